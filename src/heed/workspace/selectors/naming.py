"""What the records of a page of the log are called, in a handful of queries however many they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.text import Truncator

from heed.audit.models import Entry
from heed.people.models import Agency, Partnership, Person, Role
from heed.reviews.models import Addressee, Fact, Item, ReadingWarning, Review, ReviewDocument
from heed.reviews.rules.read import fact_name

Record = tuple[str, int]

# what a record is called of which nothing is left, or which has no name of its own
KINDS = {
    "reviews.review": "a review",
    "reviews.item": "an item",
    "reviews.story": "what happened",
    "reviews.fact": "a fact",
    "reviews.addressee": "an addressee",
    "reviews.document": "a document",
    "reviews.reviewdocument": "a document",
    "reviews.readingwarning": "a warning",
    "people.person": "somebody",
    "people.partnership": "a partnership",
    "publishing.publication": "a review",
}


def _item(item: Item) -> str:
    kind = str(item.get_type_display()).lower()
    return f"{kind} {item.number}" if item.number else f"the {kind} “{Truncator(item.title or item.text).words(8)}”"


def _addressee(addressee: Addressee) -> str:
    return f"the addressee “{addressee}”"


NAMES: dict[str, tuple[Callable[[], QuerySet[Any]], Callable[[Any], str]]] = {
    "reviews.review": (Review.objects.all, str),
    "reviews.item": (lambda: Item.objects.defer("read", "parts"), _item),
    "reviews.fact": (lambda: Fact.objects.only("name"), lambda fact: f"the fact “{fact_name(fact.name)}”"),
    "reviews.addressee": (lambda: Addressee.objects.select_related("agency", "role"), _addressee),
    "reviews.reviewdocument": (
        lambda: ReviewDocument.objects.select_related("document"),
        lambda entry: f"the document {entry.document}",
    ),
    "reviews.readingwarning": (
        lambda: ReadingWarning.objects.only("message"),
        lambda warning: f"the warning “{Truncator(warning.message).words(12)}”",
    ),
    "people.person": (Person.objects.all, str),
    "people.partnership": (Partnership.objects.all, str),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What records are called, by kind and key. ``standing`` are the reviews that do not lie in the bin."""

    called: dict[Record, str]
    standing: frozenset[int]


def names_of(entries: Iterable[Entry]) -> Names:
    """The names of the records that these entries are on, and of the reviews they are about, as far as they are there."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.record_kind, set()).add(entry.record_id)
        if entry.about_kind == "reviews.review":
            wanted.setdefault(entry.about_kind, set()).add(entry.about_id)
    called: dict[Record, str] = {}
    standing: set[int] = set()
    for kind, keys in wanted.items():
        if kind in NAMES:
            rows, name = NAMES[kind]
            for row in rows().filter(pk__in=keys):
                called[kind, row.pk] = name(row)
                if isinstance(row, Review) and row.deleted_at is None:
                    standing.add(row.pk)
    return Names(called, frozenset(standing))


def routes_of(entries: Iterable[Entry]) -> dict[tuple[str, int], str]:
    """The agencies and roles that changes of addressees name by their keys."""
    wanted: dict[str, set[int]] = {"agency": set(), "role": set()}
    for entry in entries:
        if entry.record_kind == "reviews.addressee":
            for side in ("before", "after"):
                values = entry.detail.get(side)
                for column, keys in wanted.items():
                    if isinstance(values, dict) and isinstance(values.get(column), int):
                        keys.add(values[column])
    models: dict[str, type[Agency] | type[Role]] = {"agency": Agency, "role": Role}
    return {
        (column, row.pk): row.name
        for column, keys in wanted.items()
        if keys
        for row in models[column].objects.filter(pk__in=keys)
    }


def kind_said(kind: str) -> str:
    """A kind of record, as it is called where it has no name."""
    if kind in KINDS:
        return KINDS[kind]
    try:
        model: type[Model] = apps.get_model(kind)
    except LookupError:
        return kind
    return str(model._meta.verbose_name)  # noqa: SLF001
