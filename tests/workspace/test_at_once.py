"""Two people, or two workers, at the same moment: one wins, the other is told in a sentence, and nothing is lost.

Real threads with connections of their own, on both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_confirmed_review, a_draft, a_lesson, a_reading, a_reading_of, an_approved_review
from heed.audit.selectors import verify
from heed.people.models import Partnership, Person
from heed.publishing.models import Approval, Change, Publication, Version
from heed.publishing.rules.states import Answer
from heed.publishing.services import approve, publish, publish_due, schedule, withdraw
from heed.reading import document
from heed.reviews.errors import Refused
from heed.reviews.models import Document, Item, Review, ReviewDocument
from heed.reviews.models.proposal import Decision
from heed.reviews.outcome import ImportOutcome, ImportState
from heed.reviews.selectors import stamp_of
from heed.reviews.services import correct_item, decide, import_document, undo_last

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = range(3)


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture(autouse=True)
def _log_holds_afterwards() -> Iterator[None]:
    yield
    found = verify()
    assert (found.damages, found.waiting) == ((), 0)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each gave, or the refusal that it met, in the order given. Anything else that is raised fails the test."""
    together = Barrier(len(acts))
    outcomes: dict[int, object] = {}

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            together.wait(20)
            outcomes[place] = act()
        except Exception as fault:
            outcomes[place] = fault
        finally:
            connection.close()

    threads = [Thread(target=run, args=[place, act]) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for outcome in outcomes.values():
        if isinstance(outcome, Exception) and not isinstance(outcome, Refused):
            raise outcome
    return [outcomes[place] for place in range(len(acts))]


def refused(outcomes: list[object]) -> list[Refused]:
    return [outcome for outcome in outcomes if isinstance(outcome, Refused)]


def lesson(review: Review) -> Item:
    return Item.objects.select_related("review__partnership").get(review=review)


def other_words(words: str = "Ask in other words.") -> document.Item:
    return document.Item(document.ItemType.LESSON, words, "1")


@pytest.mark.parametrize("turn", ROUNDS)
def test_two_approvers_answer_one_request(partnership: Partnership, editor: Person, turn: int) -> None:
    review = a_confirmed_review(by=editor, partnership=partnership, label=f"Child {turn}")
    one, other = an_approver(partnership, "Amina Rook"), an_approver(partnership, "Noor Second")
    outcomes = at_once(lambda: approve(review=review, by=one), lambda: approve(review=review, by=other))
    assert len(refused(outcomes)) == 1
    assert Approval.objects.filter(answer=Answer.GIVEN).count() == 1


@pytest.mark.parametrize("turn", ROUNDS)
def test_publishing_meets_withdrawing(partnership: Partnership, editor: Person, approver: Person, turn: int) -> None:
    review = an_approved_review(by=editor, partnership=partnership, label=f"Child {turn}")
    publication = publish(review=review, by=approver, with_report=False).publication
    at_once(
        lambda: publish(review=review, by=approver, with_report=True, reason="With its report."),
        lambda: withdraw(publication=publication, reason="A relative asked us to.", by=approver),
    )
    publication.refresh_from_db()
    last = Change.objects.filter(publication=publication).order_by("-pk")[0]
    assert publication.state == last.state
    assert publication.latest == publication.versions.order_by("-number")[0]


@pytest.mark.parametrize("turn", ROUNDS)
def test_publishing_meets_a_correction(partnership: Partnership, editor: Person, approver: Person, turn: int) -> None:
    review = an_approved_review(by=editor, partnership=partnership, label=f"Child {turn}")
    item = lesson(review)
    outcomes = at_once(
        lambda: publish(review=review, by=approver, with_report=False),
        lambda: correct_item(item=item, words=other_words(), by=editor, seen=stamp_of(item)),
    )
    assert not isinstance(outcomes[1], Refused)
    assert "other words" not in str(list(Version.objects.values_list("content", flat=True)))
    assert Version.objects.count() == (0 if isinstance(outcomes[0], Refused) else 1)
    review.refresh_from_db()
    assert not review.is_confirmed


@pytest.mark.parametrize("turn", ROUNDS)
def test_two_people_decide_on_one_thing(partnership: Partnership, editor: Person, turn: int) -> None:
    item = lesson(a_draft(by=editor, partnership=partnership, label=f"Child {turn}"))
    other, seen = an_editor(partnership, "Ola Second"), stamp_of(item)
    outcomes = at_once(
        lambda: decide(proposal=item, decision=Decision.CONFIRMED, by=editor, seen=seen),
        lambda: decide(proposal=item, decision=Decision.REJECTED, by=other, seen=seen, reason="It is no lesson."),
    )
    assert len(refused(outcomes)) == 1
    item.refresh_from_db()
    assert item.decided_by == (other if isinstance(outcomes[0], Refused) else editor)


@pytest.mark.parametrize("turn", ROUNDS)
def test_taking_back_meets_a_new_decision(partnership: Partnership, editor: Person, turn: int) -> None:
    review = a_draft(by=editor, partnership=partnership, label=f"Child {turn}")
    other, item = an_editor(partnership, "Ola Second"), lesson(review)
    item = decide(proposal=item, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(item))
    seen = stamp_of(item)
    outcomes = at_once(
        lambda: undo_last(review=review, by=editor),
        lambda: correct_item(item=item, words=other_words(), by=other, seen=seen),
    )
    assert len(refused(outcomes)) == 1
    item.refresh_from_db()
    assert item.decided_by == (other if isinstance(outcomes[0], Refused) else None)


@pytest.mark.parametrize("turn", ROUNDS)
@pytest.mark.parametrize("also_by_hand", [False, True])
def test_what_is_due_is_published_once(
    partnership: Partnership, editor: Person, approver: Person, also_by_hand: bool, turn: int
) -> None:
    review = an_approved_review(by=editor, partnership=partnership, label=f"Child {turn}")
    plan = schedule(review=review, at=timezone.now() + timedelta(hours=1), by=approver)
    later = timezone.now() + timedelta(hours=2)
    acts: list[Callable[[], object]] = [lambda: publish_due(later), lambda: publish_due(later)]
    if also_by_hand:
        acts.append(lambda: publish(review=review, by=approver, with_report=False))
    outcomes = at_once(*acts)
    assert not refused(outcomes)
    assert Version.objects.count() == Publication.objects.count() == 1
    plan.refresh_from_db()
    assert (plan.scheduled_for, plan.late_because) == (None, "")


@pytest.mark.parametrize("turn", ROUNDS)
def test_one_file_is_imported_twice(partnership: Partnership, editor: Person, turn: int) -> None:
    reading, content = a_reading(a_reading_of(a_lesson("Ask.", "1"), label=f"Child {turn}"))
    other = an_editor(partnership, "Ola Second")
    outcomes = at_once(
        lambda: import_document(reading=reading, content=content, partnership=partnership, by=editor),
        lambda: import_document(reading=reading, content=content, partnership=partnership, by=other),
    )
    states = {outcome.state for outcome in outcomes if isinstance(outcome, ImportOutcome)}
    assert states == {ImportState.NEW, ImportState.UNCHANGED}
    assert Document.objects.count() == Review.objects.count() == Item.objects.count() == 1


@pytest.mark.parametrize("turn", ROUNDS)
def test_two_files_tell_of_one_new_review(partnership: Partnership, editor: Person, turn: int) -> None:
    said = a_reading_of(a_lesson("Ask.", "1"), label=f"Child {turn}")
    files = [a_reading(said, file=f"{name}.txt", note=name) for name in ("report", "summary")]
    at_once(
        *(
            lambda reading=reading, content=content: import_document(
                reading=reading, content=content, partnership=partnership, by=editor
            )
            for reading, content in files
        )
    )
    assert Review.objects.count() == 1
    assert ReviewDocument.objects.count() == Document.objects.count() == 2
