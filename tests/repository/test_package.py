"""What the code reads beside itself is kept with it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_git_ignores_nothing_that_a_part_needs() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone")
    said = subprocess.run(
        ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "src"],  # noqa: S607 - git as it is found
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    built = re.compile(r"src/heed/ui/static/ui/built/|src/heed/locale/.*\.mo$|.*__pycache__")
    assert [name for name in said.splitlines() if not built.match(name)] == []
