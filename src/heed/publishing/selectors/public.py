"""What the public may read: published reviews as lists and whole, and what there is to say of withdrawn ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from heed.people.models import Partnership
from heed.people.selectors import answers_for
from heed.publishing import rules
from heed.publishing.models import Change, Publication, PublicationState, Version
from heed.publishing.record import PublishedDocument, PublishedItem, PublishedReview, from_content
from heed.publishing.rules.open_records import Standing
from heed.publishing.rules.states import Step
from heed.publishing.selectors.listed import public_publications
from heed.publishing.selectors.standing import files_of, standing_of
from heed.reading.kinds import kind_name
from heed.reviews.frames import Frame, frames_for
from heed.reviews.models import Document, FormerItem, Item, ReviewDocument
from heed.ui.words import shown


@dataclass(frozen=True, slots=True)
class Tile:
    """A review in a list. ``opening`` is the beginning of its first learning, blank where it has none."""

    address: str
    label: str
    title: str
    kind: str
    year: int
    partnership: str
    items: int
    opening: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A document of a review, with its role and format in words; ``address`` is blank where it is not public."""

    name: str
    role: str
    format: str
    size: int
    address: str


@dataclass(frozen=True, slots=True)
class Release:
    """One version of a review, when it was published, and what changed since the one before, in sentences."""

    number: int
    at: datetime
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Archived:
    """Since when the report of a review is no longer offered, and why."""

    since: datetime
    why: str


