"""Keeping what one person did in one go, so that it can be taken back: each row as it was before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from heed.people.models import Person
from heed.reviews.models import Act, Addressee, Fact, Item, ReadingWarning, Review, Story
from heed.reviews.rules.naming import fitted

Row = Item | Story | Fact | Addressee | ReadingWarning | Review
Values = dict[str, Any]
Change = dict[str, Any]

SORTS: dict[str, type[Model]] = {
    "item": Item,
    "story": Story,
    "fact": Fact,
    "addressee": Addressee,
    "warning": ReadingWarning,
    "review": Review,
}
ORDER = "order"
EVIDENCE = "evidence"
# an act moves items by their order as a whole; and who stands behind a review is lost by any act, never taken back
LEFT_OUT = {"item": {"position"}, "review": {"confirmed_at", "confirmed_by_id"}}


class Doing:
    """An act while it is being done. Rows are shown to it before they are changed, and once they are made."""

    def __init__(self) -> None:
        self._before: list[tuple[Row, Values | None]] = []
        self._orders: list[Change] = []

    def touching(self, *rows: Row, evidence: bool = False) -> None:
        """Remembers the rows as they are now; ``evidence`` where their passages change as well."""
        self._before += [(row, values_of(row, evidence=evidence)) for row in rows]

    def made(self, *rows: Row) -> None:
        """Remembers that the act made the rows."""
        self._before += [(row, None) for row in rows]

    def ordered(self, review: Review, before: Sequence[int], after: Sequence[int]) -> None:
        """Remembers the order of the items, before and after."""
        if list(before) != list(after):
            self._orders.append({"sort": ORDER, "key": review.pk, "before": list(before), "after": list(after)})

    def changes(self) -> list[Change]:
        """What differs, row by row."""
        found = [_change(row, before) for row, before in self._before]
        return [change for change in found if change["before"] != change["after"]] + self._orders


@contextmanager
def one_act(*, review: Review, by: Person, words: str) -> Iterator[Doing]:
    """Keeps what the block does to the review as one act, under these words. Called inside a transaction."""
    doing = Doing()
    yield doing
    if changes := doing.changes():
        Act.objects.create(review=review, by=by, at=timezone.now(), words=fitted(words, 200), changes=changes)


def values_of(row: Model, *, evidence: bool = False) -> Values:
    """The row's columns as JSON can hold them; ``evidence`` adds the keys of its passages."""
    values = {field.attname: _plain(field.value_from_object(row)) for field in row._meta.concrete_fields}  # noqa: SLF001
    if evidence and isinstance(row, Item | Story | Fact):
        values[EVIDENCE] = sorted(row.evidence.values_list("pk", flat=True))
    return values


def from_values(model: type[Model], values: Values) -> Values:
    """The columns again, from what JSON held."""
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001
    return {
        name: value if value is None else fields[name].to_python(value)
        for name, value in values.items()
        if name in fields
    }


def _change(row: Row, before: Values | None) -> Change:
    sort = next(sort for sort, model in SORTS.items() if isinstance(row, model))
    change = {"sort": sort, "key": row.pk}
    after = values_of(row, evidence=before is None or EVIDENCE in before)
    if before is None:
        return change | {"before": None, "after": after}
    names = [name for name in after if before[name] != after[name] and name not in LEFT_OUT.get(sort, ())]
    return change | {"before": {name: before[name] for name in names}, "after": {name: after[name] for name in names}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else str(value) if isinstance(value, UUID) else value
