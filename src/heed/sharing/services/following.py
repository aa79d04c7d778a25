"""What a follower decides, who is known by a link from a mail to them: to begin, to change, to stop."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heed.audit.rules import Action
from heed.audit.services import record
from heed.sharing.models import Follower, Often, Subscription


@transaction.atomic
def confirm(*, subscription: Subscription) -> Subscription:
    """Lets the subscription count from now on. One that counts already stays as it is."""
    held = Subscription.objects.select_for_update(of=("self",)).select_related("follower").get(pk=subscription.pk)
    if held.confirmed_at is None:
        held.confirmed_at = held.since = timezone.now()
        held.save(update_fields=["confirmed_at", "since"])
        record(by=None, action=Action.FOLLOWING_BEGUN, record=held, detail=_detail(held))
    return held


@transaction.atomic
def change(*, subscription: Subscription, often: Often) -> Subscription:
    """Changes how often its follower is told, of what is published from now on: nothing is told twice."""
    held = Subscription.objects.select_for_update(of=("self",)).get(pk=subscription.pk)
    if held.often != often and held.confirmed_at is not None:
        held.often, held.since = often, timezone.now()
        held.save(update_fields=["often", "since"])
    return held


@transaction.atomic
def stop(*, subscription: Subscription) -> bool:
    """Ends it. With the last one that counts the address itself is deleted; gives whether it was."""
    follower = Follower.objects.select_for_update().filter(pk=subscription.follower_id).first()
    if follower is None:
        return True
    _end(follower, [subscription])
    if follower.subscriptions.filter(confirmed_at__isnull=False).exists():
        return False
    _forget(follower)
    return True


@transaction.atomic
def stop_all(*, follower: Follower) -> None:
    """Ends all that the address follows, and deletes it. Nothing of it is kept."""
    held = Follower.objects.select_for_update().filter(pk=follower.pk).first()
    if held is not None:
        _end(held, list(held.subscriptions.all()))
        _forget(held)


def _end(follower: Follower, subscriptions: list[Subscription]) -> None:
    for subscription in follower.subscriptions.filter(pk__in=[one.pk for one in subscriptions]):
        if subscription.confirmed_at is not None:
            record(by=None, action=Action.FOLLOWING_ENDED, record=subscription, detail=_detail(subscription))
        subscription.delete()


def _forget(follower: Follower) -> None:
    """The address with all that hangs on it: letters that wait, and askings that were never confirmed."""
    follower.delete()


def _detail(subscription: Subscription) -> dict[str, object]:
    # what is followed, never by whom
    return {"topic": subscription.topic.tag, "often": subscription.often}
