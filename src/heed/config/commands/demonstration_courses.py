"""How far each review of the demonstration has come, so that a visitor of the desk finds every state there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from heed.config.commands.demonstration_readers import write_for_readers
from heed.config.commands.demonstration_themes import give_themes
from heed.people.models import Person
from heed.people.rules import Duty
from heed.publishing.models import Finding, Plan
from heed.publishing.rules.gate import Verdict
from heed.publishing.selectors import course_of
from heed.publishing.services import (
    Published,
    approve,
    archive,
    ask_approval,
    decide_findings,
    decline,
    embargo,
    examine,
    inspect_documents,
    publish,
    schedule,
    withdraw,
    withhold,
)
from heed.reviews.models import Review
from heed.reviews.selectors import documents_of
from heed.reviews.services import confirm_all

People = Mapping[Duty, Person]

LEFT_AS_DRAFTS = frozenset({"Tilly", "Child G", "Child LN", "Mr V"})
NOBODY_TO_IDENTIFY = "Everybody in this report is invented, and so is the county."

SENT_BACK = (
    "The table of actions gives the month of each step. With the children's ages that says more than it has to. "
    "Please look at it once more with the family's social worker."
)
EMBARGOED = "The inquest has not been held. The coroner asked that nothing is published before it."
WITHHELD = "Her daughters agreed to what was learned being shared, and not to the report."
WITHHELD_WORDS = "Marian's family asked that the full report is not published. What was learned from it is told here."
ARCHIVED = "The report has been on our site for longer than reports stay there. What was learned stays."
WITHDRAWN = (
    "The family asked us to look again at how much this page tells of them. It may come back once we have finished."
)


def take_on(review: Review, people: People, *, is_alone: bool) -> None:
    """Brings a review that was just imported as far as the demonstration has it.

    ``is_alone`` says that its document tells of no other review. A document that does stays closed: withdrawing one of
    its reviews would have to close it again.
    """
    if review.label in LEFT_AS_DRAFTS:
        inspect_documents(review=review)
        return
    confirmed = confirm_all(review=review, by=people[Duty.EDITOR])
    give_themes(confirmed, by=people[Duty.EDITOR])
    write_for_readers(confirmed, people[Duty.EDITOR])
    if course := COURSES.get(review.label):
        course(confirmed, people)
    else:
        _publish(confirmed, people, with_report=is_alone)


def _publish(review: Review, people: People, *, with_report: bool) -> Published:
    _approve(review, people)
    inspect_documents(review=review)
    by = people[Duty.APPROVER]
    return publish(review=review, by=by, with_report=with_report, overrule=NOBODY_TO_IDENTIFY)


def _approve(review: Review, people: People) -> None:
    ask_approval(review=review, by=people[Duty.EDITOR])
    approve(review=review, by=people[Duty.APPROVER])


def _wait(review: Review, people: People) -> None:
    ask_approval(review=review, by=people[Duty.EDITOR])


def _send_back(review: Review, people: People) -> None:
    ask_approval(review=review, by=people[Duty.EDITOR])
    decline(review=review, reason=SENT_BACK, by=people[Duty.APPROVER])


def _schedule(review: Review, people: People) -> None:
    """For ten o'clock, half a year from now. Nothing is overruled for a schedule, so what was found is decided on first."""
    _approve(review, people)
    inspect_documents(review=review)
    examine(course_of(review))
    keys = list(Finding.objects.filter(review=review).values_list("pk", flat=True))
    by = people[Duty.APPROVER]
    decide_findings(review=review, keys=keys, verdict=Verdict.CLEARED, reason=NOBODY_TO_IDENTIFY, by=by)
    day = timezone.localtime() + timedelta(days=182)
    documents = [entry.document_id for entry in documents_of(review)]
    schedule(review=review, at=day.replace(hour=10, minute=0, second=0, microsecond=0), by=by, opening=documents)


def _embargo(review: Review, people: People) -> None:
    _approve(review, people)
    look_again = timezone.localdate() + timedelta(days=91)
    kind, by = Plan.Embargo.INQUEST, people[Duty.APPROVER]
    embargo(review=review, kind=kind, reason=EMBARGOED, review_on=look_again, by=by)


def _withhold(review: Review, people: People) -> None:
    withhold(review=review, reason=WITHHELD, words=WITHHELD_WORDS, by=people[Duty.APPROVER])
    _publish(review, people, with_report=False)


def _archive(review: Review, people: People) -> None:
    _publish(review, people, with_report=True)
    archive(review=review, reason=ARCHIVED, by=people[Duty.APPROVER])


def _withdraw(review: Review, people: People) -> None:
    published = _publish(review, people, with_report=False)
    withdraw(publication=published.publication, reason=WITHDRAWN, by=people[Duty.APPROVER])


COURSES: dict[str, Callable[[Review, People], None]] = {
    "Young Person F": _wait,
    "Family T": _send_back,
    "Mr E": _schedule,
    "Ruth": _embargo,
    "Marian": _withhold,
    "Child W": _archive,
    "Child B": _withdraw,
}
"""What is done with reviews that are not simply published, by label."""
