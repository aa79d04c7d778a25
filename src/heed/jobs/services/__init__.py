"""Asking for jobs, and running them. What other parts call is named here."""

from heed.jobs.services.queue import again, cancel, claim, enqueue, forget_old, reap
from heed.jobs.services.running import Handler, Handlers, Running, run
from heed.jobs.services.turns import Periodic, take_turns
from heed.jobs.services.working import run_among, work

__all__ = [
    "Handler",
    "Handlers",
    "Periodic",
    "Running",
    "again",
    "cancel",
    "claim",
    "enqueue",
    "forget_old",
    "reap",
    "run",
    "run_among",
    "take_turns",
    "work",
]
