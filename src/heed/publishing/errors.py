"""What publishing refuses. As in the record, each error is a whole sentence that tells a person what to do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from heed.people.models import Person
from heed.reviews.errors import Refused


class NotNow(Refused):
    """A step that cannot be taken from where the review stands. ``refusal`` is one of ``rules.states.Refusal``."""

    def __init__(self, refusal: str, review: str) -> None:
        super().__init__(refusal.format(review=review))
        self.refusal = refusal


class TellsOfOthers(Refused):
    """A document that cannot be opened for one review without giving away another."""

    def __init__(self, document: str, others: list[str]) -> None:
        super().__init__(
            f"{document} also tells of {', '.join(others)}, which the public does not see. "
            "Publish that first, or publish this review without its report."
        )


class StandsInTheWay(Refused):
    """Something that has to be decided on before the public may see a review."""

    def __init__(self, review: str, obstacles: list[str]) -> None:
        super().__init__(
            f"{review} cannot be published yet. {' '.join(obstacles)} "
            "The tab “Before publishing” shows each, and what can be done."
        )


class NotLookedThrough(Refused):
    """A document of which nobody knows yet whether it could identify somebody."""

    def __init__(self, document: str) -> None:
        super().__init__(
            f"{document} has not been looked through for what could identify somebody. "
            "The tab “Before publishing” shows how far that is; try again once it is done."
        )


class ReportWithheld(Refused):
    """A document that is never opened to visitors."""

    def __init__(self, review: str) -> None:
        super().__init__(
            f"The report of {review} is withheld, so none of its documents can be opened to visitors. "
            "Publish it without them: the learning alone."
        )


class RecordChanged(Refused):
    """What a person approved is not what the record says now."""

    def __init__(self, review: str) -> None:
        super().__init__(f"{review} changed after you opened the page. Look at it as it is now, and decide again.")


class NotAhead(Refused):
    """A day that has gone by already."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Choose a {what} that is still to come.")


class NoCopy(Refused):
    """A redacted copy that cannot be made as it was asked for. The message says why."""


class NotForReaders(Refused):
    """Something written for readers that cannot stand as it is: too long, or no shorter than what it is to shorten."""


class WrittenMeanwhile(Refused):
    """Somebody else wrote the same thing for readers after the person had opened the page. ``what`` are its fields."""

    def __init__(self, name: str, by: Person | None, at: datetime | None, what: Collection[str]) -> None:
        who = f"{by.name} changed it at {timezone.localtime(at):%H:%M on %-d %B %Y}" if by and at else "It changed"
        super().__init__(
            f"{name}: {who}, after you opened the page. Both are shown. Keep what is right, and save again."
        )
        self.what = frozenset(what)
