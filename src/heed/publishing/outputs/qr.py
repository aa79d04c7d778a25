"""QR codes that lead to a lasting address."""

from __future__ import annotations

from io import BytesIO

import segno

_INK = "#1c2b30"


def qr_svg(address: str) -> bytes:
    """The code as a picture that stays sharp at any size."""
    made = BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="svg", border=2, dark=_INK, xmldecl=False)
    return made.getvalue()


def qr_png(address: str) -> bytes:
    """The code as a picture for files that take no other."""
    made = BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", border=2, scale=8, dark=_INK)
    return made.getvalue()
