"""The pages of the desk: first the stranger, then the owner."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_person, a_reader, a_role, an_agency, an_approver, an_editor
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, imported
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.reading.document import Addressee, ReadingWarning
from heed.reviews.models import Addressee as KeptAddressee
from heed.reviews.models import Decision, Fact, Item, Review, Story
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, correct_story

pytestmark = pytest.mark.django_db

WRITES = ["looked-at/", "confirm/"]


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    reading = a_reading_of(
        a_lesson("Ask who else lives in the home.", "1", Addressee("Police")),
        facts=[a_fact("age", 3)],
        warnings=[ReadingWarning("label-mismatch", "It speaks of Child AM.")],
    )
    imported(reading, by=editor, partnership=partnership)
    return Review.objects.get()


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def mark(proposal: Item | Fact | Story) -> str:
    return f"{type(proposal).__name__.lower()}-{proposal.pk}-{stamp_of(proposal)}"


def test_a_stranger_is_asked_to_sign_in(client: Client, review: Review) -> None:
    item = review.items.get()
    for address in ("/staff/", f"/staff/reviews/{review.pk}/", f"/staff/reviews/{review.pk}/item/{item.pk}/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, f"/staff/sign-in/?next={address}")
    for write in WRITES:
        assert client.post(f"/staff/reviews/{review.pk}/{write}").status_code == 302
    assert review.items.get().decision == Decision.UNDECIDED


def test_a_reader_is_refused_and_told_why(review: Review, partnership: Partnership) -> None:
    client = sign_in(a_reader(partnership))
    for address in ("/staff/", f"/staff/reviews/{review.pk}/"):
        response = client.get(address)
        assert response.status_code == 403
        assert b"may not see drafts" in response.content
    for write in WRITES:
        assert client.post(f"/staff/reviews/{review.pk}/{write}").status_code == 403


def test_anothers_editor_does_not_learn_that_it_is_there(review: Review) -> None:
    client = sign_in(an_editor(a_partnership()))
    item = review.items.get()
    assert client.get(f"/staff/reviews/{review.pk}/").status_code == 404
    assert client.get(f"/staff/reviews/{review.pk}/item/{item.pk}/").status_code == 404
    for write in [*WRITES, f"item/{item.pk}/decision/", f"item/{item.pk}/correct/"]:
        assert client.post(f"/staff/reviews/{review.pk}/{write}").status_code == 404
    assert "Child AR" not in page(client, "/staff/")


def test_writes_take_a_post_and_a_token(review: Review, editor: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for write in WRITES:
        assert client.get(f"/staff/reviews/{review.pk}/{write}").status_code == 405
        assert client.post(f"/staff/reviews/{review.pk}/{write}").status_code == 403


def test_a_draft_shows_values_beside_their_passages_and_warnings_with_theirs(review: Review, editor: Person) -> None:
    words = page(sign_in(editor), f"/staff/reviews/{review.pk}/")
    # as a value, as its passage, and in the report beside them
    assert words.count("Ask who else lives in the home.") == 3
    assert words.count("It speaks of Child AM.") == 3
    assert "report.txt" in words
    assert "“Police” means no one agency or role yet" in words


def test_an_approver_who_may_not_import_confirms_all_the_same(review: Review, partnership: Partnership) -> None:
    client = sign_in(an_approver(partnership))
    item = review.items.get()
    client.post(f"/staff/reviews/{review.pk}/looked-at/", {"only": mark(item)})
    item.refresh_from_db()
    assert item.decision == Decision.CONFIRMED


def test_only_what_was_ticked_is_confirmed(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    item, fact = review.items.get(), review.facts.get()
    response = client.post(
        f"/staff/reviews/{review.pk}/looked-at/", {"looked_at": [mark(item), mark(fact)]}, follow=True
    )
    assert response.redirect_chain[0][0] == f"/staff/reviews/{review.pk}/?focus=fact-{fact.pk}#fact-{fact.pk}"
    assert b"2 things confirmed." in response.content
    assert review.stories.get().decision == Decision.UNDECIDED
    assert {review.items.get().decision, review.facts.get().decision} == {Decision.CONFIRMED}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, b"Tick what you have looked at first"),
        ({"looked_at": "item-0-0123456789abcdef"}, b"is not there any more"),
        ({"looked_at": "nonsense"}, b"is not there any more"),
    ],
)
def test_ticking_nothing_or_what_is_not_there_gets_a_sentence(
    review: Review, editor: Person, data: dict[str, str], sentence: bytes
) -> None:
    response = sign_in(editor).post(f"/staff/reviews/{review.pk}/looked-at/", data, follow=True)
    assert sentence in response.content


def test_the_second_of_two_people_is_told(review: Review, editor: Person, partnership: Partnership) -> None:
    item = review.items.get()
    seen = mark(item)
    sign_in(an_approver(partnership)).post(f"/staff/reviews/{review.pk}/looked-at/", {"only": seen})
    response = sign_in(editor).post(f"/staff/reviews/{review.pk}/looked-at/", {"only": seen}, follow=True)
    assert b"Amina Rook decided on this at" in response.content


def test_a_rejection_needs_a_reason(review: Review, editor: Person) -> None:
    client, item = sign_in(editor), review.items.get()
    address = f"/staff/reviews/{review.pk}/item/{item.pk}/"
    data = {"seen": stamp_of(item), "decision": "rejected", "reason": ""}
    response = client.post(f"{address}decision/", data)
    assert response.status_code == 422
    assert b"Say why" in response.content
    client.post(f"{address}decision/", data | {"reason": "Quoted from another review"})
    item.refresh_from_db()
    assert item.decision == Decision.REJECTED
    assert "“Quoted from another review”" in page(client, address)


def test_a_decision_is_undone(review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    client, item = sign_in(editor), review.items.get()
    data = {"seen": stamp_of(item), "decision": "undo"}
    response = client.post(f"/staff/reviews/{review.pk}/item/{item.pk}/decision/", data, follow=True)
    assert b"it waits for a decision again" in response.content
    assert review.items.get().decision == Decision.UNDECIDED


def test_an_items_words_are_corrected_and_what_was_read_stays_beside_them(review: Review, editor: Person) -> None:
    client, item = sign_in(editor), review.items.get()
    data = {
        "seen": stamp_of(item),
        "type": "recommendation",
        "number": "R1",
        "title": "",
        "text": "Ask, and write it down.",
        "parts": "a) Ask first.\r\n\r\nThen write.",
        "due": "March",
    }
    client.post(f"/staff/reviews/{review.pk}/item/{item.pk}/correct/", data)
    item.refresh_from_db()
    assert (item.type, item.number, item.text, item.due) == ("recommendation", "R1", "Ask, and write it down.", "March")
    assert item.parts == [{"number": "a", "text": "Ask first."}, {"number": None, "text": "Then write."}]
    words = page(client, f"/staff/reviews/{review.pk}/")
    assert "Lesson 1: Ask who else lives in the home." in words
    assert "Ask, and write it down." in words


def test_words_sent_back_as_they_were_count_as_confirmed(partnership: Partnership, editor: Person) -> None:
    lesson = a_lesson("Ask.\nThen listen.", "1", parts=["First.", "Second."])
    imported(a_reading_of(lesson, story="One.\n\nTwo."), by=editor, partnership=partnership)
    client, review = sign_in(editor), Review.objects.get()
    for proposal in (review.items.get(), review.stories.get()):
        address = f"/staff/reviews/{review.pk}/{type(proposal).__name__.lower()}/{proposal.pk}/"
        shown = client.get(address).context["form"]
        sent = {name: str(shown[name].value()).replace("\n", "\r\n") for name in shown.fields}
        client.post(f"{address}correct/", sent)
        proposal.refresh_from_db()
        assert proposal.decision == Decision.CONFIRMED


def test_a_correction_without_words_shows_what_is_missing_and_loses_nothing(review: Review, editor: Person) -> None:
    client, item = sign_in(editor), review.items.get()
    data = {"seen": stamp_of(item), "type": "lesson", "number": "7b", "text": " "}
    response = client.post(f"/staff/reviews/{review.pk}/item/{item.pk}/correct/", data)
    assert response.status_code == 422
    assert b"Please check this" in response.content
    assert b'value="7b"' in response.content


def test_story_fact_and_addressee_are_corrected(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    story, fact, addressee = review.stories.get(), review.facts.get(), KeptAddressee.objects.get()
    police, visitor = an_agency(), a_role()
    base = f"/staff/reviews/{review.pk}"
    client.post(f"{base}/story/{story.pk}/correct/", {"seen": stamp_of(story), "text": "A child of three."})
    client.post(f"{base}/fact/{fact.pk}/correct/", {"seen": stamp_of(fact), "state": "stated", "value": "4"})
    routing = {"seen": stamp_of(addressee), "agency": police.pk, "role": visitor.pk}
    client.post(f"{base}/addressee/{addressee.pk}/correct/", routing)
    assert review.stories.get().text == "A child of three."
    assert review.facts.get().value == 4
    addressee.refresh_from_db()
    assert (addressee.agency, addressee.role) == (police, visitor)


def test_a_stated_fact_needs_its_value(review: Review, editor: Person) -> None:
    fact = review.facts.get()
    data = {"seen": stamp_of(fact), "state": "stated", "value": ""}
    response = sign_in(editor).post(f"/staff/reviews/{review.pk}/fact/{fact.pk}/correct/", data)
    assert (response.status_code, review.facts.get().value) == (422, 3)


@pytest.mark.parametrize("sort", ["item", "story", "fact", "addressee"])
def test_every_sort_of_proposal_has_its_page(review: Review, editor: Person, sort: str) -> None:
    rows = {"item": review.items, "story": review.stories, "fact": review.facts, "addressee": KeptAddressee.objects}
    words = page(sign_in(editor), f"/staff/reviews/{review.pk}/{sort}/{rows[sort].get().pk}/")  # type: ignore[attr-defined]
    assert "Correct it" in words
    assert "Nobody has decided on this yet" in words


def test_what_is_no_proposal_is_not_found(review: Review, editor: Person) -> None:
    assert sign_in(editor).get(f"/staff/reviews/{review.pk}/wish/1/").status_code == 404


def test_a_review_is_confirmed_once_all_was_looked_at(review: Review, partnership: Partnership) -> None:
    client = sign_in(an_approver(partnership))
    address = f"/staff/reviews/{review.pk}/"
    response = client.post(f"{address}confirm/", follow=True)
    assert b"4 things that were read have not been looked at" in response.content
    proposals = [review.items.get(), review.stories.get(), review.facts.get(), KeptAddressee.objects.get()]
    client.post(f"{address}looked-at/", {"looked_at": [mark(proposal) for proposal in proposals]})  # type: ignore[arg-type]
    assert "Confirm this review" in page(client, f"{address}publication/")
    client.post(f"{address}confirm/")
    review.refresh_from_db()
    assert review.is_confirmed


def test_a_corrected_story_shows_both_words(review: Review, editor: Person) -> None:
    story = review.stories.get()
    correct_story(story=story, text="A child of three.", by=editor, seen=stamp_of(story))
    words = page(sign_in(editor), f"/staff/reviews/{review.pk}/")
    assert "A child of three." in words
    assert "What happened: Child AR was three months old." in words


def test_pages_take_as_many_queries_for_much_as_for_little(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = [a_lesson(f"Lesson {n}.", str(n), Addressee("Police"), Addressee("Schools")) for n in range(30)]
    review = a_draft(*lessons, by=editor, partnership=partnership)
    for n in range(5):
        a_draft(by=editor, partnership=partnership, label=f"Child {n}")
    client = sign_in(editor)
    with django_assert_max_num_queries(30):
        page(client, f"/staff/reviews/{review.pk}/")


def test_a_person_without_any_duty_is_refused(review: Review) -> None:
    assert sign_in(a_person()).get("/staff/").status_code == 403
