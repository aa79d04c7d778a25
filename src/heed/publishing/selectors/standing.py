"""Where public things answer, as whole addresses, and since when they are public."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from heed.publishing.models import Change, Publication, Version
from heed.publishing.record import PublishedReview
from heed.publishing.rules.open_records import Places, Standing
from heed.ui.languages import in_english


def whole(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.HEED_PUBLIC_ADDRESS}{path}"


def lasting(name: str, *args: object) -> str:
    """The whole address of what has this name: the same in whatever language a page is that names it."""
    return whole(in_english(lambda: reverse(name, args=args)))


def places() -> Places:
    """Where items answer, as a page and as data."""
    nothing = UUID(int=0)
    page = lasting("learning", nothing)
    data = lasting("open-item", nothing)
    return Places(page.replace(str(nothing), "{id}"), data.replace(str(nothing), "{id}"))


def page_of(publication: Publication) -> str:
    """The whole address of a review's page."""
    return lasting("review", publication.partnership.slug, publication.year, publication.slug)


def files_of(publication: Publication, content: PublishedReview) -> dict[int, str]:
    """The whole address of each of its documents, by key."""
    where = (publication.partnership.slug, publication.year, publication.slug)
    return {document.id: lasting("document", *where, document.id) for document in content.documents}


def standing_of(publication: Publication, version: Version, archived: Change | None) -> Standing:
    """Where and since when the review is public, in this version; ``archived`` is the step by which its report was closed."""
    return Standing(
        id=str(publication.public_id),
        address=page_of(publication),
        data_address=lasting("open-review", publication.public_id),
        partnership=publication.partnership.slug,
        version=version.number,
        first_published_at=publication.first_published_at,
        changed_at=publication.changed_at,
        archived_at=archived.at if archived else None,
        archived_because=archived.reason if archived else None,
    )
