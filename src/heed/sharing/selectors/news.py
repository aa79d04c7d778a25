"""What a round tells of, and which of it concerns one follower. Only keys are held; words are read when a letter is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from heed.publishing import rules
from heed.publishing.models import PUBLIC_STATES, ListedItem, Publication
from heed.publishing.record import PublishedItem
from heed.publishing.rules.feeds import Topic
from heed.publishing.selectors import public_items
from heed.publishing.selectors.following import followed, is_whole, items_about, reviews_about
from heed.reading.kinds import kind_name
from heed.sharing.models import Round, Subscription

MOST_REVIEWS = 20
MOST_ITEMS = 8
"""In one mail, and of one review. The mail says how much more there is, and where."""


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is new or reworded, or a review that is new and has no items: ``item`` is None then."""

    publication: int
    item: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a round, by topic that somebody follows, and what that is called.

    A topic of which there is nothing new is not in it. ``new`` are the reviews that were not public before.
    """

    by_topic: Mapping[Topic, tuple[Change, ...]]
    names: Mapping[Topic, str]
    new: frozenset[int]


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One line of a mail: what it is called, its first words, and its lasting address."""

    name: str
    opening: str
    address: str


@dataclass(frozen=True, slots=True)
class ToldReview:
    """One review in a mail, with what is new of it; ``more`` is how many items the mail leaves out."""

    title: str
    facts: str
    address: str
    is_new: bool
    items: tuple[ToldItem, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Told:
    """All that one follower is told in one mail; ``more`` is how many reviews the mail leaves out."""

    reviews: tuple[ToldReview, ...]
    more: int
    topics: tuple[str, ...]


def confirmed(often: str) -> QuerySet[Subscription]:
    """The subscriptions that count, of those who are told so often."""
    return Subscription.objects.filter(often=often, confirmed_at__isnull=False)


def news_of(round_: Round) -> News:
    """What the round tells of, as it is public now: a few questions for each topic that anybody follows, however many do."""
    since: dict[int, datetime] = {}
    new = set()
    versions = round_.announced.values_list("version__publication", "version__published_at", "version__number")
    for publication, at, number in versions:
        since[publication] = min(at, since.get(publication, at))
        if number == 1:
            new.add(publication)
    topics = confirmed(round_.often).order_by().values_list("kind", "code", "agency").distinct() if since else ()
    found = {topic: _changes(topic, since, new) for topic in (Topic(*row) for row in topics)}
    by_topic = {topic: changes for topic, changes in found.items() if changes}
    known = {topic: followed(topic) for topic in by_topic}
    return News(by_topic, {topic: what.name for topic, what in known.items() if what}, frozenset(new))


def told(news: News, subscriptions: Iterable[Subscription]) -> Told | None:
    """What somebody with these subscriptions is told, read now: what is not public at this instant is not in it.

    None where that is nothing. Of what was published before a subscription began it says nothing.
    """
    wanted: dict[int, dict[int, datetime]] = {}
    topics = []
    for subscription in subscriptions:
        changes = news.by_topic.get(subscription.topic, ())
        fresh = [change for change in changes if subscription.since and change.at > subscription.since]
        for change in fresh:
            items = wanted.setdefault(change.publication, {})
            if change.item is not None:
                items[change.item] = change.at
        if fresh:
            topics.append(subscription.topic)
    standing = _standing(wanted)
    reviews = _read(standing[:MOST_REVIEWS], wanted, news.new)
    if not reviews:
        return None
    names = tuple(news.names[topic] for topic in topics if topic in news.names)
    return Told(reviews, max(0, len(standing) - MOST_REVIEWS), names)


def _changes(topic: Topic, since: Mapping[int, datetime], new: Iterable[int]) -> tuple[Change, ...]:
    rows = items_about(topic).filter(changed_at__gte=min(since.values())).order_by("publication_id", "position")
    changes = [
        Change(publication, item, at)
        for publication, item, at in rows.values_list("publication_id", "pk", "changed_at")
        if publication in since and at >= since[publication]
    ]
    if is_whole(topic):
        public = Publication.objects.filter(pk__in=new, state__in=PUBLIC_STATES)
        changes += [Change(key, None, since[key]) for key in reviews_about(public, topic).values_list("pk", flat=True)]
    return tuple(changes)


def _standing(wanted: Mapping[int, Mapping[int, datetime]]) -> list[int]:
    """Those of the reviews that are public now, newest first."""
    public = Publication.objects.filter(pk__in=wanted, state__in=PUBLIC_STATES)
    return list(public.order_by("-first_published_at", "-pk").values_list("pk", flat=True))


def _read(
    reviews: Sequence[int], wanted: Mapping[int, Mapping[int, datetime]], new: Collection[int]
) -> tuple[ToldReview, ...]:
    keys = [item for review in reviews for item in wanted[review]]
    items: dict[int, list[ListedItem]] = {review: [] for review in reviews}
    for row in public_items().filter(pk__in=keys).order_by("position"):
        items[row.publication_id].append(row)
    publications = Publication.objects.select_related("partnership").in_bulk(reviews)
    return tuple(
        _told_review(publications[review], items[review], is_new=review in new)
        for review in reviews
        # of a review that is not new, what was worth telling may have been taken out since
        if items[review] or not wanted[review]
    )


def _told_review(publication: Publication, items: Sequence[ListedItem], *, is_new: bool) -> ToldReview:
    place = (publication.partnership.slug, publication.year, publication.slug)
    return ToldReview(
        title=publication.title,
        facts=f"{publication.partnership.name} · {kind_name(publication.kind)}, {publication.year}",
        address=settings.HEED_PUBLIC_ADDRESS + reverse("review", args=place),
        is_new=is_new,
        items=tuple(_told_item(item) for item in items[:MOST_ITEMS]),
        more=max(0, len(items) - MOST_ITEMS),
    )


def _told_item(row: ListedItem) -> ToldItem:
    item = PublishedItem(
        str(row.public_id), row.type, row.number or None, row.title or None, row.text, (), (), row.due or None
    )
    address = settings.HEED_PUBLIC_ADDRESS + reverse("learning", args=[row.public_id])
    return ToldItem(rules.item_name(item), rules.opening(item), address)
