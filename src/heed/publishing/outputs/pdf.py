"""Papers as tagged PDF files that meet PDF/UA-1. Words are handed over as data: nothing in them is ever run."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible as typeface
import typst

from heed.publishing.outputs.qr import qr_svg
from heed.publishing.paper import Paper, to_plain
from heed.publishing.rules.measuring import break_long

_AS_IT_IS = frozenset({"address", "kind", "language", "picture"})
TEMPLATE = Path(__file__).parent / "paper.typ"
CANNOT_BE_SET = "□"
SETTABLE = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x384, 0x38A), (0x391, 0x3A1), (0x3A3, 0x482), (0x48A, 0x4FF)),
    *((0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x2040), (0x2044, 0x2052), (0x20A0, 0x20BF), (0x2100, 0x211E)),
    *((0x2122, 0x2122), (0x2153, 0x215E), (0x2190, 0x23FF), (0x25A0, 0x25FF), (0x2713, 0x2714), (0x2717, 0x2718)),
    *((0xFB01, 0xFB02), (0xFFFD, 0xFFFD)),
)
"""First and last of each stretch of characters that our typeface, or one that typst brings along, can show. A test sets them all."""

_ELSE = re.compile(
    "[^\n" + "".join(f"{chr(first)}-{chr(last)}" for first, last in SETTABLE if first > 0x20) + " -\\[\\]^-~]"
)


def pdf(paper: Paper) -> bytes:
    """The paper as a PDF. A character that none of our typefaces has becomes an empty box, and nothing else is lost."""
    plain = _settable(to_plain(paper))
    at = datetime.combine(paper.dated, time(12), tzinfo=UTC)
    return _compiled(TEMPLATE, {"paper": json.dumps(plain), "qr": qr_svg(paper.address).decode()}, at)


def _settable(value: Any) -> Any:
    """The words so that every one can be set and none runs out of its line. Addresses are left as they are."""
    if isinstance(value, list):
        return [_settable(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key in _AS_IT_IS else _settable(one) for key, one in value.items()}
    if isinstance(value, str):
        # a letter and its accent as one character, where there is such a character
        return break_long(_ELSE.sub(CANNOT_BE_SET, unicodedata.normalize("NFC", value)))
    return value


def _compiled(source: Path | bytes, inputs: dict[str, str], at: datetime | None = None) -> bytes:
    made = _compiler().compile(
        input=source,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards="ua-1",
        timestamp=at or datetime(2000, 1, 1, tzinfo=UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was asked for, and typst made another number")
    return made


@cache
def _compiler() -> Any:
    """Reads the typefaces once. Only ours and those that typst brings along: what a machine has installed changes nothing."""
    return typst.Compiler(root=TEMPLATE.parent, font_paths=[typeface.ROOT / "files"], ignore_system_fonts=True)
