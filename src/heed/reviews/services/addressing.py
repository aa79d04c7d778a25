"""Writing whom an item speaks to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heed.people.models import Agency, Role
from heed.reading import document
from heed.reviews.models import Addressee, Decision, Item
from heed.reviews.rules.naming import fitted
from heed.reviews.rules.read import Read, addressee_read


class Codes:
    """The agencies and roles, looked up once for a whole import."""

    def __init__(self) -> None:
        self._agencies = {agency.code: agency for agency in Agency.objects.all()}
        self._roles = {role.code: role for role in Role.objects.all()}

    def columns(self, read: Read) -> dict[str, object]:
        """The columns of an addressee. A code that no list holds leaves it unrouted, for a person to decide."""
        return {
            "said": fitted(read["said"], 300),
            "agency": self._agencies.get(read["agency"] or ""),
            "role": self._roles.get(read["role"] or ""),
        }


def write_addressees(*, said: Iterable[tuple[Item, tuple[document.Addressee, ...]]], codes: Codes) -> None:
    """The addressees of new items."""
    reads = [(item, addressee_read(addressee)) for item, addressees in said for addressee in addressees]
    Addressee.objects.bulk_create(Addressee(item=item, read=read, **codes.columns(read)) for item, read in reads)


def follow_addressees(
    *,
    item: Item,
    addressees: tuple[document.Addressee, ...],
    codes: Codes,
    elsewhere: Sequence[Addressee] | None = None,
) -> bool:
    """Brings the addressees up to a new reading of their item. True where a new one waits for a decision.

    One that a person has decided on stays; one that nobody has looked at and that is not said any more goes.
    ``elsewhere`` are those of the items that a person split from this one or merged with it: what stands there is not
    new, and none is taken away from what a person arranged.
    """
    reads = [addressee_read(addressee) for addressee in addressees]
    known = list(item.addressees.all())
    gone = [a.pk for a in known if a.read is not None and a.read not in reads and a.decision == Decision.UNDECIDED]
    if elsewhere is None:
        Addressee.objects.filter(pk__in=gone).delete()
    said = [a.read for a in (*known, *(elsewhere or ()))]
    new = [read for read in reads if read not in said]
    Addressee.objects.bulk_create(Addressee(item=item, read=read, **codes.columns(read)) for read in new)
    return bool(new)
