"""The whole log of the partnerships' matters, for those who may read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from heed.audit.models import Entry
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships, partnerships_where
from heed.workspace.selectors.history import Deed, deeds

# as many as are named in one go, while a file of all of them is made
BATCH = 500


def entries_for(
    person: Person, *, by: int | None = None, action: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Entry]:
    """The entries that the person may read, and that match.

    These are those of the partnerships whose log they may read; and what is no partnership's matter, a sign-in or an
    account, where they may read the log of every partnership there is.
    """
    entries = _scope(person)
    if by is not None:
        entries = entries.filter(actor_id=by)
    if action:
        entries = entries.filter(action=action)
    if since:
        entries = entries.filter(at__gte=_start(since), pk__gt=_last_key_before(since))
    if until:
        after = until + timedelta(days=1)
        entries = entries.filter(at__lt=_start(after), **_before_first_key_of(after))
    return entries


def people_in_the_log(person: Person) -> QuerySet[Person]:
    """Those who do or did something for the partnerships whose log the person may read."""
    readable = partnerships_where(person, Permission.SEE_LOG)
    return Person.objects.filter(Q(memberships__partnership__in=readable) | Q(pk=person.pk)).distinct().order_by("name")


def told(entries: QuerySet[Entry]) -> Iterator[tuple[Entry, Deed]]:
    """Every entry with its sentence, the newest first, a few hundred in memory at a time."""
    before: int | None = None
    while batch := list((entries if before is None else entries.filter(pk__lt=before)).order_by("-pk")[:BATCH]):
        yield from zip(batch, deeds(batch), strict=True)
        before = batch[-1].pk


def partnership_names() -> dict[int, str]:
    """The partnerships by their keys. That they are there is public."""
    return {partnership.pk: partnership.name for partnership in partnerships()}


def _scope(person: Person) -> QuerySet[Entry]:
    readable = partnerships_where(person, Permission.SEE_LOG)
    if readable and not Partnership.objects.exclude(pk__in=readable).exists():
        return Entry.objects.all()
    return Entry.objects.filter(partnership_id__in=sorted(readable))


def _last_key_before(day: date) -> int:
    """A key below all that were given on that day or later. Keys rise with time but for a moment, so a day is to spare.

    Pages are found by their keys, and the days of long ago would else be looked for through all that came since.
    """
    earlier = Entry.objects.filter(at__lt=_start(day - timedelta(days=1))).order_by("-at", "-pk")
    return earlier.values_list("pk", flat=True).first() or 0


def _before_first_key_of(day: date) -> dict[str, int]:
    """The same from the other side; no bound where nothing is as late as that."""
    later = Entry.objects.filter(at__gte=_start(day + timedelta(days=1))).order_by("at", "pk")
    key = later.values_list("pk", flat=True).first()
    return {} if key is None else {"pk__lt": key}


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
