"""What harvesters may have: every review that ever was public, the withdrawn among them only as deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from heed.people.models import Partnership, Succession
from heed.people.rules import reach
from heed.publishing.models import PUBLIC_STATES, Publication
from heed.publishing.rules.harvesting import Wanted
from heed.publishing.rules.open_records import OpenReview
from heed.publishing.selectors.open_data import of_partnership, reviews_of
from heed.publishing.selectors.public import publishers
from heed.reading.kinds import kind_name

AT_ONCE = 100
BODIES, KINDS = "partnership", "kind"


@dataclass(frozen=True, slots=True)
class Harvested:
    """A review as harvesters get it: its lasting key, when it changed, and its sets. Once withdrawn it is deleted.

    ``review`` is the review itself, where that was asked for and is public.
    """

    id: UUID
    key: int
    changed_at: datetime
    sets: tuple[str, ...]
    is_deleted: bool
    review: OpenReview | None


@dataclass(frozen=True, slots=True)
class Harvest:
    """A part of what is wanted, how many there are in all, and whether there are more."""

    records: tuple[Harvested, ...]
    size: int
    goes_on: bool


def harvest(wanted: Wanted, *, whole: bool) -> Harvest:
    """The next hundred that are wanted, those unchanged the longest first. Without ``whole``, none with what they say."""
    found = _wanted(wanted)
    size = found.count()
    if wanted.last:
        found = found.filter(
            Q(changed_at__gt=wanted.last) | Q(changed_at=wanted.last, pk__gt=wanted.key), changed_at__gte=wanted.last
        )
    rows = list(found.order_by("changed_at", "pk")[: AT_ONCE + 1])
    return Harvest(_harvested(rows[:AT_ONCE], whole=whole), size, len(rows) > AT_ONCE)


def harvested(public_id: UUID) -> Harvested | None:
    """The review with this lasting key; None where none ever was public."""
    rows = list(_ever().filter(public_id=public_id))
    return _harvested(rows, whole=True)[0] if rows else None


def earliest() -> datetime:
    """Before which nothing has changed."""
    first: datetime | None = _ever().aggregate(first=Min("changed_at"))["first"]
    return first or datetime(2000, 1, 1, tzinfo=UTC)


def sets_offered() -> list[tuple[str, str]]:
    """The sets by code and name: one for each partnership, with what it took over from others, and for each kind."""
    own = set(_ever().values_list("partnership", flat=True).order_by())
    after = _successors()
    bodies = Partnership.objects.filter(pk__in=own.union(*(after.get(body, frozenset()) for body in own)))
    kinds = sorted(set(_ever().exclude(kind="").values_list("kind", flat=True).order_by()))
    return [
        (BODIES, "Partnerships"),
        *((f"{BODIES}:{body.slug}", body.name) for body in bodies),
        (KINDS, "Kinds of review"),
        *((f"{KINDS}:{kind}", kind_name(kind)) for kind in kinds),
    ]


def emails() -> list[str]:
    """How to write to those who publish here, as the page about this site shows them."""
    return [body.email for body in publishers() if body.email]


def _ever() -> QuerySet[Publication]:
    return Publication.objects.filter(latest__isnull=False).select_related("partnership")


def _wanted(wanted: Wanted) -> QuerySet[Publication]:
    found = _ever()
    since, before = wanted.bounds
    if since:
        found = found.filter(changed_at__gte=since)
    if before:
        found = found.filter(changed_at__lt=before)
    return found.filter(_in_set(wanted.set))


def _in_set(code: str) -> Q:
    within, _, one = code.partition(":")
    if not code or (not one and within in {BODIES, KINDS}):
        return Q()
    if within == BODIES:
        return of_partnership(one, "partnership")
    return Q(kind=one) if within == KINDS else Q(pk__in=[])


def _harvested(rows: Iterable[Publication], *, whole: bool) -> tuple[Harvested, ...]:
    rows = list(rows)
    public = [row for row in rows if row.state in PUBLIC_STATES]
    reviews = {review.head.id: review for review in reviews_of(public)} if whole else {}
    after = _successors()
    slugs = dict(Partnership.objects.values_list("pk", "slug"))
    found = []
    for row in rows:
        bodies = sorted(slugs[body] for body in {row.partnership_id, *after.get(row.partnership_id, ())})
        sets = [f"{BODIES}:{slug}" for slug in bodies] + ([f"{KINDS}:{row.kind}"] if row.kind else [])
        found.append(
            Harvested(
                id=row.public_id,
                key=row.pk,
                changed_at=row.changed_at,
                sets=tuple(sets),
                is_deleted=row.state not in PUBLIC_STATES,
                review=reviews.get(str(row.public_id)),
            )
        )
    return tuple(found)


def _successors() -> dict[int, frozenset[int]]:
    """For each body that became others, all of those, however far on."""
    onward = list(Succession.objects.values_list("predecessor_id", "successor_id"))
    return {body: frozenset(reach(body, onward)) for body, _ in onward}
