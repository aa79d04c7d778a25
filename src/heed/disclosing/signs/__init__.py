"""What in a text could identify, one module a kind of sign. Each is one function from a page's text to signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heed.disclosing.sign import Known, Sign
from heed.disclosing.signs import addresses, contact, courts, dated, names, numbers, places

SIGNS: tuple[Callable[[str, Known], Iterator[Sign]], ...] = (
    contact.signs,
    numbers.signs,
    addresses.signs,
    courts.signs,
    dated.signs,
    places.signs,
    names.signs,
)
"""In order of who has the first word: where two find the same place, the first named keeps it."""
