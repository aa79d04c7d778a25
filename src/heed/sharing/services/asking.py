"""Asking to follow: by anybody, for any address, without an account. So nothing happens but one mail to that address."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from heed.jobs.services import Running, enqueue
from heed.publishing.rules.feeds import Topic
from heed.publishing.selectors.following import followed
from heed.sharing.models import Follower, Often, Subscription
from heed.sharing.selectors.links import confirm_link, manage_link
from heed.sharing.services.limiting import is_within
from heed.sharing.services.posting import Outcome, post
from heed.ui.mail import compose

WRITE = "write-to-follower"
"""The kind of job that sends the mail which an asking leads to."""


def ask(*, email: str, topic: Topic, often: Often) -> None:
    """Has a mail sent to the address: to confirm, or, where it follows that already, with the link to manage it.

    Nobody learns from the answer which of the two. Somebody who asks for one address again and again gets no further
    mail within the hour.
    """
    address = email.strip().lower()
    if not is_within("address", address):
        return
    with transaction.atomic():
        follower, _ = Follower.objects.get_or_create(email=address)
        subscription, is_new = Subscription.objects.get_or_create(
            follower=follower,
            kind=topic.kind,
            code=topic.code,
            agency=topic.agency,
            defaults={"often": often, "asked_at": timezone.now()},
        )
        if not is_new and subscription.confirmed_at is None:
            subscription.often, subscription.asked_at = often, timezone.now()
            subscription.save(update_fields=["often", "asked_at"])
        # by a job: the answer then takes as long for an address that is known as for one that is not
        enqueue(kind=WRITE, payload={"subscription": subscription.pk}, by=None)


def write_to(running: Running) -> Mapping[str, object]:
    """Sends the mail. The job names the subscription, and no address."""
    key = running.job.payload["subscription"]
    subscription = Subscription.objects.filter(pk=key).select_related("follower").first()
    what = followed(subscription.topic) if subscription else None
    if subscription is None or what is None:
        return {"sent": False}
    is_known = subscription.confirmed_at is not None
    context = {
        "what": what,
        "often": Often(subscription.often).label,
        "link": manage_link(subscription.follower) if is_known else confirm_link(subscription),
    }
    template = f"sharing/mail/{'already' if is_known else 'confirm'}"
    mail = compose(template=template, to=subscription.follower.email, context=context)
    return {"sent": post(mail, get_connection()) == Outcome.SENT}
