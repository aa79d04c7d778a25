"""Open data: the public reviews and items that match, in an order that stays, and what is to be said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.people.models import Partnership
from heed.people.selectors import now_called, predecessors
from heed.publishing.models import (
    Change,
    ListedFact,
    ListedItem,
    Publication,
    PublicationState,
    Version,
)
from heed.publishing.record import PublishedReview, from_content
from heed.publishing.rules.open_records import (
    OpenHead,
    OpenItem,
    OpenReview,
    OpenVersion,
    Standing,
    open_head,
    open_items,
    open_review,
)
from heed.publishing.rules.states import Step
from heed.publishing.selectors.listed import (
    about_theme,
    public_items,
    public_publications,
    speaking_to,
    speaking_to_role,
)
from heed.publishing.selectors.public import Gone, public_item, public_review
from heed.publishing.selectors.standing import files_of, page_of, places, standing_of

AT_ONCE = 50
"""How many reviews are in memory at once where all are written down."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a machine asks for; what is blank or None lets all through. ``facts`` are (name, value), the value blank for any."""

    partnership: str = ""
    year: int | None = None
    kind: str = ""
    theme: str = ""
    agency: str = ""
    role: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    type: str = ""
    words: tuple[str, ...] = ()
    changed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the order a page of rows ended: the day of its last row, and the row's key."""

    at: datetime
    key: int


def open_publications(asked: Asked) -> QuerySet[Publication]:
    """The public reviews that match, the latest published here first."""
    found = public_publications().filter(**_of_review(asked))
    found = found.filter(of_partnership(asked.partnership, "partnership"))
    if asked.theme or asked.agency or asked.role:
        items = _speaking(public_items(), asked).select_related(None)
        found = found.filter(Exists(items.filter(publication=OuterRef("pk"))))
    for name, value in asked.facts:
        stated = Q(name=name, value=value) if value else Q(name=name, state="stated")
        found = found.filter(Exists(ListedFact.objects.filter(stated, publication=OuterRef("pk"))))
    if asked.changed_since:
        found = found.filter(changed_at__gte=asked.changed_since)
    return found.select_related("partnership").order_by("-first_published_at", "-pk")


def open_rows(asked: Asked) -> QuerySet[ListedItem]:
    """The public items that match: those public latest first, and those that came together in their review's order."""
    found = _speaking(public_items(), asked)
    found = found.filter(of_partnership(asked.partnership, "publication__partnership"))
    if asked.type:
        found = found.filter(type=asked.type)
    for word in asked.words:
        found = found.filter(words__icontains=word)
    if asked.changed_since:
        found = found.filter(changed_at__gte=asked.changed_since)
    return found.order_by("-first_public_at", "pk")


def publications_after(found: QuerySet[Publication], place: Place | None, limit: int) -> list[Publication]:
    """As many as ``limit`` from behind this place on."""
    if place:
        before = Q(first_published_at__lt=place.at) | Q(first_published_at=place.at, pk__lt=place.key)
        found = found.filter(before, first_published_at__lte=place.at)
    return list(found[:limit])


def rows_after(found: QuerySet[ListedItem], place: Place | None, limit: int) -> list[ListedItem]:
    """As many as ``limit`` from behind this place on."""
    if place:
        before = Q(first_public_at__lt=place.at) | Q(first_public_at=place.at, pk__gt=place.key)
        found = found.filter(before, first_public_at__lte=place.at)
    return list(found[:limit])


def heads_of(publications: Iterable[Publication]) -> list[OpenHead]:
    """What lists say of these reviews, in their order."""
    return [open_head(content, standing) for _, content, standing in _drawn(publications)]


def reviews_of(publications: Iterable[Publication]) -> list[OpenReview]:
    """These reviews whole, in their order."""
    return [
        open_review(content, standing, places(), files_of(publication, content))
        for publication, content, standing in _drawn(publications)
    ]


