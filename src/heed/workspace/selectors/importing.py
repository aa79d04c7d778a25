"""What was handed in, as the pages about importing show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from heed.people.models import Person
from heed.reviews.models import Incoming
from heed.reviews.outcome import ReviewOutcome
from heed.reviews.rules.incoming import Stage
from heed.reviews.selectors import Batch, Handed, batch_from, batches_for, files_of, handed, visible_to

BATCHES_A_PAGE = 20
FILES_A_PAGE = 100

_TAGS = {
    Stage.WAITING: ("Waiting", ""),
    Stage.READING: ("Being read", "waiting"),
    Stage.STOPPED: ("Stopped", "stopped"),
    Stage.DRAFT: ("Draft made", "good"),
    Stage.CHANGED: ("New version", "good"),
    Stage.DUPLICATE: ("Known already", ""),
    Stage.FAILED: ("Not imported", "stopped"),
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What a file did to one review; ``address_key`` leads to its draft, and is None where the person may not see it."""

    outcome: ReviewOutcome
    address_key: int | None

    @property
    def differs(self) -> bool:
        """Whether there is something to tell of what differs from the version before."""
        told = self.outcome
        return not told.is_new and bool(told.added or told.changed or told.removed or told.kept)


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of a batch."""

    handed: Handed
    reviews: tuple[ReviewLine, ...]

    @property
    def tag(self) -> str:
        """Where it stands, in words."""
        return _TAGS[self.handed.stage][0]

    @property
    def tone(self) -> str:
        """The tone of the tag."""
        return _TAGS[self.handed.stage][1]

    @property
    def progress(self) -> str:
        """How far its reading is, where that is known."""
        job = self.handed.incoming.job
        if job is None or self.handed.stage != Stage.READING:
            return ""
        if job.progress_total:
            return f"{job.progress_words} {job.progress_done} of {job.progress_total}"
        return job.progress_words


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A batch with one page of its files."""

    batch: Batch
    page: Page[Incoming]
    lines: tuple[FileLine, ...]


def recent_batches(person: Person, number: str | None) -> tuple[Page[Any], tuple[Batch, ...]]:
    """The batches that the person may see, the latest first: a page of them."""
    page = Paginator(batches_for(person), BATCHES_A_PAGE).get_page(number)
    return page, tuple(batch_from(row) for row in page)


def batch_page(person: Person, batch: Batch, number: str | None) -> BatchPage:
    """One page of the batch's files with where each stands now. That the person may see it was asked before."""
    page = Paginator(files_of(person, batch.batch), FILES_A_PAGE).get_page(number)
    files = handed(page)
    seen = _seen(person, files)
    return BatchPage(batch, page, tuple(FileLine(file, _reviews(file, seen)) for file in files))


def _reviews(file: Handed, seen: frozenset[int]) -> tuple[ReviewLine, ...]:
    outcomes = file.outcome.reviews if file.outcome else ()
    return tuple(ReviewLine(told, told.review_id if told.review_id in seen else None) for told in outcomes)


def _seen(person: Person, files: Iterable[Handed]) -> frozenset[int]:
    """The reviews of these files that are still there and that the person may see."""
    told = {review.review_id for file in files if file.outcome for review in file.outcome.reviews}
    return frozenset(visible_to(person).filter(pk__in=told).values_list("pk", flat=True)) if told else frozenset()
