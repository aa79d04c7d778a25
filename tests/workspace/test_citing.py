"""The addresses by which a proposal gets a passage more or one less: first the stranger, then the owner."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.people import a_partnership, a_reader, an_editor, somebody
from factories.reviews import a_draft, a_lesson
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reading.document import Addressee
from heed.reviews.models import DocumentPage, Item, Review
from heed.reviews.selectors import stamp_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_draft(a_lesson("Hear the child.", "1", Addressee("Police")), by=editor, partnership=partnership)


@pytest.fixture
def item(review: Review) -> Item:
    return review.items.get()


def address(item: Item, act: str) -> str:
    return f"/staff/reviews/{item.review_id}/item/{item.pk}/{act}/"


def sent(item: Item) -> dict[str, object]:
    page = DocumentPage.objects.get()
    return {"seen": stamp_of(item), "document": page.document_id, "page": 1, "start": 0, "end": 5}


def test_a_stranger_is_asked_to_sign_in(client: Client, item: Item) -> None:
    for act in ("cite", "take-out"):
        response = client.post(address(item, act))
        assert (response.status_code, response["Location"]) == (302, f"/staff/sign-in/?next={address(item, act)}")


def test_a_reader_is_refused_and_anothers_editor_finds_nothing(item: Item, partnership: Partnership) -> None:
    for act in ("cite", "take-out"):
        assert sign_in(a_reader(partnership)).post(address(item, act), sent(item)).status_code == 403
        assert sign_in(an_editor(a_partnership())).post(address(item, act), sent(item)).status_code == 404
    assert item.evidence.count() == 1


def test_who_may_look_and_not_confirm_changes_nothing(item: Item, partnership: Partnership) -> None:
    client = sign_in(somebody(Duty.ANALYST, partnership))
    passage = {"seen": stamp_of(item), "passage": item.evidence.get().pk}
    for act, values in (("cite", sent(item)), ("take-out", passage)):
        assert client.post(address(item, act), values).status_code == 403
    assert item.evidence.count() == 1


def test_a_passage_is_added_and_another_taken_out(item: Item, editor: Person) -> None:
    client, first = sign_in(editor), item.evidence.get()
    response = client.post(address(item, "cite"), sent(item), follow=True)
    assert response.redirect_chain[0][0].endswith(f"#item-{item.pk}")
    assert "Added as evidence." in response.content.decode()
    assert "Take this passage out" in client.get(f"/staff/reviews/{item.review_id}/item/{item.pk}/").content.decode()
    values = {"seen": stamp_of(item), "passage": first.pk}
    response = client.post(address(item, "take-out"), values, follow=True)
    assert "Taken out." in response.content.decode()
    assert first not in item.evidence.all()


def test_what_no_page_of_ours_would_send_is_answered_with_a_sentence(item: Item, editor: Person) -> None:
    client = sign_in(editor)
    for act, values in (
        ("cite", {"seen": stamp_of(item)}),
        ("cite", sent(item) | {"start": "x"}),
        ("take-out", {"seen": stamp_of(item), "passage": "x"}),
    ):
        response = client.post(address(item, act), values, follow=True)
        assert "Choose the words again" in response.content.decode()
    addressee = item.addressees.get()
    assert client.post(f"/staff/reviews/{item.review_id}/addressee/{addressee.pk}/cite/").status_code == 404
    assert item.evidence.count() == 1
