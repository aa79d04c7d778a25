"""Bringing reviews before the public and taking them back, one module a verb. What other parts call is named here."""

from heed.publishing.services.approving import approve, ask_approval, decline
from heed.publishing.services.embargoing import embargo, keep_embargo, lift_embargo
from heed.publishing.services.examining import Decided, decide_findings, examine
from heed.publishing.services.inspecting import (
    ask_inspection,
    inspect,
    inspect_by_job,
    inspect_documents,
    inspect_new,
)
from heed.publishing.services.making import made, sweep_made, tag_of, unmake
from heed.publishing.services.presenting import leave_out, present, word
from heed.publishing.services.publishing import publish
from heed.publishing.services.redacting import ask_redaction, redact, redact_by_job
from heed.publishing.services.scheduling import publish_due, schedule, unschedule
from heed.publishing.services.versions import Published
from heed.publishing.services.withdrawing import archive, withdraw
from heed.publishing.services.withholding import release, withhold

__all__ = [
    "Decided",
    "Published",
    "approve",
    "archive",
    "ask_approval",
    "ask_inspection",
    "ask_redaction",
    "decide_findings",
    "decline",
    "embargo",
    "examine",
    "inspect",
    "inspect_by_job",
    "inspect_documents",
    "inspect_new",
    "keep_embargo",
    "leave_out",
    "lift_embargo",
    "made",
    "present",
    "publish",
    "publish_due",
    "redact",
    "redact_by_job",
    "release",
    "schedule",
    "sweep_made",
    "tag_of",
    "unmake",
    "unschedule",
    "withdraw",
    "withhold",
    "word",
]
