"""Which partnership a reading speaks of, which review it is, and which earlier document it replaces."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from heed.people.models import Partnership
from heed.people.selectors import known_names, lineage
from heed.reading import document
from heed.reading.facts import published_of
from heed.reviews.errors import UnknownPartnership
from heed.reviews.models import Document, Review, ReviewDocument
from heed.reviews.rules import naming
from heed.reviews.selectors import documents_of, standing_documents, standing_reviews


@dataclass(frozen=True, slots=True)
class Identity:
    """What a reading's review is in the record: a review that is there, or what a new one is to be called."""

    partnership: Partnership
    label: str
    year: int
    review: Review | None
    replaced: Document | None


def partnership_of(reading: document.Review, *, file: str, given: Partnership | None) -> Partnership:
    """The partnership that the document names, as far as that leaves no doubt, or else the given one.

    A short name that several bodies share means the one in the given partnership's lineage.
    Raises ``UnknownPartnership`` where neither helps.
    """
    candidates = _named(reading.partnership) if reading.partnership else []
    if given and len(candidates) > 1:
        family = set(lineage(given))
        candidates = [body for body in candidates if body in family]
    if len(candidates) == 1:
        return candidates[0]
    if given:
        return given
    raise UnknownPartnership(file, reading.partnership)


def _named(name: str) -> list[Partnership]:
    """The full name decides; only where it is unknown, the short name, alone or in brackets behind the full one.

    A name that a body has now goes before one that another body had.
    """
    known, key = known_names(), naming.body_key(name)
    by_name = [entry for entry in known if naming.body_key(entry.name) == key]
    shorts = {naming.folded(name), naming.body_abbreviation(name)}
    by_short_name = [entry for entry in known if entry.short_name and entry.short_name in shorts]
    found = by_name or by_short_name
    present = [entry for entry in found if not entry.is_former]
    return list(dict.fromkeys(entry.partnership for entry in present or found))


def identify(reading: document.Review, *, file: str, partnership: Partnership, but_not: set[int]) -> Identity:
    """The review that this reading tells of, if the record has it.

    That is the one with the same label from an earlier file of the same name, or the one of this partnership with the
    same label and year, or with the same label where the reading gives no year. Where people corrected label, year or
    partnership, what was read of them counts as well. ``but_not`` holds the keys of the
    reviews that the same document has told of already: two of its reviews are never one.
    """
    label = naming.fitted(reading.label or naming.label_from_file(file), 120)
    year = naming.year_of(reading.title, published_of(reading))
    standing = standing_documents().filter(name=file)
    labelled = standing_reviews().filter(Q(label=label) | Q(slug=naming.slug_of(label))).exclude(pk__in=but_not)
    as_read = standing_reviews().filter(read__label=label).exclude(pk__in=but_not)
    here, read_here = labelled.filter(partnership=partnership), as_read.filter(read__partnership=partnership.pk)
    candidates = (
        labelled.filter(partnership__in=lineage(partnership), pk__in=_told_of(standing)).order_by("pk"),
        read_here.filter(pk__in=_told_of(standing)).order_by("pk"),
        (here.filter(year=year) if year else here).order_by("-year", "pk"),
        (read_here.filter(read__year=year) if year else read_here).order_by("-year", "pk"),
    )
    review = next((found for rows in candidates if (found := rows.first())), None)
    return Identity(
        partnership=review.partnership if review else partnership,
        label=label,
        year=review.year if review else year or timezone.localdate().year,
        review=review,
        replaced=standing.filter(pk__in=documents_of(review).values("document")).first() if review else None,
    )


def _told_of(documents: QuerySet[Document]) -> QuerySet[ReviewDocument, int]:
    entries = ReviewDocument.objects.filter(document__in=documents, deleted_at__isnull=True)
    return entries.values_list("review", flat=True)
