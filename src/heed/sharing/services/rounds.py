"""Making rounds: who is told is told once of each version, because a version is announced once in each rhythm."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from heed.jobs.services import enqueue
from heed.publishing.models import Version
from heed.sharing.models import Announced, Often, Round
from heed.sharing.rules.rounds import LOOKS_BACK, may_be_told_at_once, this_weeks

SEND = "tell-followers"
"""The kind of job that sends a round's letters."""
MOST_ATTEMPTS = 40
"""With the pauses between them a day and a half: a mail server may be away for a weekend's night."""


def send_due() -> int:
    """Makes the rounds that are due, and asks for their letters to be sent; gives how many rounds. Quick."""
    now = timezone.now()
    made = 0
    if not Round.objects.filter(often=Often.WEEKLY, due=this_weeks(now)).exists():
        made += _make(Often.WEEKLY, this_weeks(now), now)
    last = Round.objects.filter(often=Often.AT_ONCE).order_by("-due").values_list("due", flat=True).first()
    if may_be_told_at_once(last, now) and _unannounced(Often.AT_ONCE, now):
        made += _make(Often.AT_ONCE, now, now)
    return made


@transaction.atomic
def _make(often: Often, due: datetime, now: datetime) -> int:
    """A week in which nothing was published has a round as well, and no letters: it is how the next one knows that it came."""
    round_ = Round.objects.create(often=often, due=due, made_at=now)
    versions = _unannounced(often, now)
    if not versions:
        return 0
    Announced.objects.bulk_create(
        [Announced(round=round_, version_id=version, often=often) for version in versions], batch_size=500
    )
    enqueue(kind=SEND, payload={"round": round_.pk}, by=None, key=f"round:{round_.pk}", max_attempts=MOST_ATTEMPTS)
    return 1


def _unannounced(often: Often, now: datetime) -> list[int]:
    told = Announced.objects.filter(version=OuterRef("pk"), often=often)
    recent = Version.objects.filter(published_at__gte=now - LOOKS_BACK[often]).exclude(Exists(told))
    return list(recent.order_by("pk").values_list("pk", flat=True))
