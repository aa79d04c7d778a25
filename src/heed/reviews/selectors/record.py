"""The record: what people have settled, and nothing else. Whatever is published is made from this alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from heed.reviews.models import Addressee, Fact, Item, Review, ReviewDocument, Story
from heed.reviews.selectors.documents import documents_of, redacted_in, standing_documents
from heed.reviews.selectors.undecided import SETTLED, superseded


@dataclass(frozen=True, slots=True)
class SettledItem:
    """An item that a person took into the record, with its settled addressees.

    ``lasting_id`` is its public address, which an item takes over from the one it replaced; ``earlier`` are the keys of
    those that it has replaced, the first of them first.
    """

    lasting_id: str
    item: Item
    addressees: tuple[Addressee, ...]
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SettledRecord:
    """A review as people have settled it, with the documents that stand. A fact without a row here is not stated."""

    review: Review
    story: str | None
    items: tuple[SettledItem, ...]
    documents: tuple[ReviewDocument, ...]
    facts: tuple[Fact, ...] = ()


def settled_record(review: Review) -> SettledRecord:
    """What of the review is settled. Whoever asks must already have been allowed to see the review."""
    settled = Addressee.objects.filter(decision__in=SETTLED).select_related("agency", "role")
    items = (
        Item.objects.filter(~superseded(Item), review=review, decision__in=SETTLED)
        .order_by("position", "pk")
        .prefetch_related(Prefetch("addressees", queryset=settled, to_attr="settled_addressees"))
    )
    facts = Fact.objects.filter(~superseded(Fact), review=review, decision__in=SETTLED).order_by("pk")
    story = Story.objects.filter(~superseded(Story), review=review, decision__in=SETTLED).order_by("-pk").first()
    lines = _lines(review)
    return SettledRecord(
        review=review,
        story=story.text if story else None,
        items=tuple(
            SettledItem(
                lines[item.pk].lasting_id,
                item,
                tuple(getattr(item, "settled_addressees")),  # noqa: B009
                lines[item.pk].earlier,
            )
            for item in items
        ),
        documents=tuple(_documents(review)),
        facts=tuple(facts),
    )


def others_told_of(review: Review) -> list[tuple[ReviewDocument, Review]]:
    """The other reviews that documents of this review tell of as well, each with its own link to the document."""
    shared = ReviewDocument.objects.filter(
        document__in=documents_of(review).values("document"),
        deleted_at__isnull=True,
        review__deleted_at__isnull=True,
    ).exclude(review=review)
    return [(entry, entry.review) for entry in shared.select_related("document", "review__partnership")]


def _documents(review: Review) -> list[ReviewDocument]:
    entries = documents_of(review).filter(document__in=standing_documents()).exclude(document__in=redacted_in(review))
    return list(entries.select_related("document"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of replacements up to one item: the public identifier of the first, and the keys of those before it."""

    lasting_id: str
    earlier: tuple[int, ...] = ()


def _lines(review: Review) -> dict[int, _Line]:
    """The line of each item, by key."""
    rows = Item.objects.filter(review=review).values_list("pk", "replaces", "public_id").order_by("pk")
    lines: dict[int, _Line] = {}
    for key, replaced, public_id in rows:
        # a replacement is always written after what it replaces
        before = lines.get(replaced or 0)
        lines[key] = _Line(before.lasting_id, (*before.earlier, replaced or 0)) if before else _Line(str(public_id))
    return lines
