"""Words as XML can hold them."""

from __future__ import annotations

import re

_NOT_ALLOWED = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def letters(text: str) -> str:
    """The text without control characters and other characters that are none."""
    return _NOT_ALLOWED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def property_of(text: str) -> str:
    """The text as a property of a Word or PowerPoint file, which holds 255 characters."""
    return letters(text)[:255]
