"""What falls under rules on keeping: what is due, what will be, and what that is called.

Rules and holds belong to the record; whether a review is archived or withdrawn, publishing knows. So they meet here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.people.models import Membership, Partnership, Person
from heed.people.rules import FORGOTTEN, Permission, reach
from heed.people.selectors import known_steps, partnerships_where
from heed.publishing.models import Change, Publication, PublicationState
from heed.reviews.models import RetentionRule, Review, ReviewDocument, Typed
from heed.reviews.rules.keeping import Candidate, Due, Rule, What, due
from heed.reviews.rules.periods import floor
from heed.reviews.selectors.keeping import held

ENDED = {What.ARCHIVED: PublicationState.ARCHIVED, What.WITHDRAWN: PublicationState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class DueRow:
    """A thing that goes, with its name and its body, for a list. ``mark`` names it in forms."""

    due: Due
    name: str
    partnership: str
    is_due: bool

    @property
    def mark(self) -> str:
        """What a form sends back."""
        return f"{self.due.candidate.what.value}-{self.due.candidate.key}"

    @property
    def anchor(self) -> str:
        """Its place on the page: an account stands there once for each body that the person worked for."""
        return f"{self.mark}-{self.due.candidate.partnership}"


def all_due(bodies: Collection[int] | None = None, *, review: int | None = None) -> tuple[Due, ...]:
    """All that falls under a rule and is not held, with the day from which it may go.

    Of these bodies only, and of this review only, where they are given.
    """
    rules = _rules()
    if not rules:
        return ()
    steps = [(step.before, step.after) for step in known_steps()]
    after = {before: reach(before, steps) for before, _after in steps}
    under = {rule.partnership for rule in rules}
    under |= {before for before, later in after.items() if later & under}
    if bodies is not None:
        under &= set(bodies)
    reviews = Review.objects.filter(partnership__in=under)
    if review is not None:
        reviews = reviews.filter(pk=review)
    wanted = {rule.what for rule in rules}
    candidates = [
        *_candidates(reviews, wanted),
        *(_accounts(under) if review is None and What.ACCOUNTS in wanted else ()),
    ]
    return due(candidates, rules, held=held(), after=after, floor_months=floor().months)


def due_for(person: Person) -> tuple[Due, ...]:
    """The same for the bodies whose things the person says how long to keep."""
    return all_due(partnerships_where(person, Permission.KEEP))


def due_rows(dues: Sequence[Due]) -> list[DueRow]:
    """These as a list shows them, in as many queries for many as for one."""
    today = timezone.localdate()
    names = _names(dues)
    bodies = Partnership.objects.in_bulk({one.candidate.partnership for one in dues})
    return [
        DueRow(
            due=one,
            name=names[one.candidate.what, one.candidate.key],
            partnership=bodies[one.candidate.partnership].name,
            is_due=one.on <= today,
        )
        for one in dues
    ]


def addresses_of(person: Person) -> list[EmailAddress]:
    """The addresses that signing in keeps of a person besides their own."""
    return list(EmailAddress.objects.filter(user=person))


def _rules() -> list[Rule]:
    rows = RetentionRule.objects.values_list("partnership", "what", "months", "holds_from", "asks")
    known = set(What)
    return [
        Rule(partnership, What(what), months, holds_from, asks)
        for partnership, what, months, holds_from, asks in rows
        if what in known
    ]


def _candidates(reviews: QuerySet[Review], wanted: Collection[What]) -> Iterator[Candidate]:
    for what, state in ENDED.items():
        if what in wanted:
            yield from _with_documents(reviews, what, state)
    if What.DRAFTS in wanted:
        yield from _drafts(reviews)
    if What.TYPED in wanted:
        typed = Typed.objects.filter(review__in=reviews).order_by()
        for key, partnership, at, review in typed.values_list("pk", "review__partnership", "at", "review"):
            yield Candidate(What.TYPED, key, partnership, _day(at), review)


def _with_documents(reviews: QuerySet[Review], what: What, state: PublicationState) -> Iterator[Candidate]:
    """Reviews that stand so and have documents left, counted from when they came to stand so."""
    has_documents = Exists(ReviewDocument.objects.filter(review=OuterRef("review")))
    standing = Publication.objects.filter(has_documents, review__in=reviews, state=state).order_by()
    changes = Change.objects.filter(publication__in=standing.values("pk"), state=state.value).order_by()
    since = dict(changes.values_list("publication").annotate(at=Max("at")))
    for key, review, body, first in standing.values_list("pk", "review", "review__partnership", "first_published_at"):
        if key in since:
            yield Candidate(what, review, body, _day(since[key]), review, _day(first))


def _drafts(reviews: QuerySet[Review]) -> Iterator[Candidate]:
    """Reviews that the public never saw, counted from the last day on which anybody worked on them."""
    seen = Exists(Publication.objects.filter(review=OuterRef("pk")))
    drafts = reviews.filter(~seen, deleted_at__isnull=True).order_by()
    worked = Entry.objects.filter(about_kind="reviews.review", about_id__in=drafts.values("pk"))
    last = dict(worked.exclude(action=Action.VIEWED).order_by().values_list("about_id").annotate(at=Max("at")))
    for key, partnership, created in drafts.values_list("pk", "partnership", "created_at"):
        yield Candidate(What.DRAFTS, key, partnership, _day(max(created, last.get(key, created))), key)


def _accounts(bodies: Collection[int]) -> Iterator[Candidate]:
    """Closed accounts whose address is still there, once for each body that the person worked for."""
    held = Membership.objects.filter(partnership__in=bodies, person__is_active=False)
    held = held.exclude(person__email__endswith=f"@{FORGOTTEN}").order_by()
    closed = Entry.objects.filter(
        action=Action.ACCOUNT_CLOSED, record_kind="people.person", record_id__in=held.values("person")
    )
    since = dict(closed.order_by().values_list("record_id").annotate(at=Max("at")))
    for person, partnership in held.values_list("person", "partnership").distinct():
        if person in since:
            yield Candidate(What.ACCOUNTS, person, partnership, _day(since[person]))


def _names(dues: Iterable[Due]) -> dict[tuple[What, int], str]:
    reviews = Review.objects.in_bulk({one.candidate.review for one in dues if one.candidate.review})
    people = Person.objects.in_bulk({one.candidate.key for one in dues if one.candidate.what == What.ACCOUNTS})
    typed = Typed.objects.select_related("person").in_bulk(
        {one.candidate.key for one in dues if one.candidate.what == What.TYPED}
    )
    named = {}
    for one in dues:
        name = str(reviews.get(one.candidate.review or 0, ""))
        if one.candidate.what == What.ACCOUNTS:
            name = people[one.candidate.key].name
        elif one.candidate.what == What.TYPED and one.candidate.key in typed:
            name = f"{name}, by {typed[one.candidate.key].person.name}"
        named[one.candidate.what, one.candidate.key] = name
    return named


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
