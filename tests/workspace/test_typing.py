"""What people type is kept until they save it, and nobody's words are lost to somebody else's."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from factories.people import a_partnership, a_reader, an_approver, an_editor, somebody
from factories.reviews import a_draft, a_lesson
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.models import Item, Review, Typed
from heed.reviews.selectors import details_stamp, others_here, stamp_of
from heed.reviews.services import keep_typed, set_number

pytestmark = pytest.mark.django_db


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
    return a_draft(a_lesson("Ask who is there.", "1"), by=editor, partnership=partnership)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def typing(item: Item, text: str = "Ask who is there, and") -> dict[str, object]:
    return {"form": f"item-{item.pk}", "seen": stamp_of(item), "type": "lesson", "number": "1", "text": text}


def test_a_stranger_is_asked_to_sign_in(client: Client, review: Review) -> None:
    for address in (f"/staff/reviews/{review.pk}/typed/", f"/staff/reviews/{review.pk}/typed/throw-away/"):
        assert client.post(address, {"form": "details"})["Location"].startswith("/staff/sign-in/")


def test_who_may_not_confirm_keeps_nothing(review: Review, partnership: Partnership) -> None:
    address = f"/staff/reviews/{review.pk}/typed/"
    for person in (a_reader(partnership), somebody(Duty.ANALYST, partnership)):
        assert sign_in(person).post(address, {"form": "details"}).status_code == 403
    assert sign_in(an_editor(a_partnership())).post(address, {"form": "details"}).status_code == 404
    assert not Typed.objects.exists()


def test_what_is_typed_is_kept_offered_used_and_forgotten_once_it_is_saved(review: Review, editor: Person) -> None:
    client, item = sign_in(editor), review.items.get()
    address = f"/staff/reviews/{review.pk}/item/{item.pk}/"
    assert "not saved it" not in page(client, address)
    for text in ("Ask who", "Ask who is there, and"):
        assert client.post(f"/staff/reviews/{review.pk}/typed/", typing(item, text)).status_code == 204
    assert Typed.objects.get().values == {"type": "lesson", "number": "1", "text": "Ask who is there, and"}
    assert "You had typed something here on" in page(client, address)
    assert "Ask who is there, and</textarea>" not in page(client, address)
    assert "Ask who is there, and</textarea>" in page(client, f"{address}?typed=1")
    client.post(f"{address}correct/", typing(item, "Ask who is there, and write it down."))
    assert review.items.get().text == "Ask who is there, and write it down."
    assert not Typed.objects.exists()


def test_what_was_typed_is_ones_own(review: Review, editor: Person, approver: Person) -> None:
    item = review.items.get()
    sign_in(editor).post(f"/staff/reviews/{review.pk}/typed/", typing(item))
    assert "not saved it" not in page(sign_in(approver), f"/staff/reviews/{review.pk}/item/{item.pk}/")


@pytest.mark.parametrize("form", ["details", "add-item", "add-story", "add-fact", "add-addressee"])
def test_each_form_offers_what_was_typed_and_throws_it_away(review: Review, editor: Person, form: str) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}"
    data = {"form": form, "seen": details_stamp(review), "title": "A title"}
    assert client.post(f"{base}/typed/", data).status_code == 204
    address = f"{base}/details/" if form == "details" else f"{base}/add/?sort={form.removeprefix('add-')}"
    assert "You had typed something here on" in page(client, address)
    assert client.post(f"{base}/typed/throw-away/", {"form": form})["Location"] == address
    assert "You had typed something here on" not in page(client, address)


def test_typing_into_what_changed_meanwhile_is_told_and_kept(review: Review, editor: Person, approver: Person) -> None:
    item = Item.objects.select_related("review__partnership").get()
    data = typing(item)
    set_number(item=item, number="1a", by=approver, seen=stamp_of(item))
    response = sign_in(editor).post(f"/staff/reviews/{review.pk}/typed/", data)
    assert response.status_code == 409
    assert "Amina Rook decided on this at" in response.content.decode()
    assert Typed.objects.get().values["text"] == "Ask who is there, and"
    stale = {"form": "details", "seen": "old"}
    assert sign_in(editor).post(f"/staff/reviews/{review.pk}/typed/", stale).status_code == 409


def test_the_second_of_two_people_loses_nothing_and_sees_both(review: Review, editor: Person, approver: Person) -> None:
    client, item = sign_in(editor), Item.objects.select_related("review__partnership").get()
    data = typing(item, "Ask who is there, and write it down.")
    set_number(item=item, number="1a", by=approver, seen=stamp_of(item))
    address = f"/staff/reviews/{review.pk}/item/{item.pk}/"
    response = client.post(f"{address}correct/", data, follow=True)
    words = response.content.decode()
    assert response.redirect_chain[0][0] == f"{address}?typed=1#correct"
    assert "Amina Rook decided on this at" in words
    assert "Ask who is there, and write it down.</textarea>" in words
    assert "Lesson 1a" in words
    item.refresh_from_db()
    assert f'name="seen" value="{stamp_of(item)}"' in words
    client.post(f"{address}correct/", data | {"seen": stamp_of(item)})
    item.refresh_from_db()
    assert item.text == "Ask who is there, and write it down."


def test_what_is_no_form_of_ours_is_refused(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    assert client.post(f"/staff/reviews/{review.pk}/typed/", {"form": "wish"}).status_code == 400
    response = client.post(f"/staff/reviews/{review.pk}/typed/throw-away/", {"form": "wish"})
    assert response["Location"] == f"/staff/reviews/{review.pk}/"


def test_people_are_told_who_else_is_at_work(review: Review, editor: Person, approver: Person) -> None:
    item = Item.objects.select_related("review__partnership").get()
    with time_machine.travel(timezone.now() - timedelta(minutes=6), tick=False):
        keep_typed(review=review, form="details", values={}, seen="", by=approver)
    assert others_here(review, editor) == ()
    set_number(item=item, number="1a", by=approver, seen=stamp_of(item))
    assert [other.name for other in others_here(review, editor)] == ["Amina Rook"]
    assert others_here(review, approver) == ()
    assert "Amina Rook is working on this review too" in page(sign_in(editor), f"/staff/reviews/{review.pk}/")
