"""The review's own details: label, title, kind, year, partnership and date, as read and as people correct them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.access import require
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.reading import document
from heed.reviews.errors import DecidedMeanwhile, NoWords, SameReview
from heed.reviews.models import Review
from heed.reviews.rules import naming
from heed.reviews.selectors import details_of, details_stamp, last_correction_of_details, standing_reviews
from heed.reviews.services.acting import one_act
from heed.reviews.services.confirmation import hold, lose_confirmation


@dataclass(frozen=True, slots=True)
class Details:
    """What a review is, in a person's words. ``kind`` is a code of reading/codes/kinds.toml, or blank."""

    label: str
    title: str
    kind: str
    year: int
    partnership: Partnership
    published_on: date | None


@transaction.atomic
def correct_details(*, review: Review, details: Details, by: Person, seen: str) -> Review:
    """Gives the review these details. What was read stays beside them, and a later reading leaves them alone.

    ``seen`` is the sign of the details as the person saw them. Raises ``DecidedMeanwhile``; ``SameReview`` where
    another review has this label, year and partnership; and ``PermissionDenied`` where the review would go to a
    partnership that ``by`` may not import for. A public address stays what it is: publishing keeps its own.
    """
    held = hold(review, by=by, permission=Permission.CONFIRM)
    if details_stamp(held) != seen:
        last = last_correction_of_details(held)
        raise DecidedMeanwhile(last.by if last else None, last.at if last else None)
    if not details.label.strip() or not details.title.strip():
        raise NoWords
    if details.partnership != held.partnership:
        require(by, Permission.IMPORT, details.partnership)
    before = details_of(held)
    with one_act(review=held, by=by, words="Corrected the details") as act:
        act.touching(held)
        _give(held, details)
        held.slug = _slug(held, before)
        held.save(update_fields=["label", "title", "kind", "year", "partnership", "published_on", "slug"])
    after = details_of(held)
    if after != before:
        detail = {"before": before, "after": after}
        audit.record(by=by, action=Action.DETAILS_CORRECTED, record=held, detail=detail)
        lose_confirmation(review=held, by=by)
    return held


def columns_read(said: document.Review) -> dict[str, Any]:
    """Title, kind and date as a reading gives them, to the length of the columns; None where it does not say."""
    return {
        "title": naming.fitted(said.title, 300) if said.title else None,
        "kind": naming.fitted(said.kind, 60) if said.kind else None,
        "published_on": said.published,
    }


def follow_details(review: Review, said: document.Review) -> tuple[str, ...]:
    """Brings title, kind and date up to the reading; where a person corrected or confirmed them, tells the difference."""
    differing = {name: new for name, new in columns_read(said).items() if new and new != getattr(review, name)}
    known, notes, followed = review.read or {}, [], []
    for name, value in differing.items():
        words, before = name.replace("_", " "), getattr(review, name) or "nothing"
        if review.is_confirmed:
            notes.append(f"The file gives its {words} as {value}; the confirmed record keeps {before}.")
        elif name in known and known[name] != details_of(review)[name]:
            notes.append(f"The file gives its {words} as {value}; {before} stays, as somebody corrected it.")
        else:
            notes.append(f"Its {words} was {before}, and is now {value}.")
            setattr(review, name, value)
            followed.append(name)
    if followed:
        if review.read is not None:
            review.read = known | {name: details_of(review)[name] for name in followed}
        review.save(update_fields=[*followed, "read"])
    return tuple(notes)


def _give(review: Review, details: Details) -> None:
    review.label = naming.fitted(details.label.strip(), 120)
    review.title = naming.fitted(details.title.strip(), 300)
    review.kind, review.year = details.kind, details.year
    review.partnership, review.published_on = details.partnership, details.published_on


def _slug(review: Review, before: dict[str, Any]) -> str:
    """The name under which commands know it: as it was, unless that is what was corrected."""
    if all(details_of(review)[name] == before[name] for name in ("label", "year", "partnership")):
        return review.slug
    wanted = naming.slug_of(review.label)
    others = standing_reviews().filter(partnership=review.partnership, year=review.year).exclude(pk=review.pk)
    if other := others.filter(slug=wanted).first():
        raise SameReview(str(other), review.partnership.name)
    return wanted
