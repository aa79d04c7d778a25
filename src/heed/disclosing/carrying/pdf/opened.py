"""A PDF opened with its objects, and how to ask them: files in the world say everything in more ways than one."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf

from heed.reading.errors import Broken, Encrypted

DEEPEST = 60
logging.getLogger("pikepdf").setLevel(logging.ERROR)


@contextmanager
def opened(content: bytes, name: str) -> Iterator[pikepdf.Pdf]:
    """The file's objects. Raises ``Encrypted`` and ``Broken`` with a sentence that names the file."""
    try:
        with pikepdf.open(io.BytesIO(content.lstrip(b"\0 \t\r\n")), suppress_warnings=True) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise Encrypted(f"{name} is locked with a password. Save it without one and try again.") from error
    except (
        pikepdf.PdfError,
        pikepdf.ForeignObjectError,
        RuntimeError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        raise Broken(
            f"{name} is damaged, so that not all of it can be looked into. Open it in the program it came from and save it again."
        ) from error


def text_of(value: Any) -> str:
    """The words of a string, or nothing for what is none."""
    if isinstance(value, pikepdf.String):
        return str(value)
    if isinstance(value, str):
        return value
    return ""


def get(holder: Any, *names: str) -> Any:
    """What stands under a chain of names ("/Names", "/JavaScript"); null where any of them is not there."""
    for name in names:
        if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
            return None
        holder = holder.get(name)
    return holder


def entries(value: Any) -> list[Any]:
    """The entries of an array; none of what is no array."""
    return list(value) if isinstance(value, pikepdf.Array) else []
