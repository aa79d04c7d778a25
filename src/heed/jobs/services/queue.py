"""The queue: asking for a job, claiming one, and bringing back those that were lost.

A row changes hands by compare-and-update: the change names the state it was read in, and counts only where it hit one
row. So any number of workers can share the queue, on either database, with no broker.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from heed.jobs import rules
from heed.jobs.models import Job
from heed.jobs.rules import MOST_ATTEMPTS, State
from heed.people.models import Person

WORKER_DIED = (
    "The program that ran this stopped before it was done, {} times. It may need more memory or time than there is: "
    "look into Heed's log, then try again."
)


def enqueue(
    *,
    kind: str,
    payload: Mapping[str, object],
    by: Person | None,
    key: str = "",
    max_attempts: int = MOST_ATTEMPTS,
    not_before: datetime | None = None,
) -> Job:
    """Asks for a job, to be run after the present transaction by any worker. ``payload`` holds what JSON can hold.

    What was asked for under the same ``key`` before is not asked for twice: that job is given back, whatever became of
    it. ``by`` is None where Heed itself asks.
    """
    if key and (known := Job.objects.filter(key=key).first()):
        return known
    try:
        with transaction.atomic():
            return Job.objects.create(
                kind=kind,
                payload=dict(payload),
                key=key,
                enqueued_by=by,
                max_attempts=max_attempts,
                not_before=not_before or timezone.now(),
            )
    except IntegrityError:
        # somebody else asked under the same key at the same moment, and was first
        if key and (known := Job.objects.filter(key=key).first()):
            return known
        raise


def claim(*, worker: str, among: Collection[int] | None = None) -> Job | None:
    """The job that has waited longest, now this worker's; None where none is due. ``among`` limits it to these keys."""
    while True:
        due = Job.objects.filter(state=State.WAITING, not_before__lte=timezone.now())
        if among is not None:
            due = due.filter(pk__in=among)
        key = due.order_by("not_before", "pk").values_list("pk", flat=True).first()
        if key is None:
            return None
        now = timezone.now()
        taken = Job.objects.filter(pk=key, state=State.WAITING).update(
            state=State.RUNNING,
            claimed_by=worker,
            heartbeat=now,
            started_at=now,
            attempts=F("attempts") + 1,
            progress_done=0,
            progress_total=0,
            progress_words="",
        )
        # where it hit none another worker was quicker, and there may be a next one
        if taken:
            return Job.objects.select_related("enqueued_by").get(pk=key)


def held(job: Job) -> QuerySet[Job]:
    """The job's row while this worker has it in this attempt, and nothing once another has taken it."""
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, claimed_by=job.claimed_by, attempts=job.attempts)


def ended(rows: QuerySet[Job], state: State, *, error: str = "", outcome: Mapping[str, object] | None = None) -> bool:
    """Ends the job of these rows; False where there is none in them any more."""
    return bool(
        rows.update(
            state=state,
            error=error,
            outcome=None if outcome is None else dict(outcome),
            claimed_by="",
            heartbeat=None,
            ended_at=timezone.now(),
        )
    )


def put_back(rows: QuerySet[Job], *, not_before: datetime, attempts: int, error: str = "") -> bool:
    """Lets the job of these rows wait again; False where there is none in them any more."""
    return bool(
        rows.update(
            state=State.WAITING,
            error=error,
            attempts=attempts,
            not_before=not_before,
            claimed_by="",
            heartbeat=None,
        )
    )


def reap() -> int:
    """Takes jobs back whose worker was not heard of for too long, and gives how many those were.

    They wait to be tried again, unless somebody cancelled them meanwhile or they were tried often enough.
    """
    now = timezone.now()
    taken = 0
    for job in Job.objects.filter(state=State.RUNNING, heartbeat__lt=rules.lost_before(now)):
        # its worker may be heard of again between the reading and the writing
        rows = held(job).filter(heartbeat=job.heartbeat)
        if job.cancel_asked:
            taken += ended(rows, State.CANCELLED)
        elif rules.is_given_up(job.attempts, job.max_attempts):
            taken += ended(rows, State.FAILED, error=WORKER_DIED.format(job.attempts))
        else:
            taken += put_back(rows, not_before=rules.next_attempt(job.attempts, now), attempts=job.attempts)
    return taken


def cancel(*, job: Job) -> None:
    """Stops the job: at once where it waits, at its next step where it runs. One that has ended stays as it ended.

    Whether a person may is asked by whoever knows what the job is about.
    """
    if not ended(Job.objects.filter(pk=job.pk, state=State.WAITING), State.CANCELLED):
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked=True)


def again(*, job: Job) -> bool:
    """Lets a job that failed or was cancelled be tried anew, with all its attempts; False where it did neither."""
    return bool(
        Job.objects.filter(pk=job.pk, state__in=[State.FAILED, State.CANCELLED]).update(
            state=State.WAITING,
            error="",
            attempts=0,
            cancel_asked=False,
            not_before=timezone.now(),
            ended_at=None,
        )
    )


def forget_old() -> int:
    """Removes jobs that ended long ago, and gives how many. What they did is kept by what they did it to."""
    old = Job.objects.filter(ended_at__lt=timezone.now() - rules.KEPT_FOR)
    return old.delete()[0]
