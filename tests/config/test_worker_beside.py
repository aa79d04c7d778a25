"""The worker beside the site: started again when it dies, and gone with the site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from heed.config.commands.beside import worker_beside

LINGER = """
import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
open(sys.argv[2]).read()  # nobody writes into this pipe
"""
DIE = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write('died\\n')"


def test_a_worker_that_dies_is_started_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    with worker_beside([sys.executable, "-c", DIE, str(log)], pause=0.01):
        while len(log.read_text().splitlines()) < 2:
            pass
    assert set(log.read_text().splitlines()) == {"died"}


def test_no_worker_is_left_behind(tmp_path: Path) -> None:
    log, pipe = tmp_path / "log", tmp_path / "pipe"
    log.touch()
    os.mkfifo(pipe)
    with worker_beside([sys.executable, "-c", LINGER, str(log), str(pipe)]):
        while not log.read_text():
            pass
    with pytest.raises(ProcessLookupError):
        os.kill(int(log.read_text()), 0)
