"""The names of OpenDocument."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_IN_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
CHARACTERS_AN_INCH = 12


def q(name: str) -> str:
    """A name such as ``text:p`` as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def length(said: str | None) -> float | None:
    """A length such as "1.27cm" in characters; null for what is none."""
    found = re.fullmatch(r"(-?\d*\.?\d+)(in|cm|mm|pt|pc|px)", said or "")
    return float(found[1]) * _IN_INCHES[found[2]] * CHARACTERS_AN_INCH if found else None


def whole(said: str | None) -> int | None:
    """A whole number, or null for what is none."""
    return int(said) if said and re.fullmatch(r"-?\d{1,9}", said) else None
