"""Chance mistakes in whole files, real ones among them, read as a batch: no crash, no hang, no leak from file to file."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from reading import fuzzing  # noqa: E402 - the tests' own mutations, so that both mean the same


def main(seconds: float = 120.0, folder: Path | None = None) -> None:
    """Read mutated files for so long and print how it went; ``folder`` holds real files to mutate as well."""
    seed = int(time.time())
    others = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.pdf"))[:20]] if folder else []
    with tempfile.TemporaryDirectory(prefix="heed-fuzz-") as place:
        tally = fuzzing.run(Path(place), seconds, seed, others)
    print(
        f"seed {seed}: {tally.files} files, {tally.read} read, {tally.refused} refused, slowest batch {tally.longest:.1f} s, "
        f"{len(tally.leaks)} leaks",
    )
    if tally.leaks:
        raise SystemExit(f"The reading of one file held words of another: {', '.join(tally.leaks)}")


if __name__ == "__main__":
    main(
        float(sys.argv[1]) if len(sys.argv) > 1 else 120.0,
        Path(sys.argv[2]) if len(sys.argv) > 2 else None,
    )
