"""The names of WordprocessingML, and how to ask its elements."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

TWIPS_A_CHARACTER = 120
OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """A name in Word's own namespace, as lxml spells it."""
    return _MAIN + name


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """What a child element says, for instance ``<w:numFmt w:val="decimal"/>``; null where it is not there."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w(attribute)) if child is not None else None


def whole(said: str | None) -> int | None:
    """A whole number, or null for what is none."""
    return int(said) if said and re.fullmatch(r"-?\d{1,9}", said) else None


def number(parent: Element | None, name: str, attribute: str = "val") -> int | None:
    """What a child element says as a whole number."""
    return whole(value(parent, name, attribute))


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether a property such as bold is on, off, or not spoken of."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else (child.get(w("val")) or "true").lower() not in OFF


def chosen(alternatives: Element) -> Element | None:
    """The one of several renderings of the same thing to be read: the first that holds words."""
    branches = [branch for branch in alternatives if branch.tag in {CHOICE, FALLBACK}]
    return next((branch for branch in branches if next(branch.iter(w("t")), None) is not None), None)