def items_of(rows: Iterable[ListedItem]) -> list[tuple[OpenItem, OpenHead]]:
    """These items, in their order, as the versions hold them, each with the review it comes from."""
    rows = list(rows)
    wanted = {row.publication_id: row.publication for row in rows}
    known: dict[str, tuple[OpenItem, OpenHead]] = {}
    for _, content, standing in _drawn(wanted.values()):
        head = open_head(content, standing)
        known |= {item.id: (item, head) for item in open_items(content, places())}
    return [known[str(row.public_id)] for row in rows if str(row.public_id) in known]


def review_with(public_id: UUID) -> OpenReview | Gone | None:
    """The review with this lasting key, what is left to say of it, or ``None`` where it never was public."""
    publication = Publication.objects.select_related("partnership").filter(public_id=public_id).first()
    if publication is None:
        return None
    if publication.is_public:
        return reviews_of([publication])[0]
    found = public_review(partnership=publication.partnership.slug, year=publication.year, slug=publication.slug)
    return found if isinstance(found, Gone) else None


def item_with(public_id: UUID) -> tuple[OpenItem, OpenHead] | Gone | None:
    """The item with this lasting key, what is left to say of it, or ``None`` where it never was public."""
    row = public_items().filter(public_id=public_id).first()
    if row:
        return items_of([row])[0]
    found = public_item(public_id)
    return found if isinstance(found, Gone) else None


def every_review() -> Iterator[OpenReview]:
    """Every public review whole, those that were public first in front; a few at a time, so that memory stays small.

    Each few are asked for anew: what is withdrawn meanwhile does not come any more.
    """
    last = 0
    while some := list(open_publications(Asked()).filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield from reviews_of(some)
        last = some[-1].pk


def versions_with(public_id: UUID) -> tuple[OpenVersion, ...]:
    """The versions of the review with this lasting key, the newest first."""
    versions = Version.objects.filter(publication__public_id=public_id).defer("content")
    return tuple(OpenVersion(v.number, v.published_at, tuple(v.changes)) for v in versions)


def page_with(public_id: UUID) -> str:
    """The whole address of the page of the review with this lasting key."""
    return page_of(Publication.objects.select_related("partnership").get(public_id=public_id))


def _of_review(asked: Asked) -> dict[str, object]:
    given = {"year": asked.year, "kind": asked.kind}
    return {name: value for name, value in given.items() if value}


def of_partnership(slug: str, column: str) -> Q:
    """Of this body and of those that it took over from, as the list of reviews has it."""
    if not slug:
        return Q()
    body = Partnership.objects.filter(slug=slug).first() or now_called(slug)
    if body is None:
        return Q(pk__in=[])
    return Q(**{f"{column}__in": [body.pk, *predecessors(body).values_list("pk", flat=True)]})


def _speaking(items: QuerySet[ListedItem], asked: Asked) -> QuerySet[ListedItem]:
    if asked.theme:
        items = about_theme(items, asked.theme)
    if asked.role:
        return speaking_to_role(items, asked.role, asked.agency)
    return speaking_to(items, asked.agency) if asked.agency else items


def _drawn(publications: Iterable[Publication]) -> Iterable[tuple[Publication, PublishedReview, Standing]]:
    """Each review with what its latest version holds and where it stands, in three queries for all of them."""
    listed = list(publications)
    versions = Version.objects.in_bulk([one.latest_id for one in listed if one.latest_id])
    archived = _archived(one.pk for one in listed if one.state == PublicationState.ARCHIVED)
    for publication in listed:
        version = versions[publication.latest_id or 0]
        yield (
            publication,
            from_content(version.content),
            standing_of(publication, version, archived.get(publication.pk)),
        )


def _archived(publications: Iterable[int]) -> dict[int, Change]:
    """The last archiving of each of these."""
    keys = list(publications)
    changes = Change.objects.filter(publication__in=keys, state=Step.ARCHIVED).order_by("at", "pk") if keys else ()
    return {change.publication_id or 0: change for change in changes}
