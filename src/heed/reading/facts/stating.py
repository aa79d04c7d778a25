"""How a fact is put: stated with its evidence, or not stated."""

from __future__ import annotations

from collections.abc import Iterable

from heed.reading.blocks import merged
from heed.reading.document import Evidence, Fact, FactState

Pages = tuple[str, ...]


def stated(name: str, evidence: Iterable[Evidence], pages: Pages, *, value: str | bool) -> Fact:
    return Fact(name, value, FactState.STATED, merged(evidence, pages))


def not_stated(name: str) -> Fact:
    return Fact(name, None, FactState.NOT_STATED)
