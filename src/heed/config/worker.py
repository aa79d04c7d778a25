"""What workers run. Each part adds its own line; the jobs part knows nothing of what it runs."""

from __future__ import annotations

from collections.abc import Mapping

from heed.config.commands.read import limits
from heed.jobs import services as jobs
from heed.jobs.services import Handler, Periodic, Running
from heed.publishing import services as publishing
from heed.reviews import services as reviews
from heed.reviews.services.receiving import IMPORT
from heed.sharing import services as sharing
from heed.workspace.services import entering, keeping


def _take_in(running: Running) -> Mapping[str, object]:
    return reviews.take_in(running, limits())


HANDLERS: dict[str, Handler] = {
    IMPORT: _take_in,
    "inspect-document": publishing.inspect_by_job,
    "redact-document": publishing.redact_by_job,
    "write-to-follower": sharing.write_to,
    "tell-followers": sharing.send_round,
}
"""By the kind of job."""

PERIODIC: tuple[Periodic, ...] = (
    jobs.reap,
    jobs.forget_old,
    reviews.empty_incoming,
    reviews.empty_bin,
    keeping.apply_retention,
    publishing.publish_due,
    publishing.inspect_new,
    publishing.sweep_made,
    sharing.send_due,
    sharing.forget_old,
    entering.forget_old,
)
"""What is done about every 20 seconds, by one worker at a time: each quick, and harmless where nothing is due."""
