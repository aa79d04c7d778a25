"""Keeping no address longer than it is needed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heed.sharing.models import Follower, Round, Subscription
from heed.sharing.rules.rounds import CONFIRM_WITHIN, KEPT_FOR


@transaction.atomic
def forget_old() -> int:
    """Deletes askings that were not confirmed in time, with addresses that follow nothing, and rounds long gone; gives how many rows."""
    now = timezone.now()
    late = Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=now - CONFIRM_WITHIN)
    gone = late.delete()[0]
    gone += Follower.objects.filter(subscriptions__isnull=True).delete()[0]
    return gone + Round.objects.filter(made_at__lt=now - KEPT_FOR).delete()[0]
