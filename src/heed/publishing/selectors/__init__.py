"""Reading what is published, and what is on its way there. What other parts call is named here."""

from heed.publishing.selectors.content import as_published, stamp_of_record
from heed.publishing.selectors.course import Course, Standing, course_of, due_plans, standing_of, steps_of
from heed.publishing.selectors.filtering import Choice, Choices, choices, matching
from heed.publishing.selectors.listed import (
    about_theme,
    newest_first,
    public_items,
    speaking_to,
    speaking_to_everyone_in,
    speaking_to_role,
)
from heed.publishing.selectors.public import (
    Archived,
    Filed,
    Gone,
    PublicItem,
    PublicReview,
    Release,
    Tile,
    as_shown,
    latest,
    public_document,
    public_item,
    public_review,
    publishers,
    tiles,
)
from heed.publishing.selectors.sources import Current, current
from heed.publishing.selectors.versions import VersionShown, version_shown, versions_of, would_change

__all__ = [
    "Archived",
    "Choice",
    "Choices",
    "Course",
    "Current",
    "Filed",
    "Gone",
    "PublicItem",
    "PublicReview",
    "Release",
    "Standing",
    "Tile",
    "VersionShown",
    "about_theme",
    "as_published",
    "as_shown",
    "choices",
    "course_of",
    "current",
    "due_plans",
    "latest",
    "matching",
    "newest_first",
    "public_document",
    "public_item",
    "public_items",
    "public_review",
    "publishers",
    "speaking_to",
    "speaking_to_everyone_in",
    "speaking_to_role",
    "stamp_of_record",
    "standing_of",
    "steps_of",
    "tiles",
    "version_shown",
    "versions_of",
    "would_change",
]
