"""The versions of a published review, for those who work on it."""

from __future__ import annotations

from dataclasses import dataclass

from heed.publishing.models import Publication, Version
from heed.publishing.record import PublishedReview, from_content
from heed.publishing.rules.differences import Difference, differences
from heed.publishing.selectors.public import PublicReview, as_shown


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version as it stood, with what changed since the one before; nothing for the first."""

    version: Version
    shown: PublicReview
    changed: tuple[Difference, ...]


def versions_of(publication: Publication) -> list[Version]:
    """The versions without their content, the newest first."""
    rows = Version.objects.filter(publication=publication).defer("content")
    return list(rows.select_related("published_by", "approved_by"))


def version_shown(publication: Publication, number: int) -> VersionShown | None:
    """The version of that number as it stood, or None."""
    rows = Version.objects.filter(publication=publication, number__in=[number, number - 1])
    found = list(rows.select_related("published_by", "approved_by").order_by("-number"))
    if not found or found[0].number != number:
        return None
    version, before = found[0], found[1:]
    content = from_content(version.content)
    return VersionShown(
        version=version,
        shown=as_shown(publication, content),
        changed=differences(from_content(before[0].content), content) if before else (),
    )


def would_change(publication: Publication | None, content: PublishedReview) -> tuple[Difference, ...]:
    """What publishing this content would change of what is public; nothing before the first publication."""
    if publication is None or publication.latest is None:
        return ()
    return differences(from_content(publication.latest.content), content)
