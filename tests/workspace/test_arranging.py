"""The pages by which items are split, merged, moved, re-typed and renumbered: first the stranger, then the owner."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_approver, an_editor, somebody
from factories.reviews import a_draft, a_lesson
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.models import Item, Review
from heed.reviews.selectors import order_stamp, stamp_of

pytestmark = pytest.mark.django_db

LONG = "Police ask who lives there. Schools tell of every move."


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    lessons = a_lesson(LONG, "1"), a_lesson("Hear the child.", "2"), a_lesson("Write.", "3")
    return a_draft(*lessons, by=editor, partnership=partnership)


def item(number: str) -> Item:
    return Item.objects.get(number=number)


def writes(review: Review) -> list[str]:
    base, key = f"/staff/reviews/{review.pk}", item("1").pk
    of_item = [f"{base}/item/{key}/{act}/" for act in ("split", "move", "set")]
    return [*of_item, *(f"{base}/{act}/" for act in ("merge", "order", "undo", "redo"))]


def mark(proposal: Item) -> str:
    return f"item-{proposal.pk}-{stamp_of(proposal)}"


def numbers(review: Review) -> str:
    return "".join(review.items.filter(merged_into=None).order_by("position").values_list("number", flat=True))


def test_a_stranger_is_asked_to_sign_in(client: Client, review: Review) -> None:
    for address in writes(review):
        response = client.post(address)
        assert (response.status_code, response["Location"]) == (302, f"/staff/sign-in/?next={address}")


def test_a_reader_is_refused_and_anothers_editor_finds_nothing(review: Review, partnership: Partnership) -> None:
    for address in writes(review):
        assert sign_in(a_reader(partnership)).post(address).status_code == 403
        assert sign_in(an_editor(a_partnership())).post(address).status_code == 404


def test_who_may_look_and_not_confirm_changes_nothing(review: Review, partnership: Partnership) -> None:
    client = sign_in(somebody(Duty.ANALYST, partnership))
    base = f"/staff/reviews/{review.pk}"
    first = item("1")
    sent = {
        f"{base}/item/{first.pk}/split/": {"seen": stamp_of(first), "place": "text:28"},
        f"{base}/item/{first.pk}/move/": {"seen": order_stamp(review), "step": "down"},
        f"{base}/item/{first.pk}/set/": {"seen": stamp_of(first), "type": "finding"},
        f"{base}/merge/": {"items": [mark(first), mark(item("2"))]},
        f"{base}/order/": {"seen": order_stamp(review), "order": "1,2"},
        f"{base}/undo/": {},
        f"{base}/redo/": {},
    }
    assert set(sent) == set(writes(review))
    for address, data in sent.items():
        assert client.post(address, data).status_code == 403
    assert client.get(f"{base}/item/{first.pk}/split/").status_code == 403
    assert (numbers(review), item("1").text) == ("123", LONG)


def test_writes_take_a_post_and_a_token(review: Review, editor: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for address in writes(review):
        assert client.post(address).status_code == 403
        if "split" not in address:
            assert client.get(address).status_code == 405


def test_an_item_is_split_where_the_person_chose(review: Review, editor: Person) -> None:
    client, first = sign_in(editor), item("1")
    address = f"/staff/reviews/{review.pk}/item/{first.pk}/split/"
    words = client.get(f"{address}?place=text:28").content.decode()
    assert re.search(r'value="text:28"[^>]* checked', words)
    response = client.post(address, {"seen": stamp_of(first)})
    assert response.status_code == 422
    assert b"Choose where the next one begins." in response.content
    response = client.post(address, {"seen": stamp_of(first), "place": "text:28"}, follow=True)
    assert response.redirect_chain[0][0] == f"/staff/reviews/{review.pk}/?focus=item-{first.pk}#item-{first.pk}"
    assert Item.objects.get(split_from=first).text == "Schools tell of every move."


def test_a_single_sentence_offers_no_place(review: Review, editor: Person) -> None:
    response = sign_in(editor).get(f"/staff/reviews/{review.pk}/item/{item('2').pk}/split/")
    assert b"This is one sentence" in response.content


def test_ticked_items_are_merged(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    response = client.post(f"/staff/reviews/{review.pk}/merge/", {"items": [mark(item("2"))]}, follow=True)
    assert b"Choose at least two" in response.content
    response = client.post(f"/staff/reviews/{review.pk}/merge/", {"items": ["nonsense"]}, follow=True)
    assert b"is not there any more" in response.content
    marks = [mark(item("2")), mark(item("1"))]
    response = client.post(f"/staff/reviews/{review.pk}/merge/", {"items": marks, "as_parts": "on"}, follow=True)
    assert response.redirect_chain[0][0].endswith(f"#item-{item('1').pk}")
    assert item("1").parts == [{"number": "2", "text": "Hear the child."}]


def test_of_two_people_who_merge_the_second_is_told(review: Review, editor: Person, partnership: Partnership) -> None:
    marks = [mark(item("1")), mark(item("2"))]
    sign_in(an_approver(partnership)).post(f"/staff/reviews/{review.pk}/merge/", {"items": marks})
    response = sign_in(editor).post(f"/staff/reviews/{review.pk}/merge/", {"items": marks}, follow=True)
    assert b"Amina Rook decided on this at" in response.content


def test_items_are_moved_and_ordered(review: Review, editor: Person) -> None:
    client, base = sign_in(editor), f"/staff/reviews/{review.pk}"
    client.post(f"{base}/item/{item('3').pk}/move/", {"seen": order_stamp(review), "step": "up"})
    assert numbers(review) == "132"
    keys = [item(number).pk for number in "321"]
    client.post(f"{base}/order/", {"seen": order_stamp(review), "order": ",".join(map(str, keys))})
    assert numbers(review) == "321"
    client.post(f"{base}/order/", {"seen": order_stamp(review), "order": [str(key) for key in reversed(keys)]})
    assert numbers(review) == "123"
    response = client.post(f"{base}/order/", {"seen": "old", "order": "1"}, follow=True)
    assert b"Somebody else added, split, merged or moved items" in response.content
    response = client.post(f"{base}/order/", {"seen": "old", "order": "1;2"}, follow=True)
    assert b"Something other than items was sent" in response.content


def test_a_type_and_a_number_are_set(review: Review, editor: Person) -> None:
    client, first = sign_in(editor), item("1")
    address = f"/staff/reviews/{review.pk}/item/{first.pk}/set/"
    client.post(address, {"seen": stamp_of(first), "type": "recommendation"})
    first.refresh_from_db()
    assert (first.type, first.number) == ("recommendation", "1")
    client.post(address, {"seen": stamp_of(first), "number": ""})
    first.refresh_from_db()
    assert (first.type, first.number) == ("recommendation", "")
    response = client.post(address, {"seen": stamp_of(first)}, follow=True)
    assert b"Choose a type" in response.content


def test_what_was_done_last_is_taken_back_and_done_again(review: Review, editor: Person) -> None:
    client, first = sign_in(editor), item("1")
    base = f"/staff/reviews/{review.pk}"
    client.post(f"{base}/item/{first.pk}/set/", {"seen": stamp_of(first), "number": "9"})
    assert b"Taken back." in client.post(f"{base}/undo/", follow=True).content
    assert item("1").pk == first.pk
    assert b"Done again." in client.post(f"{base}/redo/", follow=True).content
    assert item("9").pk == first.pk
    response = client.post(f"{base}/undo/", {"act": "999999"}, follow=True)
    assert b"cannot be taken back in one step" in response.content


def test_the_page_to_split_takes_few_queries(
    review: Review, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(editor)
    with django_assert_max_num_queries(20):
        client.get(f"/staff/reviews/{review.pk}/item/{item('1').pk}/split/")
