"""Reading where jobs stand. Who may see what a job is about is asked by whoever shows it."""

from __future__ import annotations

from collections.abc import Collection

from heed.jobs.models import Job
from heed.jobs.rules import State


def all_ended(jobs: Collection[int]) -> bool:
    """Whether none of the jobs of these keys is waiting or running."""
    return not Job.objects.filter(pk__in=jobs, state__in=[State.WAITING, State.RUNNING]).exists()
