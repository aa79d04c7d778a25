"""How many follow what, for the people who publish: counts alone, and none from which one person could be told."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from heed.publishing.rules.feeds import EVERYTHING, Topic
from heed.publishing.selectors.following import topics
from heed.sharing.models import Follower, Subscription

FEWEST = 5
"""A smaller count is not told."""


@dataclass(frozen=True, slots=True)
class Following:
    """How many follow one topic; ``count`` is None for fewer than five."""

    name: str
    count: int | None


def addresses() -> int | None:
    """How many addresses follow anything; None for fewer than five."""
    return _told(Follower.objects.filter(subscriptions__confirmed_at__isnull=False).distinct().count())


def followings() -> tuple[Following, ...]:
    """Each topic that anybody follows, the most followed first; those followed by fewer than five by name."""
    counted = Subscription.objects.filter(confirmed_at__isnull=False).order_by()
    rows = counted.values_list("kind", "code", "agency").annotate(n=Count("pk"))
    names = _names()
    found = [Following(_name(Topic(kind, code, agency), names), _told(count)) for kind, code, agency, count in rows]
    return tuple(sorted(found, key=lambda one: (-(one.count or 0), one.name.lower())))


def _told(count: int) -> int | None:
    return count if count >= FEWEST else None


def _names() -> dict[Topic, str]:
    known = {what.topic: what.name for group in topics() for what in group.topics}
    return {EVERYTHING: "Everything", **known}


def _name(topic: Topic, names: dict[Topic, str]) -> str:
    """A code that the lists no longer have is told as it was kept."""
    name = names.get(Topic(topic.kind, topic.code), topic.code)
    return f"{name}, {names.get(Topic('agency', topic.agency), topic.agency)}" if topic.agency else name
