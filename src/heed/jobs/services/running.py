"""Running one job: its handler, what the handler may ask and tell, and what becomes of the job."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from heed.jobs import rules
from heed.jobs.errors import Cancelled, CannotBeDone, Lost, WorkerStopping
from heed.jobs.models import Job
from heed.jobs.rules import State
from heed.jobs.services.queue import ended, held, put_back

logger = logging.getLogger(__name__)

FAULT = "Something went wrong in Heed itself while doing this. The log of the server says what; tell whoever runs it."
UNKNOWN = (
    "This version of Heed does not know how to do “{}”. It was asked for by another version: bring Heed up to date."
)


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Running:
    """A job in the hands of its handler."""

    job: Job
    is_stopping: Callable[[], bool] = _never

    def check(self) -> None:
        """To be called between steps, at least every few seconds. Raises an ``Interrupted`` where the job is to stop."""
        if self.is_stopping():
            raise WorkerStopping
        cancelled = held(self.job).values_list("cancel_asked", flat=True).first()
        if cancelled is None:
            raise Lost
        if cancelled:
            raise Cancelled

    def progress(self, done: int, total: int = 0, words: str = "") -> None:
        """Tells a waiting person how far it is: ``done`` steps of ``total`` (0 where that is not known)."""
        held(self.job).update(
            progress_done=min(done, total) if total else done,
            progress_total=total,
            progress_words=words[:200],
            heartbeat=timezone.now(),
        )


Handler = Callable[[Running], Mapping[str, object]]
"""Does a job, and gives what JSON can hold of its outcome.

It may be called again for the same job, so it first looks whether the job is done already. It writes all or nothing.
``CannotBeDone`` ends the job with its sentence; any other error is logged and the job is tried again.
"""
Handlers = Mapping[str, Handler]


def beat(job: Job) -> bool:
    """Says that the worker is still at the job; False where another has it now."""
    return bool(held(job).update(heartbeat=timezone.now()))


def run(job: Job, handlers: Handlers, is_stopping: Callable[[], bool] = _never) -> None:
    """Runs a job that was claimed. Whatever its handler does, the job is settled afterwards and nothing is raised."""
    try:
        outcome = _handled(Running(job, is_stopping), handlers)
    except CannotBeDone as why:
        settled = ended(held(job), State.FAILED, error=str(why))
    except Cancelled:
        settled = ended(held(job), State.CANCELLED)
    except WorkerStopping:
        # being stopped is no attempt: a server that is restarted often must not use them up
        settled = put_back(held(job), not_before=timezone.now(), attempts=job.attempts - 1)
    except Lost:
        settled = False
    except Exception:
        # whatever it was, it is this job's fault only: the log has it, and the worker goes on
        logger.exception("The job %s (%s) failed in attempt %s.", job.pk, job.kind, job.attempts)
        settled = _failed(job)
    else:
        settled = ended(held(job), State.DONE, outcome=outcome)
    if not settled:
        logger.warning("The job %s (%s) was taken over by another worker.", job.pk, job.kind)


def _handled(running: Running, handlers: Handlers) -> Mapping[str, object]:
    handler = handlers.get(running.job.kind)
    if handler is None:
        raise CannotBeDone(UNKNOWN.format(running.job.kind))
    return handler(running)


def _failed(job: Job) -> bool:
    if rules.is_given_up(job.attempts, job.max_attempts):
        return ended(held(job), State.FAILED, error=FAULT)
    now = timezone.now()
    return put_back(held(job), not_before=rules.next_attempt(job.attempts, now), attempts=job.attempts, error=FAULT)
