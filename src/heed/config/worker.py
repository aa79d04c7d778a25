"""What workers run. Each part adds its own line; the jobs part knows nothing of what it runs."""

from __future__ import annotations

from heed.jobs import services as jobs
from heed.jobs.services import Handler, Periodic
from heed.reviews import services as reviews
from heed.workspace.services import keeping

HANDLERS: dict[str, Handler] = {}
"""By the kind of job."""

PERIODIC: tuple[Periodic, ...] = (
    jobs.reap,
    jobs.forget_old,
    reviews.empty_bin,
    keeping.apply_retention,
)
"""What is done about every 20 seconds, by one worker at a time: each quick, and harmless where nothing is due."""
