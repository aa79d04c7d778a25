"""Taking back what a person did last, and doing it again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import ChangedSince, NothingToTakeBack
from heed.reviews.models import Act, Addressee, FormerItem, Item, Review
from heed.reviews.selectors import last_act, last_undone, order_of
from heed.reviews.services.acting import EVIDENCE, LEFT_OUT, ORDER, SORTS, Change, from_values, values_of
from heed.reviews.services.confirmation import hold, lose_confirmation
from heed.reviews.services.ordering import put_in_order


@transaction.atomic
def undo_last(*, review: Review, by: Person, act: int | None = None) -> Act:
    """Takes back what ``by`` did last to the review: all of it, or nothing. The words of machines are not touched.

    ``act`` is the act that the page offered: where it is not the last any more, ``ChangedSince`` is raised, as it is
    where something else has been done since to what the act changed.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    return _turn(held, last_act(held, by), act, by=by, back=True)


@transaction.atomic
def redo_last(*, review: Review, by: Person, act: int | None = None) -> Act:
    """Does again what ``by`` took back last, as long as they have done nothing else since."""
    held = hold(review, by=by, permission=Permission.CONFIRM)
    return _turn(held, last_undone(held, by), act, by=by, back=False)


def _turn(review: Review, found: Act | None, asked: int | None, *, by: Person, back: bool) -> Act:
    if found is None:
        raise NothingToTakeBack
    if asked is not None and found.pk != asked:
        raise ChangedSince(found.words)
    changes = list(reversed(found.changes)) if back else list(found.changes)
    for change in changes:
        _Turning(review, found, change, back=back).turn()
    found.undone_at = timezone.now() if back else None
    found.save(update_fields=["undone_at"])
    action = Action.TAKEN_BACK if back else Action.DONE_AGAIN
    audit.record(by=by, action=action, record=review, detail={"act": found.pk, "words": found.words})
    review.refresh_from_db()
    lose_confirmation(review=review, by=by)
    return found


class _Turning:
    """One change of an act, on its way from how it should be now to how it should be then."""

    def __init__(self, review: Review, act: Act, change: Change, *, back: bool) -> None:
        self.review, self.act, self.sort, self.key = review, act, change["sort"], change["key"]
        self.now: Any = change["after"] if back else change["before"]
        self.then: Any = change["before"] if back else change["after"]
        self.made = {(other["sort"], other["key"]) for other in act.changes if other["before"] is None}

    def turn(self) -> None:
        """Raises ``ChangedSince`` where it is not now as the act left it."""
        if self.sort == ORDER:
            self._put_in_order()
            return
        row = SORTS[self.sort]._default_manager.select_for_update().filter(pk=self.key).first()  # noqa: SLF001
        if (row is None) != (self.now is None):
            raise ChangedSince(self.act.words)
        if row is None:
            self._make()
        elif self._is_as_left(row):
            self._give(row) if self.then is not None else self._take_away(row)

    def _is_as_left(self, row: Model) -> bool:
        left_out = {EVIDENCE, *LEFT_OUT.get(self.sort, ())}
        left = {name: value for name, value in self.now.items() if name not in left_out}
        values = values_of(row)
        if any(values[name] != value for name, value in left.items()):
            raise ChangedSince(self.act.words, getattr(row, "decided_by", None), getattr(row, "decided_at", None))
        return True

    def _give(self, row: Model) -> None:
        for name, value in from_values(type(row), self.then).items():
            setattr(row, name, value)
        row.save()
        if EVIDENCE in self.then:
            self._cite(row, add=set(self.then[EVIDENCE]) - set(self.now[EVIDENCE]))
            getattr(row, EVIDENCE).remove(*(set(self.now[EVIDENCE]) - set(self.then[EVIDENCE])))

    def _make(self) -> None:
        model = SORTS[self.sort]
        row = model(**from_values(model, self.then))
        row.save(force_insert=True)
        self._cite(row, add=set(self.then.get(EVIDENCE, ())))
        if isinstance(row, Item):
            FormerItem.objects.filter(public_id=row.public_id).delete()

    def _cite(self, row: Model, add: set[int]) -> None:
        if add:
            getattr(row, EVIDENCE).add(*add)

    def _take_away(self, row: Model) -> None:
        if not isinstance(row, Addressee):
            self._refuse_to_take_what_was_replaced(row)
        if isinstance(row, Item):
            self._refuse_to_take_more(row)
            FormerItem.objects.create(public_id=row.public_id, review=self.review)
        row.delete()

    def _refuse_to_take_more(self, item: Item) -> None:
        """What others have hung on the item since is not taken away with it."""
        ours = [key for sort, key in self.made if sort == "addressee"]
        leaning = Item.objects.filter(Q(split_from=item) | Q(merged_into=item))
        if Addressee.objects.filter(item=item).exclude(pk__in=ours).exists() or leaning.exists():
            raise ChangedSince(self.act.words)

    def _refuse_to_take_what_was_replaced(self, row: Model) -> None:
        if type(row)._default_manager.filter(replaces=row.pk).exists():  # noqa: SLF001
            raise ChangedSince(self.act.words)

    def _put_in_order(self) -> None:
        order = order_of(self.review)
        if [key for key in order if key in self.now] != [key for key in self.now if key in order]:
            raise ChangedSince(self.act.words)
        place = {key: n for n, key in enumerate(self.then)}
        waiting = iter(sorted((key for key in order if key in place), key=place.__getitem__))
        put_in_order(self.review, [next(waiting) if key in place else key for key in order])
