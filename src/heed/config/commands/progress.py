"""One line at a terminal that says what is being done, and is gone afterwards; nothing where nobody watches."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """What to call with each thing that is begun."""
    watched = sys.stderr.isatty()

    def tell(what: str) -> None:
        if watched:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r{what[:width]:<{width}}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if watched:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
