"""How a job ends otherwise than well. A handler raises the first; the others reach it through its ``Running``."""

from __future__ import annotations


class CannotBeDone(Exception):
    """Trying again will not help. The message is a whole sentence that tells a person what to do."""


class Interrupted(Exception):
    """The job is to stop here. A handler lets it pass."""


class Cancelled(Interrupted):
    """A person asked for the job to be stopped."""


class WorkerStopping(Interrupted):
    """The worker was told to stop; the job goes back, to be run again from its start."""


class Lost(Interrupted):
    """Another worker has the job now, since this one was not heard of for too long. Nothing it does counts any more."""
