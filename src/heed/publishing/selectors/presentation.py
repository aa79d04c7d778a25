"""What an editor has added to a review for readers, as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heed.people.models import Partnership
from heed.publishing.models import LeftOut, Presentation, Wording
from heed.publishing.rules.presenting import Column, source_stamp, source_words
from heed.reviews.models import Item, Review
from heed.reviews.rules.stamp import stamp
from heed.reviews.selectors import SettledItem


@dataclass(frozen=True, slots=True)
class Presented:
    """All of it. ``presentation`` is unsaved where nobody has written anything; wordings are by the key of their item."""

    presentation: Presentation
    left_out: Mapping[str, LeftOut]
    wordings: Mapping[int, Wording]

    def value(self, column: Column) -> str | list[str]:
        """What stands under this column."""
        value: str | list[str] = getattr(self.presentation, column)
        return value

    def wording(self, settled: SettledItem) -> Wording | None:
        """The shorter words of an item: its own, or those of one that it has replaced. They may be stale."""
        keys = (settled.item.pk, *reversed(settled.earlier))
        return next((self.wordings[key] for key in keys if key in self.wordings), None)

    def brief(self, settled: SettledItem) -> str | None:
        """The shorter words that may be published; None where there are none, or the item's words have changed since."""
        wording = self.wording(settled)
        return wording.text if wording and wording.source == source_of(settled.item) else None


def presented_of(review: Review) -> Presented:
    """What stands for this review, in three queries. Whoever asks must already have been allowed to see it."""
    found = Presentation.objects.select_related("changed_by").filter(review=review).first()
    left_out = LeftOut.objects.select_related("by").filter(review=review)
    wordings = Wording.objects.select_related("by").filter(review=review)
    return Presented(
        presentation=found or Presentation(review=review),
        left_out={row.name: row for row in left_out},
        wordings={row.item_id: row for row in wordings},
    )


def words_of(item: Item) -> str:
    """The words that an editor shortens."""
    return source_words(item.title, item.text, item.parts)


def source_of(item: Item) -> str:
    """The sign of those words as they are."""
    return source_stamp(words_of(item))


def seen_of(value: object) -> str:
    """The sign of one value as a person sees it on a page: what was not touched is told by it from what was changed."""
    return stamp(value)


def licence_chosen_last(partnership: Partnership) -> tuple[str, Review] | None:
    """The licence that this partnership chose last, and for which review; None where it never chose one."""
    rows = Presentation.objects.filter(review__partnership=partnership, review__deleted_at__isnull=True)
    found = rows.exclude(licence="").select_related("review").order_by("-changed_at").first()
    return (found.licence, found.review) if found else None
