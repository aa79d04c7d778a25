"""A person's desk: what waits for them, what is late, and what has changed."""

from __future__ import annotations

from dataclasses import dataclass

from heed.people.models import Person
from heed.reviews.selectors import drafts_for
from heed.workspace.selectors.reviews import Standing, standing_as
from heed.workspace.selectors.rows import DeskRow, rows

SHOWN = 8
"""How many of each kind the desk shows; the rest are a link away."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Some of the reviews that wait for one thing, and how many there are in all."""

    name: str
    standing: Standing
    rows: tuple[DeskRow, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's reviews: what waits for something to be done, by what that is."""

    piles: tuple[Pile, ...]
    public_count: int


def desk_of(person: Person) -> Desk:
    """What waits for this person, the longest first."""
    drafts = drafts_for(person)
    waiting = {
        Standing.TO_LOOK_AT: standing_as(drafts, Standing.TO_LOOK_AT).order_by("created_at", "pk"),
        Standing.CONFIRMED: standing_as(drafts, Standing.CONFIRMED).order_by("confirmed_at", "pk"),
    }
    shown = {standing: list(reviews[:SHOWN]) for standing, reviews in waiting.items()}
    drawn = {row.review.pk: row for row in rows(review for reviews in shown.values() for review in reviews)}
    return Desk(
        piles=tuple(
            Pile(standing.label, standing, tuple(drawn[review.pk] for review in reviews), waiting[standing].count())
            for standing, reviews in shown.items()
            if reviews
        ),
        public_count=standing_as(drafts, Standing.PUBLIC).count(),
    )
