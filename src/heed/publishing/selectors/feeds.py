"""What can be followed, and the feeds of it. Of each review a feed holds what concerns the follower, and no story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.publishing import rules
from heed.publishing.models import ListedItem, Publication, PublicationState
from heed.publishing.record import PublishedItem
from heed.publishing.rules.feeds import Entry, Feed, Label, Point, Topic, Withdrawn, due_day, entry_id, feed_id
from heed.publishing.rules.licences import licence
from heed.publishing.selectors.following import (
    Followed,
    feed_address,
    is_whole,
    items_about,
    narrowed,
    reviews_about,
)
from heed.publishing.selectors.listed import public_publications
from heed.reading.kinds import kind_name

PER_PAGE = 50
IN_CALENDAR = 200
"""Reviews whose days a calendar holds: it has one page, and programs that show it keep what it no longer holds."""
TOMBSTONES_FOR = timedelta(days=365)
"""How long a feed tells that something was withdrawn: longer than anybody leaves a reader unopened."""
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def feed(what: Followed, form: str, page: int = 1) -> Feed | None:
    """One page of the feed, newest changes first; None for a page past its end. A calendar has one page."""
    size = IN_CALENDAR if form == "ics" else PER_PAGE
    topic, start = what.topic, (page - 1) * size
    found = list(_reviews(topic)[start : start + size + 1])
    if page > 1 and (not found or form == "ics"):
        return None
    shown, address = found[:size], settings.HEED_PUBLIC_ADDRESS + feed_address(what, form)
    gone = _withdrawn(topic) if page == 1 else ()
    return Feed(
        id=feed_id(_host(), topic),
        title=what.title,
        description=_("What reviews say there is to learn, as it is published. Nothing here follows you."),
        page=settings.HEED_PUBLIC_ADDRESS + _page_of(what),
        address=_numbered(address, page),
        updated=max([_LONG_AGO, *(one.changed_at for one in shown), *(one.at for one in gone)]),
        entries=_entries(what, shown, only_dues=form == "ics"),
        withdrawn=gone,
        first=address if page > 1 else "",
        previous=_numbered(address, page - 1) if page > 1 else "",
        next=_numbered(address, page + 1) if len(found) > size and form != "ics" else "",
    )


def _reviews(topic: Topic) -> QuerySet[Publication]:
    public = public_publications()
    licensed = reviews_about(public, topic).annotate(licence=KeyTextTransform("licence", "latest__content"))
    return licensed.select_related("partnership").order_by("-changed_at", "-pk")


def _entries(what: Followed, publications: Sequence[Publication], *, only_dues: bool) -> tuple[Entry, ...]:
    items = items_about(what.topic).filter(publication__in=publications).order_by("publication_id", "position")
    if only_dues:
        items = items.exclude(due="")
    by_review: dict[int, list[ListedItem]] = defaultdict(list)
    for item in items.select_related(None).prefetch_related("addressees", "themes"):
        by_review[item.publication_id].append(item)
    return tuple(
        _entry(what, publication, by_review[publication.pk], is_counted=not only_dues) for publication in publications
    )


def _entry(what: Followed, publication: Publication, items: list[ListedItem], *, is_counted: bool) -> Entry:
    place = (publication.partnership.slug, publication.year, publication.slug)
    chosen = licence(getattr(publication, "licence", None))
    return Entry(
        id=entry_id(publication.public_id, what.topic),
        address=settings.HEED_PUBLIC_ADDRESS + reverse("review", args=place),
        title=publication.title,
        summary=_summary(what, publication, len(items) if is_counted else 0),
        author=publication.partnership.name,
        rights=chosen.name,
        rights_address=chosen.address,
        published=publication.first_published_at,
        updated=publication.changed_at,
        points=tuple(_point(item, whole=not is_whole(what.topic)) for item in items),
        labels=_labels(items),
    )


def _summary(what: Followed, publication: Publication, count: int) -> str:
    """Kind and year, and of how much it tells; that is left out where there is no count."""
    words = {"kind": kind_name(publication.kind), "year": publication.year, "n": count, "name": what.name}
    if is_whole(what.topic):
        count = words["n"] = publication.item_count
        said = ngettext("%(kind)s, %(year)s: %(n)s thing to learn", "%(kind)s, %(year)s: %(n)s things to learn", count)
    elif not count:
        said = "%(kind)s, %(year)s"
    else:
        said = ngettext(
            "%(kind)s, %(year)s: %(n)s thing to learn under “%(name)s”",
            "%(kind)s, %(year)s: %(n)s things to learn under “%(name)s”",
            count,
        )
    return said % words


def _point(item: ListedItem, *, whole: bool) -> Point:
    """The item with all its words, or with the first of them where whoever follows gets a whole review at once."""
    as_item = PublishedItem(
        str(item.public_id), item.type, item.number or None, item.title or None, item.text, (), (), item.due or None
    )
    return Point(
        id=as_item.id,
        name=rules.item_name(as_item),
        text=" ".join(item.words.split()) if whole else rules.opening(as_item),
        address=settings.HEED_PUBLIC_ADDRESS + reverse("learning", args=[item.public_id]),
        changed=item.changed_at,
        due=item.due,
    )


def _labels(items: Iterable[ListedItem]) -> tuple[Label, ...]:
    themes, agencies = (settings.HEED_PUBLIC_ADDRESS + reverse(page) for page in ("themes", "for"))
    found: dict[tuple[str, str], str] = {}
    for item in items:
        found |= {(themes, theme.code): theme.name for theme in item.themes.all()}
        found |= {(agencies, one.agency): one.agency_name for one in item.addressees.all() if one.agency}
    return tuple(Label(code, name, within) for (within, code), name in sorted(found.items()))


def _withdrawn(topic: Topic) -> tuple[Withdrawn, ...]:
    gone = Publication.objects.filter(state=PublicationState.WITHDRAWN, changed_at__gte=timezone.now() - TOMBSTONES_FOR)
    newest = list(reviews_about(gone, topic).order_by("-changed_at", "-pk")[:PER_PAGE])
    asked = narrowed(ListedItem.objects.filter(publication__in=newest).exclude(due=""), topic)
    dues = defaultdict(list)
    for item in asked.order_by("publication_id", "position"):
        if day := due_day(item.due):
            dues[item.publication_id].append((str(item.public_id), day))
    return tuple(
        Withdrawn(
            id=entry_id(one.public_id, topic),
            at=one.changed_at,
            published=one.first_published_at,
            dues=tuple(dues[one.pk]),
        )
        for one in newest
    )


def _page_of(what: Followed) -> str:
    """The page that shows what the feed is about."""
    topic = what.topic
    if topic.kind == "partnership":
        return f"{reverse('reviews')}?partnership={what.code}"
    if topic.kind == "theme":
        return reverse("theme", args=[topic.code])
    if topic.kind == "agency":
        return reverse("for-agency", args=[topic.code])
    if topic.kind == "role":
        return (
            reverse("for-role", args=[topic.agency, topic.code])
            if topic.agency
            else reverse("for-role-anywhere", args=[topic.code])
        )
    return reverse("reviews")


def _host() -> str:
    return urlsplit(settings.HEED_PUBLIC_ADDRESS).hostname or "localhost"


def _numbered(address: str, page: int) -> str:
    return f"{address}?page={page}" if page > 1 else address
