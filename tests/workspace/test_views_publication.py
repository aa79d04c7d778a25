"""A review on its way to the public, as the desk shows it: first the stranger, then those who may."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_person, a_reader, an_approver, an_editor
from factories.reviews import a_confirmed_review, a_draft, looked_through
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.publishing.models import Approval, Plan, Publication
from heed.publishing.services import approve, publish
from heed.reviews.models import Item, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, undo
from heed.workspace.views.steps import _STEPS

pytestmark = pytest.mark.django_db

REASON = {"reason": "The family asked us to."}
PUBLIC = "/reviews/fallowshire-partnership/2020/child-ar/"


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_confirmed_review(by=editor, partnership=partnership)


@pytest.fixture
def address(review: Review) -> str:
    return f"/staff/reviews/{review.pk}/publication/"


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def step(client: Client, address: str, name: str, **entered: object) -> str:
    response = client.post(f"{address}{name}/", entered, follow=True)
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_stranger_a_reader_and_other_partnerships_see_and_do_nothing(
    client: Client, review: Review, partnership: Partnership, address: str
) -> None:
    strangers = [(client, 302), (sign_in(a_reader(partnership)), 403), (sign_in(an_approver(a_partnership())), 404)]
    for stranger, status in strangers:
        assert stranger.get(address).status_code == status
        assert stranger.get(f"{address}versions/1/").status_code == status
        for name in _STEPS:
            assert stranger.post(f"{address}{name}/", REASON).status_code == status
    assert not Approval.objects.exists()
    assert not Plan.objects.exists()


def test_an_editor_asks_and_is_refused_the_rest(editor: Person, address: str) -> None:
    client = sign_in(editor)
    assert "Ask for approval" in words(client, address)
    assert "waits for the approval of a second person" in step(client, address, "asked")
    approval = Approval.objects.get()
    for name in ("published", "archived", "withheld", "embargoed", "approved", "declined"):
        entered = {**REASON, "words": "So.", "kind": "inquest", "review_on": "2036-01-01", "seen": approval.stamp}
        assert client.post(f"{address}{name}/", entered).status_code == 403
    assert not Publication.objects.exists()


def test_a_review_goes_from_asked_to_approved_to_public_to_withdrawn(
    editor: Person, approver: Person, review: Review, address: str
) -> None:
    step(sign_in(editor), address, "asked")
    client = sign_in(approver)
    shown = words(client, address)
    assert "Ellis Marsh asks you to approve it" in shown
    assert "Publish now" not in shown
    assert "is approved as it stands" in step(client, address, "approved", seen=Approval.objects.get().stamp)
    document = review.review_documents.get().document_id
    assert "has not been looked through" in step(client, address, "published", documents=[document])
    looked_through(review, approver)
    assert "is public." in step(client, address, "published", documents=[document])
    assert client.get(PUBLIC).status_code == 200
    shown = words(client, address)
    assert "There is nothing new to publish" in shown
    assert "Version 1" in shown
    assert "Say why" in step(client, address, "withdrawn", reason="")
    step(client, address, "withdrawn", **REASON)
    assert client.get(PUBLIC).status_code == 410


def test_what_is_wrong_is_said_beside_its_field_and_nothing_that_was_written_is_lost(
    approver: Person, review: Review, address: str
) -> None:
    response = sign_in(approver).post(f"{address}withheld/", {"reason": "The mother is known in the town."})
    shown = response.content.decode()
    assert response.status_code == 422
    assert 'href="#withhold_words"' in shown
    assert "The mother is known in the town." in shown
    assert "<title>Error:" in shown


def test_who_confirmed_it_is_told_that_another_has_to_approve(partnership: Partnership, approver: Person) -> None:
    review = a_confirmed_review(by=an_editor(partnership), partnership=partnership, label="Child B")
    undone = review.items.get()
    undo(proposal=undone, by=approver, seen=stamp_of(undone))
    confirm_all(review=review, by=approver)
    address = f"/staff/reviews/{review.pk}/publication/"
    client = sign_in(approver)
    assert "another person has to approve it" in words(client, address)
    refused = step(client, address, "approved", seen="0" * 16)
    assert "Nobody approves what they confirmed or asked for themselves" in refused
    assert not Approval.objects.exists()


def test_an_approval_of_what_has_changed_since_the_page_was_opened_is_refused(approver: Person, address: str) -> None:
    assert "changed after you opened the page" in step(sign_in(approver), address, "approved", seen="0" * 16)
    assert not Approval.objects.exists()


def test_a_declined_approval_tells_who_asked_why(editor: Person, approver: Person, address: str) -> None:
    step(sign_in(editor), address, "asked")
    seen = Approval.objects.get().stamp
    step(sign_in(approver), address, "declined", seen=seen, reason="Lesson 1 names the village.")
    assert "Amina Rook did not approve it" in words(sign_in(editor), address)
    assert "Lesson 1 names the village." in words(sign_in(editor), address)


@time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC))
def test_an_hour_that_the_clocks_leave_out_is_no_time_to_publish(
    approver: Person, review: Review, address: str
) -> None:
    approve(review=review, by=approver)
    client = sign_in(approver)
    for day in ("2027-03-28", "2027-10-31"):
        assert "The clocks change in that hour" in step(client, address, "scheduled", day=day, time="01:30")
    assert not Plan.objects.exists()
    assert "Choose a day and time that is still to come" in step(
        client, address, "scheduled", day="2026-11-24", time="08:59"
    )
    assert "is scheduled" in step(client, address, "scheduled", day="2027-06-29", time="09:00")
    assert Plan.objects.get().scheduled_for == datetime(2027, 6, 29, 8, tzinfo=UTC)
    assert "Tuesday 29 June 2027, 09:00" in words(client, address)
    step(client, address, "unscheduled")
    assert Plan.objects.get().scheduled_for is None


@time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC))
def test_an_embargo_is_set_kept_up_and_lifted(approver: Person, review: Review, address: str) -> None:
    approve(review=review, by=approver)
    client = sign_in(approver)
    step(client, address, "embargoed", kind="criminal", reason="The trial is in May.", review_on="2027-05-30")
    assert "is under an embargo. Lift the embargo first" in step(client, address, "published")
    step(client, address, "kept_up", reason="It was put off.", review_on="2027-09-30")
    assert "30 September 2027" in words(client, address)
    step(client, address, "lifted", reason="The verdict is in.")
    assert "is public" in step(client, address, "published")


def test_a_version_is_shown_as_it_stood_with_what_changed(
    editor: Person, approver: Person, review: Review, address: str
) -> None:
    approve(review=review, by=approver)
    publish(review=review, by=approver)
    item = Item.objects.get()
    undo(proposal=item, by=editor, seen=stamp_of(item))
    Item.objects.update(text="Ask who else sleeps in the home.")
    confirm_all(review=review, by=editor)
    approve(review=review, by=approver)
    publish(review=review, by=approver, reason="A word was read wrongly.")
    client = sign_in(editor)
    first, second = (words(client, f"{address}versions/{number}/") for number in (1, 2))
    assert "Ask who else lives in the home." in first
    assert "What changed by it" not in first
    assert "Lesson 1 was reworded." in second
    assert "Ask who else lives in the home." in second
    assert "A word was read wrongly." in second
    assert client.get(f"{address}versions/3/").status_code == 404
    public = words(Client(), PUBLIC)
    assert "Lesson 1 was reworded." in public
    assert "lives in the home" not in public


def test_the_page_asks_the_database_no_more_for_a_long_history(
    approver: Person, review: Review, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    approve(review=review, by=approver)
    publish(review=review, by=approver)
    client = sign_in(approver)
    for _ in range(3):
        step(client, address, "withdrawn", **REASON)
        step(client, address, "published", reason="It comes back.")
    with django_assert_max_num_queries(38):
        client.get(address)


def test_an_unconfirmed_draft_says_what_is_left(partnership: Partnership, editor: Person) -> None:
    draft = a_draft(by=editor, partnership=partnership, label="Child C")
    assert "2 things to look at" in words(sign_in(editor), f"/staff/reviews/{draft.pk}/publication/")


def test_a_step_that_there_is_not_is_not_found(approver: Person, address: str) -> None:
    assert sign_in(approver).post(f"{address}dance/").status_code == 404


def test_somebody_without_a_duty_learns_nothing_of_it(address: str) -> None:
    assert sign_in(a_person()).get(address).status_code == 404
