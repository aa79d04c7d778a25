"""What was handed in, for whoever may import for the same partnership."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from heed.people.models import Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships_where
from heed.reviews.models import Incoming
from heed.reviews.outcome import ImportOutcome, from_json
from heed.reviews.rules.incoming import Stage, State, stage_of

_STOPPED = Q(job__isnull=True) | Q(job__state__in=["failed", "cancelled"])


@dataclass(frozen=True, slots=True)
class Handed:
    """One file, where it stands, why it failed, and what came of it."""

    incoming: Incoming
    stage: Stage
    sentence: str
    outcome: ImportOutcome | None

    @property
    def may_be_tried_again(self) -> bool:
        """Whether another try can be asked for."""
        return self.stage.may_be_tried_again and bool(self.incoming.path)

    @property
    def may_be_removed(self) -> bool:
        """Whether it can still be taken back."""
        return self.incoming.state in {State.WAITING, State.FAILED}


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that were handed in together, counted: ``left`` are not settled yet."""

    batch: uuid.UUID
    at: datetime
    by: str
    partnership: str
    count: int
    left: int
    failed: int
    taken_in: int

    @property
    def done(self) -> int:
        """How many files something has come of."""
        return self.count - self.left


def incoming_for(person: Person) -> QuerySet[Incoming]:
    """The files handed in for partnerships that the person may import for, and their own for none."""
    theirs = Q(partnership__in=partnerships_where(person, Permission.IMPORT)) | Q(partnership=None, by=person)
    return Incoming.objects.filter(theirs)


def batches_for(person: Person, batch: uuid.UUID | None = None) -> QuerySet[Any, Any]:
    """What was handed in, the latest first, as rows of counts for ``batch_from``; or the one batch only."""
    rows = incoming_for(person)
    if batch is not None:
        rows = rows.filter(batch=batch)
    return (
        rows.order_by()
        .values("batch", "by__name", "partnership__name")
        .annotate(
            first=Min("at"),
            count=Count("pk"),
            left=Count("pk", filter=Q(state=State.WAITING) & ~_STOPPED),
            failed=Count("pk", filter=Q(state=State.FAILED) | Q(state=State.WAITING) & _STOPPED),
            latest=Max("pk"),
        )
        .order_by("-latest")
    )


def batch_from(row: Mapping[str, Any]) -> Batch:
    """A batch from its row of counts."""
    return Batch(
        batch=row["batch"],
        at=row["first"],
        by=row["by__name"],
        partnership=row["partnership__name"] or "",
        count=row["count"],
        left=row["left"],
        failed=row["failed"],
        taken_in=row["count"] - row["left"] - row["failed"],
    )


def find_batch(person: Person, batch: uuid.UUID) -> Batch | None:
    """The batch, where the person may import for its partnership; else None, as where there is none."""
    row = batches_for(person, batch).first()
    return batch_from(row) if row else None


def files_of(person: Person, batch: uuid.UUID) -> QuerySet[Incoming]:
    """The files of a batch in the order in which they came."""
    return incoming_for(person).filter(batch=batch).select_related("job").order_by("pk")


def file_handed_in(key: int) -> Handed | None:
    """The file of this key; None where somebody took it back. Who may see it is asked by whoever calls."""
    return next(iter(handed(Incoming.objects.filter(pk=key).select_related("job"))), None)


def handed(files: Iterable[Incoming]) -> list[Handed]:
    """The files with where each stands now."""
    return [_handed(file) for file in files]


def _handed(file: Incoming) -> Handed:
    job = file.job
    stage = stage_of(file.state, job.state if job else None)
    sentence = file.sentence or (job.error if job and stage == Stage.FAILED else "")
    return Handed(file, stage, sentence, from_json(file.outcome) if file.outcome else None)
