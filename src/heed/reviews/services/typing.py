"""What people type and have not saved yet. No act on the record, and so not in the log: it is theirs alone until they save it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.models import Review, Typed
from heed.reviews.rules.naming import fitted


@transaction.atomic
def keep_typed(*, review: Review, form: str, values: Mapping[str, str], seen: str, by: Person) -> Typed:
    """Keeps what ``by`` has typed into this form about the review, in place of what they had typed before.

    ``seen`` is the stamp that the form holds, blank where it holds none. Raises ``PermissionDenied``.
    """
    require(by, Permission.CONFIRM, review.partnership)
    kept, _is_new = Typed.objects.update_or_create(
        person=by,
        review=review,
        form=fitted(form, 80),
        defaults={"values": dict(values), "seen": fitted(seen, 40), "at": timezone.now()},
    )
    return kept


@transaction.atomic
def forget_typed(*, review: Review, form: str, by: Person) -> None:
    """Forgets it: it was saved, or thrown away."""
    Typed.objects.filter(person=by, review=review, form=fitted(form, 80)).delete()
