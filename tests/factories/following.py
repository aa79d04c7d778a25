"""People who follow by e-mail, releases at a moment, and a worker that does what waits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from factories.publishing import a_partnership, a_person, a_publication
from heed.config.worker import HANDLERS
from heed.jobs.models import Job
from heed.jobs.services import claim, run
from heed.people.models import Partnership
from heed.publishing.models import ListedItem, Publication, Version
from heed.publishing.record import PublishedItem, PublishedReview, from_content, to_content
from heed.publishing.rules.feeds import EVERYTHING, Topic
from heed.publishing.services.listing import list_items
from heed.sharing.models import Follower, Subscription
from heed.sharing.services import send_due

WHO = "reader@example.org"


def a_follower(email: str = WHO, *topics: Topic, often: str = "at_once", since: datetime | None = None) -> Follower:
    """An address that follows these, or everything, from an hour ago."""
    follower = Follower.objects.get_or_create(email=email)[0]
    began = since or timezone.now() - timedelta(hours=1)
    for topic in topics or (EVERYTHING,):
        Subscription.objects.create(
            follower=follower,
            kind=topic.kind,
            code=topic.code,
            agency=topic.agency,
            often=often,
            asked_at=began,
            confirmed_at=began,
            since=began,
        )
    return follower


def released(*items: PublishedItem, label: str = "Child A", partnership: Partnership | None = None) -> Publication:
    """A review that is published for the first time at this very moment."""
    publication = a_publication(*items, label=label, partnership=partnership or a_partnership())
    now = timezone.now()
    Version.objects.filter(publication=publication).update(published_at=now)
    ListedItem.objects.filter(publication=publication).update(first_public_at=now, changed_at=now)
    Publication.objects.filter(pk=publication.pk).update(first_published_at=now, changed_at=now)
    publication.refresh_from_db()
    return publication


def released_again(publication: Publication, **changed: object) -> Publication:
    """A further version of it at this very moment, with this changed in its content."""
    assert publication.latest is not None
    content: PublishedReview = replace(from_content(publication.latest.content), **changed)  # type: ignore[arg-type]
    publication.latest = Version.objects.create(
        publication=publication,
        number=publication.latest.number + 1,
        content=to_content(content),
        published_at=timezone.now(),
        published_by=a_person(),
    )
    publication.changed_at = timezone.now()
    publication.save()
    list_items(publication, content, at=publication.changed_at)
    return publication


def work() -> None:
    """Does all that waits, as a worker does."""
    while job := claim(worker="test:1:aa"):
        run(job, HANDLERS)


def tell() -> list[str]:
    """Makes the rounds that are due and sends their letters; gives who got one, in order."""
    before = len(mail.outbox)
    send_due()
    work()
    return [message.to[0] for message in mail.outbox[before:]]


def in_a_minute() -> None:
    """Lets jobs that wait to be tried again be tried now."""
    Job.objects.filter(state="waiting").update(not_before=timezone.now() - timedelta(seconds=1))


def last_mail() -> EmailMultiAlternatives:
    """The mail sent last."""
    message = mail.outbox[-1]
    assert isinstance(message, EmailMultiAlternatives)
    return message


def link(kind: str) -> str:
    """The link of this kind in the mail sent last, without the site."""
    found = re.search(rf"https?://[^/\s]+(/follow/{kind}/\S+)", str(last_mail().body))
    assert found, last_mail().body
    return found[1]


def subscribe(client: Client, topic: str = "all", email: str = WHO, often: str = "at_once", **more: str) -> int:
    """Sends the form, and lets a worker send what follows from it; gives the status of the answer."""
    answer = client.post("/follow/subscribe/", {"topic": topic, "email": email, "often": often, **more})
    work()
    return answer.status_code
