"""The pages by which people add what was missed, correct details, settle warnings and confirm by kind."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_agency, an_approver, an_editor, somebody
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, imported
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reading.document import Addressee, ReadingWarning
from heed.reviews.models import Decision, DocumentPage, Item, Review
from heed.reviews.selectors import details_stamp, stamp_of, warning_stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    reading = a_reading_of(
        a_lesson("Ask.", "1", Addressee("Police")),
        a_lesson("Write.", "2"),
        facts=[a_fact("sex", "female")],
        warnings=[ReadingWarning("label-mismatch", "It speaks of Child AM.")],
    )
    imported(reading, by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def entered(review: Review) -> dict[str, object]:
    return {
        "seen": details_stamp(review),
        "label": "Child AB",
        "title": "Learning from Child AB",
        "kind": "rapid_review",
        "year": 2019,
        "partnership": review.partnership_id,
        "published_on": "2020-05-15",
    }


def writes(review: Review) -> dict[str, dict[str, object]]:
    base, warning = f"/staff/reviews/{review.pk}", review.warnings.get()
    marks = [f"item-{item.pk}-{stamp_of(item)}" for item in review.items.all()]
    return {
        f"{base}/add/": {"sort": "item", "type": "lesson", "text": "Agree."},
        f"{base}/details/": entered(review),
        f"{base}/warnings/{warning.pk}/": {"seen": warning_stamp(warning), "note": "No."},
        f"{base}/confirm-kind/": {"kind": "lesson", "marks": marks},
    }


def test_a_stranger_is_asked_to_sign_in(client: Client, review: Review) -> None:
    for address, data in writes(review).items():
        response = client.post(address, data)
        assert (response.status_code, response["Location"]) == (302, f"/staff/sign-in/?next={address}")


def test_who_may_not_confirm_is_refused_and_anothers_editor_finds_nothing(
    review: Review, partnership: Partnership
) -> None:
    for address, data in writes(review).items():
        for person in (a_reader(partnership), somebody(Duty.ANALYST, partnership)):
            assert sign_in(person).post(address, data).status_code == 403
        assert sign_in(an_editor(a_partnership())).post(address, data).status_code == 404
    base = f"/staff/reviews/{review.pk}"
    assert sign_in(somebody(Duty.ANALYST, partnership)).get(f"{base}/add/").status_code == 403
    assert sign_in(somebody(Duty.ANALYST, partnership)).get(f"{base}/details/").status_code == 403
    review.refresh_from_db()
    assert (review.label, review.items.count(), review.warnings.get().settled_at) == ("Child AR", 2, None)


def test_chosen_words_are_offered_and_kept_as_evidence(review: Review, editor: Person) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}/add/"
    text, document = DocumentPage.objects.get().text, DocumentPage.objects.get().document_id
    start = text.index("Learning from")
    place = f"document={document}&page=1&start={start}&end={start + 22}"
    words = page(client, f"{base}?{place}")
    assert 'rows="6" required id="id_text"' in words or "Learning from Child AR</textarea>" in words
    assert "Read from" in words
    sent = {"sort": "item", "type": "lesson", "text": "Learn.", "document": document, "page": 1}
    response = client.post(base, sent | {"start": start, "end": start + 22})
    item = Item.objects.get(text="Learn.")
    assert response["Location"] == f"/staff/reviews/{review.pk}/?focus=item-{item.pk}#item-{item.pk}"
    assert item.evidence.get().quote == "Learning from Child AR"
    assert "Entered by hand" in page(client, f"/staff/reviews/{review.pk}/")


def test_a_place_that_is_none_gets_a_sentence_and_loses_nothing(review: Review, editor: Person) -> None:
    sent = {"sort": "item", "type": "lesson", "text": "Learn.", "document": 1, "page": 9, "start": 0, "end": 5}
    response = sign_in(editor).post(f"/staff/reviews/{review.pk}/add/", sent)
    assert response.status_code == 422
    assert b"do not stand at that place" in response.content
    assert b"Learn.</textarea>" in response.content


def test_each_sort_is_added(review: Review, editor: Person) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}/add/"
    for sort in ("item", "story", "fact", "addressee"):
        assert "Add what was missed" in page(client, f"{base}?sort={sort}")
    client.post(base, {"sort": "fact", "name": "fatal", "state": "stated", "value": "yes"})
    assert review.facts.get(name="fatal").value is True
    item = Item.objects.get(number="2")
    client.post(base, {"sort": "addressee", "item": item.pk, "said": "", "agency": an_agency().pk})
    assert item.addressees.get().agency == an_agency()
    assert client.post(base, {"sort": "addressee", "item": item.pk, "said": ""}).status_code == 422
    response = client.post(base, {"sort": "story", "text": "Another child."})
    assert response.status_code == 422
    assert "is in this review already" in response.content.decode()


def test_details_are_corrected_beside_what_was_read(review: Review, editor: Person) -> None:
    client, address = sign_in(editor), f"/staff/reviews/{review.pk}/details/"
    assert 'value="Child AR"' in page(client, address)
    response = client.post(address, entered(review), follow=True)
    assert b"The details are kept." in response.content
    words = page(client, address)
    for read in ("Child AR", "2020", "14 May 2020", "Learning from Child AR", "Serious case review"):
        assert f'<p class="heed-was">{read}</p>' in words


def test_wrong_details_get_a_sentence_and_lose_nothing(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    a_draft(by=editor, partnership=partnership, label="Child B")
    client, address = sign_in(editor), f"/staff/reviews/{review.pk}/details/"
    for wrong, sentence in (
        ({"label": "Child B", "year": 2020}, "Tell the two apart by label or year"),
        ({"label": ""}, "Write the label"),
        ({"year": 3020}, "has not come yet"),
        ({"published_on": "May"}, "year-month-day"),
        ({"kind": "wish"}, "Select a valid choice"),
        ({"partnership": a_partnership().pk}, "Select a valid choice"),
    ):
        response = client.post(address, entered(review) | wrong)
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert "Learning from Child AB" in response.content.decode()


def test_details_that_changed_meanwhile_are_shown_beside_what_was_typed(review: Review, editor: Person) -> None:
    client, address = sign_in(editor), f"/staff/reviews/{review.pk}/details/"
    response = client.post(address, entered(review) | {"seen": "old"}, follow=True)
    assert "after you opened the page" in response.content.decode()
    assert 'value="Learning from Child AB"' in response.content.decode()
    assert client.post(address, entered(review)).status_code == 302


def test_a_warning_is_settled_and_opened_again(review: Review, editor: Person) -> None:
    client, warning = sign_in(editor), review.warnings.get()
    address = f"/staff/reviews/{review.pk}/warnings/{warning.pk}/"
    assert client.post(f"/staff/reviews/{review.pk}/warnings/0/").status_code == 404
    response = client.post(address, {"seen": warning_stamp(warning), "note": "A slip."}, follow=True)
    assert "Ellis Marsh looked at this on" in response.content.decode()
    assert "“A slip.”" in response.content.decode()
    warning.refresh_from_db()
    client.post(address, {"seen": warning_stamp(warning), "reopen": "1"})
    assert review.warnings.get().settled_at is None
    response = client.post(address, {"note": "x" * 2000}, follow=True)
    assert b"no more than 1,000 characters" in response.content


def test_all_of_a_kind_are_confirmed_from_the_page(review: Review, editor: Person, partnership: Partnership) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}/"
    data = writes(review)[f"{base}confirm-kind/"]
    assert b"2 confirmed. You can take that back." in client.post(f"{base}confirm-kind/", data, follow=True).content
    assert {item.decision for item in review.items.all()} == {Decision.CONFIRMED}
    response = sign_in(an_approver(partnership)).post(f"{base}confirm-kind/", data, follow=True)
    assert b"Ellis Marsh decided on this at" in response.content
    assert b"not there any more" in client.post(f"{base}confirm-kind/", {"marks": ["x"]}, follow=True).content


def test_the_page_offers_to_take_back_and_to_do_again(review: Review, editor: Person) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}/"
    client.post(f"{base}confirm-kind/", writes(review)[f"{base}confirm-kind/"])
    assert "Undo: Confirmed 2 of a kind: lesson" in page(client, base)
    client.post(f"{base}undo/")
    assert "Do again: Confirmed 2 of a kind: lesson" in page(client, base)


def test_pages_take_few_queries(
    review: Review, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}"
    for address in ("add/?sort=addressee", "add/", "details/"):
        with django_assert_max_num_queries(20):
            client.get(f"{base}/{address}")
    with django_assert_max_num_queries(26):
        client.get(f"{base}/item/{Item.objects.get(number='1').pk}/")