@dataclass(frozen=True, slots=True)
class PublicReview:
    """A published review with all that its page shows. ``contacts`` are the bodies that answer for it today.

    ``standing`` and ``files`` are what its open data needs beside its content; None where it is only looked at by staff.
    """

    address: str
    kind: str
    review: PublishedReview
    sections: tuple[rules.Section, ...]
    who_should_act: rules.WhoShouldAct
    documents: tuple[Filed, ...]
    frames: tuple[Frame, ...]
    contacts: tuple[Partnership, ...]
    releases: tuple[Release, ...] = ()
    archived: Archived | None = None
    standing: Standing | None = None
    files: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One published item, and the review that it comes from."""

    item: PublishedItem
    name: str
    kind: str
    review: PublishedReview
    review_address: str
    release: Release
    standing: Standing

    @property
    def asks(self) -> bool:
        """Whether it asks somebody to do something, so that it can be told what was done."""
        return self.item.type in rules.ASKING


@dataclass(frozen=True, slots=True)
class Gone:
    """What was public and no longer is: what it was, since when and why, and whom to ask.

    ``address`` leads on to the review where that is still there; it is blank where the whole review was withdrawn.
    """

    what: str
    kind: str
    label: str
    year: int
    at: datetime
    why: str
    contacts: tuple[Partnership, ...]
    address: str = ""


def latest(count: int) -> tuple[Tile, ...]:
    """The newest reviews."""
    return tiles(published()[:count])


def published() -> QuerySet[Publication]:
    """Every review that the public may see now, the newest first, without the words of its versions."""
    # spelt out, because the two databases put rows without a day at opposite ends
    newest_first = ("-year", F("published_on").desc(nulls_last=True), "label", "pk")
    # without the versions: the database would carry the words of every review through the sorting
    found = public_publications()
    return found.select_related("partnership").order_by(*newest_first)


def review_address(publication: Publication) -> str:
    """Where the review answers."""
    return reverse("review", args=[publication.partnership.slug, publication.year, publication.slug])


def tiles(publications: Iterable[Publication]) -> tuple[Tile, ...]:
    """Publications as a list shows them, with the beginning of what each says."""
    listed = list(publications)
    latest = Version.objects.in_bulk([publication.latest_id for publication in listed if publication.latest_id])
    return tuple(_tile(publication, latest.get(publication.latest_id or 0)) for publication in listed)


def public_review(*, partnership: str, year: int, slug: str) -> PublicReview | Gone | None:
    """The review at this address, what is left to say of it, or ``None`` where nothing was ever published there."""
    publication = _everything().filter(partnership__slug=partnership, year=year, slug=slug).first()
    if publication is None or publication.latest is None:
        return None
    if publication.state == PublicationState.WITHDRAWN:
        return _withdrawn(publication)
    versions = Version.objects.filter(publication=publication).defer("content")
    content = from_content(publication.latest.content)
    change = _archiving(publication) if publication.state == PublicationState.ARCHIVED else None
    return replace(
        as_shown(publication, content),
        releases=tuple(Release(version.number, version.published_at, tuple(version.changes)) for version in versions),
        archived=Archived(change.at, change.reason) if change else None,
        standing=standing_of(publication, publication.latest, change),
        files=files_of(publication, content),
    )


def as_shown(publication: Publication, review: PublishedReview) -> PublicReview:
    """The review as its page shows this content, whichever version holds it."""
    return PublicReview(
        address=review_address(publication),
        kind=kind_name(review.kind),
        review=review,
        sections=rules.by_type(review.items),
        who_should_act=rules.who_should_act(review.items),
        documents=tuple(_filed(publication, document) for document in review.documents),
        frames=frames_for(review.kind, review.published_on or date(review.year, 12, 31), review.partnership.nation),
        contacts=_answering_for(publication.partnership_id),
    )


def public_item(public_id: UUID) -> PublicItem | Gone | None:
    """The published item with this address, what is left to say of it, or ``None`` where it never was public."""
    review = Item.objects.filter(public_id=public_id).values("review")
    former = FormerItem.objects.filter(public_id=public_id).values("review")
    publication = _everything().filter(Q(review__in=review) | Q(review__in=former)).first()
    if publication is None or publication.latest is None:
        return None
    version = _last_version_with(publication, public_id)
    if version is None:
        return None
    content = from_content(version.content)
    item = next(item for item in content.items if item.id == str(public_id))
    if publication.state == PublicationState.WITHDRAWN:
        return _withdrawn(publication, what=rules.item_name(item))
    if version.number != publication.latest.number:
        return _no_longer(
            publication, publication.latest, what=rules.item_name(item), why=shown("The review was corrected.")
        )
    return PublicItem(
        item=item,
        name=rules.item_name(item),
        kind=kind_name(content.kind),
        review=content,
        review_address=review_address(publication),
        release=Release(version.number, version.published_at),
        standing=standing_of(publication, version, None),
    )


def public_document(*, partnership: str, year: int, slug: str, document: int) -> Document | Gone | None:
    """The file, where the review as it is published now lets the public have it.

    Otherwise what there is to say of it where the public once could have it, or ``None`` where it never could.
    """
    publication = _everything().filter(partnership__slug=partnership, year=year, slug=slug).first()
    if publication is None or publication.latest is None:
        return None
    if publication.is_public and _offers(publication.latest, document):
        return Document.objects.filter(pk=document).first()
    if not any(_offers(version, document) for version in publication.versions.all()):
        return None
    if publication.state == PublicationState.WITHDRAWN:
        return _withdrawn(publication, what=shown("A document"))
    if publication.state == PublicationState.ARCHIVED:
        archived = _archiving(publication)
        return replace(
            _no_longer(publication, publication.latest, what=shown("A document"), why=archived.reason), at=archived.at
        )
    why = from_content(publication.latest.content).withheld or shown("It is no longer offered for download.")
    return _no_longer(publication, publication.latest, what=shown("A document"), why=why)


def publishers() -> tuple[Partnership, ...]:
    """The bodies that answer today for the reviews published here, by name."""
    return _answering_for(*Publication.objects.values_list("partnership", flat=True).distinct().order_by())


def _everything() -> QuerySet[Publication]:
    return Publication.objects.select_related("partnership", "latest")


def _document_address(publication: Publication, document: PublishedDocument) -> str:
    return reverse("document", args=[publication.partnership.slug, publication.year, publication.slug, document.id])


def _tile(publication: Publication, latest: Version | None) -> Tile:
    items = latest.content["items"] if latest else ()
    first = items[0] if items else None
    return Tile(
        address=review_address(publication),
        label=publication.label,
        title=publication.title,
        kind=kind_name(publication.kind),
        year=publication.year,
        partnership=publication.partnership.name,
        items=publication.item_count,
        opening=rules.shortened(first["title"] or first["text"]) if first else "",
    )


def _filed(publication: Publication, document: PublishedDocument) -> Filed:
    return Filed(
        name=document.name,
        role=str(ReviewDocument.Role(document.role).label),
        format=rules.format_name(document.media_type),
        size=document.size,
        address=_document_address(publication, document) if document.public else "",
    )


def _archiving(publication: Publication) -> Change:
    """The step by which its report was closed."""
    return Change.objects.filter(publication=publication, state=Step.ARCHIVED).latest("at", "pk")


def _withdrawn(publication: Publication, *, what: str = "") -> Gone:
    change = Change.objects.filter(publication=publication, state=Step.WITHDRAWN).latest("at", "pk")
    return Gone(
        what=what,
        kind=kind_name(publication.kind),
        label=publication.label,
        year=publication.year,
        at=change.at,
        why=change.reason,
        contacts=_answering_for(publication.partnership_id),
    )


def _no_longer(publication: Publication, since: Version, *, what: str, why: str) -> Gone:
    """A part that the latest version took out. The review itself is still there."""
    return Gone(
        what=what,
        kind=kind_name(publication.kind),
        label=publication.label,
        year=publication.year,
        at=since.published_at,
        why=why,
        contacts=_answering_for(publication.partnership_id),
        address=review_address(publication),
    )


def _last_version_with(publication: Publication, public_id: UUID) -> Version | None:
    """The newest version that holds the item. Nearly always the latest, which is at hand."""
    if publication.latest and _holds(publication.latest, public_id):
        return publication.latest
    return next((version for version in publication.versions.all() if _holds(version, public_id)), None)


def _holds(version: Version, public_id: UUID) -> bool:
    return any(item["id"] == str(public_id) for item in version.content["items"])


def _offers(version: Version, document: int) -> bool:
    return any(listed["id"] == document and listed["public"] for listed in version.content["documents"])


def _answering_for(*partnerships: int) -> tuple[Partnership, ...]:
    return tuple(answers_for(*partnerships))
