"""The chain of seals, and whether everything in it is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, QuerySet

from heed.audit.models import Entry, Seal
from heed.audit.rules import START, Damage, Head, Link, follow

# below the number of parameters that every SQLite takes in one query
BATCH = 900
TOLD = 100


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found: ``damages`` are the first hundred of ``damage_count``, and none where all is well.

    ``waiting`` entries at the end are not sealed yet; the next thing that is written seals them too.
    """

    head: Head
    waiting: int
    damage_count: int
    damages: tuple[Damage, ...]

    @property
    def entry_count(self) -> int:
        """How many entries the log holds, where all is well."""
        return self.head.position + self.waiting


def head() -> Head:
    """The end of the chain as it is kept; ``START`` where nothing is sealed yet."""
    last = Seal.objects.order_by("-position").first()
    return Head(last.position, last.digest) if last else START


def links(up_to: Head) -> Iterator[Link]:
    """The chain from its beginning up to that position, with its entries as they are now; in batches, however long."""
    position: int | None = None
    while seals := list(_seals_after(position).filter(position__lte=up_to.position).order_by("position")[:BATCH]):
        entries = Entry.objects.in_bulk([seal.entry_id for seal in seals])
        for seal in seals:
            entry = entries.get(seal.entry_id)
            columns = entry.columns() if entry else None
            yield Link(seal.position, seal.entry_id, seal.fingerprint, seal.digest, columns)
        position = seals[-1].position


def verify(expected: Head | None = None) -> Verified:
    """Follows the chain from its beginning to where it ends now; ``expected`` is a head that was noted earlier.

    What is written meanwhile is left for the next time, and nobody waits.
    """
    end, here = head(), START
    inserted = set(_unsealed_below_the_highest())
    found = _Found()
    for link in links(end):
        here, damages = follow(here, link)
        found.add(*damages)
        if expected and here.position == expected.position and here != expected:
            found.add(_rewritten(expected, here))
    if expected and expected.position > end.position:
        found.add(_cut_off(expected, end))
    # asked again: an entry that was just committed may have been waiting for its seal
    for key in sorted(inserted.intersection(_unsealed_below_the_highest())):
        found.add(_inserted(key))
    waiting = _unsealed().filter(pk__gt=_highest()).count()
    return Verified(end, waiting, found.count, tuple(found.first))


class _Found:
    """Counts damages, and keeps the first of them: a log that is damaged throughout would not fit into memory."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[Damage] = []

    def add(self, *damages: Damage) -> None:
        self.count += len(damages)
        self.first.extend(damages[: TOLD - len(self.first)])


def _seals_after(position: int | None) -> QuerySet[Seal]:
    return Seal.objects.all() if position is None else Seal.objects.filter(position__gt=position)


def _unsealed() -> QuerySet[Entry]:
    return Entry.objects.filter(~Exists(Seal.objects.filter(entry_id=OuterRef("pk"))))


def _unsealed_below_the_highest() -> list[int]:
    return list(_unsealed().filter(pk__lt=_highest()).values_list("pk", flat=True)[: TOLD * 10])


def _highest() -> int:
    return Seal.objects.aggregate(highest=Max("entry_id"))["highest"] or 0


def _rewritten(expected: Head, here: Head) -> Damage:
    what = (
        f"At position {here.position} the chain does not have the digest that was noted. "
        "Something up to there was altered, and the chain written anew."
    )
    return Damage(expected.position, None, what)


def _cut_off(expected: Head, end: Head) -> Damage:
    what = (
        f"The chain ends at position {end.position}, and had reached {expected.position} when that was noted: "
        "its last entries were removed."
    )
    return Damage(expected.position, None, what)


def _inserted(key: int) -> Damage:
    what = f"Entry {key} was never sealed, though later ones were: it was inserted, or its seal removed."
    return Damage(0, key, what)
