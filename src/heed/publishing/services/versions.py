"""Writing versions: the content as it is made public, kept whole, and the columns by which lists find it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from heed.people.models import Person
from heed.publishing import record
from heed.publishing.models import Publication, PublicationState, Version
from heed.publishing.rules.differences import differences
from heed.publishing.services.listing import list_items
from heed.reviews.models import Review
from heed.reviews.rules.naming import free_slug


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did. Where nothing differs from what is public already, nothing is new."""

    publication: Publication
    version: Version
    is_new: bool


@dataclass(frozen=True, slots=True)
class Release:
    """A version about to be written: by whom, approved by whom, and why."""

    by: Person
    approved_by: Person | None = None
    reason: str = ""


def differs(publication: Publication | None, content: record.PublishedReview) -> bool:
    """Whether this is another content than the latest version's."""
    latest = publication.latest if publication else None
    return latest is None or as_kept(record.from_content(latest.content)) != as_kept(content)


def write_version(
    *, review: Review, content: record.PublishedReview, state: PublicationState, release: Release
) -> Published:
    """Makes this content the latest version and the review stand so; what is the same already is not written again."""
    known = Publication.objects.select_for_update(of=("self",)).select_related("latest").filter(review=review).first()
    publication = known or _first_publication(review, content, state)
    latest = publication.latest
    is_new = latest is None or differs(publication, content)
    version = _next_version(publication, content, release) if latest is None or is_new else latest
    _bring_up_to_date(publication, content, version, state)
    return Published(publication, version, is_new=is_new)


def as_kept(content: record.PublishedReview) -> dict[str, Any]:
    """The content as the database gives it back, so that the two can be compared."""
    kept: dict[str, Any] = json.loads(json.dumps(record.to_content(content)))
    return kept


def _first_publication(review: Review, content: record.PublishedReview, state: PublicationState) -> Publication:
    # an address stays with the review that was public there, even where that was given another label since
    here = Publication.objects.filter(partnership=review.partnership, year=review.year)
    return Publication.objects.create(
        review=review,
        partnership=review.partnership,
        year=review.year,
        slug=free_slug(review.slug, set(here.values_list("slug", flat=True))),
        label=content.label,
        title=content.title,
        kind=content.kind,
        item_count=len(content.items),
        state=state,
        first_published_at=timezone.now(),
    )


def _next_version(publication: Publication, content: record.PublishedReview, release: Release) -> Version:
    latest = publication.latest
    changed = differences(record.from_content(latest.content), content) if latest else ()
    return Version.objects.create(
        publication=publication,
        number=latest.number + 1 if latest else 1,
        content=as_kept(content),
        published_at=timezone.now(),
        published_by=release.by,
        approved_by=release.approved_by,
        reason=release.reason,
        # two documents closed at once are said once
        changes=list(dict.fromkeys(difference.words for difference in changed)),
    )


def _bring_up_to_date(
    publication: Publication, content: record.PublishedReview, version: Version, state: PublicationState
) -> None:
    """The columns by which lists and filters find it. Its address stays what it was."""
    publication.label = content.label
    publication.title = content.title
    publication.kind = content.kind
    publication.published_on = content.published_on
    publication.item_count = len(content.items)
    publication.state = state
    publication.latest = version
    publication.changed_at = timezone.now()
    publication.save()
    list_items(publication, content, at=publication.changed_at)
