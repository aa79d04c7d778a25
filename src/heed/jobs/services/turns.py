"""What is done again and again, by one worker at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.utils import timezone

from heed.jobs.models import Turn

logger = logging.getLogger(__name__)

Periodic = Callable[[], object]
"""Does what has become due: quick, and harmless where nothing has."""

EVERY = timedelta(seconds=20)
AT_MOST = timedelta(minutes=10)
"""A worker that has had a turn for so long is gone, and another takes it."""


def take_turns(functions: Sequence[Periodic]) -> int:
    """Runs those that are due and that no other worker is at; gives how many. One that fails is logged; the rest go on."""
    names = {name_of(function): function for function in functions}
    now = timezone.now()
    turns = {turn.name: turn for turn in Turn.objects.filter(name__in=names)}
    taken = 0
    for name, function in names.items():
        turn = turns.get(name) or Turn.objects.get_or_create(name=name, defaults={"due": now})[0]
        if turn.due <= now and Turn.objects.filter(pk=turn.pk, due=turn.due).update(due=now + AT_MOST):
            taken += 1
            _take(turn, function)
    return taken


def _take(turn: Turn, function: Periodic) -> None:
    try:
        function()
    except Exception:
        # the next turn comes soon, and what else is periodic must not wait for this to be mended
        logger.exception("%s failed. It is tried again in %s s.", turn.name, EVERY.seconds)
    finally:
        Turn.objects.filter(pk=turn.pk).update(due=timezone.now() + EVERY)


def name_of(function: Periodic) -> str:
    """What a function's turns are kept under."""
    return f"{function.__module__}.{function.__qualname__}"[-120:]
