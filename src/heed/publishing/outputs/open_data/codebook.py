"""The codebook as a table: every column, and every value of every characteristic."""

from __future__ import annotations

from collections.abc import Iterator

from heed.publishing.outputs.open_data.tables import TABLES
from heed.publishing.rules.facts import FACTS
from heed.publishing.rules.open_records import said
from heed.reading.kinds import kinds

HEADING = ("table", "column", "value", "label", "meaning", "source", "as_of")


def codebook_rows() -> Iterator[tuple[object, ...]]:
    """One row for each column, each kind of review, each characteristic and each of its values."""
    for table in TABLES:
        for column in table.columns:
            yield table.name, column.name, None, None, column.meaning, column.source, None
    for kind in kinds():
        yield "reviews", "kind", kind.code, kind.name, None, None, None
    for fact in FACTS:
        yield "facts", "fact", fact.name, fact.label, fact.in_plain_words, fact.source, fact.as_of
        for value in fact.values:
            yield "facts", f"value of {fact.name}", said(value.code), value.label, None, fact.source, fact.as_of
