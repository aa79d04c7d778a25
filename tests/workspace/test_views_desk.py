"""The desk: first the stranger, then what waits for whom."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_person, a_reader, an_approver, an_editor, somebody
from factories.reviews import a_confirmed_review, a_draft, a_lesson, a_reading_of, an_approved_review, imported
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.publishing.models import Plan
from heed.publishing.services import ask_approval, decline, embargo, publish, publish_due, schedule
from heed.reading.document import ReadingWarning
from heed.reviews.services import confirm_all

pytestmark = pytest.mark.django_db

DESK = "/staff/"


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


def desk(person: Person) -> str:
    client = Client()
    client.force_login(person)
    response = client.get(DESK)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def pile(words: str, name: str) -> str:
    """What stands under that heading, up to the next one."""
    match = re.search(
        rf"{name} \(\d{{1,2}}\) (.*?)(?: \(\d{{1,2}}\) |What has changed|On the way|with nothing to be done)", words
    )
    return match[1] if match else ""


def test_a_stranger_signs_in_first_and_a_reader_is_refused(client: Client, partnership: Partnership) -> None:
    assert client.get(DESK)["Location"] == f"/staff/sign-in/?next={DESK}"
    for person in (a_person(), a_reader(partnership)):
        client.force_login(person)
        assert client.get(DESK).status_code == 403


def test_no_browser_keeps_a_page_of_the_staff(client: Client, partnership: Partnership, editor: Person) -> None:
    review = a_draft(by=editor, partnership=partnership)
    client.force_login(editor)
    for address in (DESK, f"/staff/reviews/{review.pk}/", f"/staff/reviews/{review.pk}/history/"):
        assert client.get(address)["Cache-Control"] == "private, no-store"
    assert client.get("/")["Cache-Control"] == "no-cache"


def test_anothers_editor_learns_nothing(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership)
    ask_approval(review=a_confirmed_review(by=editor, partnership=partnership, label="Child B"), by=editor)
    words = desk(an_editor(a_partnership("Elsewhere"), "Other Editor"))
    assert "Child" not in words
    assert "Ellis" not in words


def test_an_empty_desk_leads_to_the_import_for_who_may_import(partnership: Partnership, editor: Person) -> None:
    assert "Import documents" in desk(editor)
    assert "Import documents" not in desk(somebody(Duty.ANALYST, partnership))


def test_what_is_left_and_warned_of_is_said(partnership: Partnership, editor: Person) -> None:
    warned = a_reading_of(a_lesson("Ask.", "1"), warnings=[ReadingWarning("label-mismatch", "It speaks of Child AM.")])
    imported(warned, by=editor, partnership=partnership)
    words = pile(desk(editor), "To look at")
    assert "Child AR (2020)" in words
    assert "2 things left to look at. 1 warning." in words


def test_who_only_looks_has_nothing_waiting(partnership: Partnership, editor: Person) -> None:
    a_draft(by=editor, partnership=partnership)
    assert "Nothing is waiting for you" in desk(somebody(Duty.ANALYST, partnership))


def test_a_confirmed_review_waits_to_be_sent_and_then_for_the_approver(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    review = a_confirmed_review(by=editor, partnership=partnership)
    assert "Child AR" in pile(desk(editor), "To send for approval")
    ask_approval(review=review, by=editor)
    assert "Child AR" in pile(desk(approver), "Waiting for approval")
    assert "On the way" not in desk(approver)
    # the editor sees that it goes on without them
    assert "On the way Waiting for approval (1) Child AR" in desk(editor)


def test_nobody_is_asked_to_approve_what_they_confirmed_themselves(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    review = confirm_all(review=a_draft(by=editor, partnership=partnership), by=approver)
    ask_approval(review=review, by=editor)
    words = desk(approver)
    assert "Nothing is waiting for you" in words
    assert "On the way Waiting for approval (1) Child AR" in words


def test_what_was_sent_back_comes_first_with_the_reason(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    a_draft(by=editor, partnership=partnership, label="Child B")
    review = a_confirmed_review(by=editor, partnership=partnership)
    ask_approval(review=review, by=editor)
    decline(review=review, reason="Lesson 1 names the street.", by=approver)
    words = desk(editor)
    assert "“Lesson 1 names the street.”" in pile(words, "Sent back")
    assert words.index("Sent back") < words.index("To look at")


def test_an_approved_review_waits_for_who_publishes_and_then_for_nobody(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    review = an_approved_review(by=editor, partnership=partnership)
    assert "Child AR" in pile(desk(approver), "Ready to publish")
    assert "Ready to publish" not in desk(editor)
    publish(review=review, by=approver)
    words = desk(approver)
    assert "Nothing is waiting for you" in words
    assert "1 review with nothing to be done" in words


def test_scheduled_and_embargoed_reviews_are_on_the_way(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    soon = timezone.now() + timedelta(days=3)
    schedule(review=an_approved_review(by=editor, partnership=partnership), at=soon, by=approver)
    held = a_draft(by=editor, partnership=partnership, label="Child B")
    embargo(
        review=held,
        kind=Plan.Embargo.INQUEST,
        reason="The inquest opens in May.",
        review_on=timezone.localdate() + timedelta(days=30),
        by=approver,
    )
    words = desk(approver)
    assert "Scheduled (1) Child AR" in words
    assert "Under an embargo (1) Child B" in words
    assert "Late" not in words


def test_what_is_late_comes_before_everything(partnership: Partnership, editor: Person, approver: Person) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        asked = a_confirmed_review(by=editor, partnership=partnership, label="Child A")
        ask_approval(review=asked, by=editor)
        held = a_draft(by=editor, partnership=partnership, label="Child B")
        embargo(review=held, kind=Plan.Embargo.CRIMINAL, reason="A trial.", review_on=date(2026, 3, 9), by=approver)
        assert "Late" not in desk(approver)
    with time_machine.travel(datetime(2026, 3, 12, 9, tzinfo=UTC), tick=False):
        words = desk(approver)
    assert "Child A (2020) has waited for approval for 10 days." in words
    assert "Child B (2020) is under an embargo that was to be looked at again on 9 March 2026." in words
    assert words.index("Late") < words.index("Waiting for approval (1)")


def test_what_could_not_be_published_when_due_is_late_with_the_reason(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        review = an_approved_review(by=editor, partnership=partnership)
        plan = schedule(review=review, at=datetime(2026, 3, 3, 9, tzinfo=UTC), by=approver)
    Plan.objects.filter(pk=plan.pk).update(late_because="One thing has not been looked at.")
    with time_machine.travel(datetime(2026, 3, 3, 10, tzinfo=UTC), tick=False):
        publish_due()
        words = desk(approver)
    assert "was to be published on 3 March 2026, 09:00. One thing has not been looked at." in words


def test_what_others_did_is_told_in_a_line_for_each_review_and_person(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    a_confirmed_review(by=editor, partnership=partnership)
    words = desk(approver)
    assert words.count("Ellis Marsh confirmed the review as a whole") == 1
    assert "Nobody else has done anything" in desk(editor)


def test_a_desk_takes_as_many_queries_for_much_as_for_little(
    partnership: Partnership, editor: Person, approver: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(8):
        a_draft(by=editor, partnership=partnership, label=f"Child D{n}")
        ask_approval(review=a_confirmed_review(by=editor, partnership=partnership, label=f"Child C{n}"), by=editor)
        an_approved_review(by=editor, partnership=partnership, label=f"Child B{n}")
    client = Client()
    client.force_login(approver)
    with django_assert_max_num_queries(25):
        client.get(DESK)
