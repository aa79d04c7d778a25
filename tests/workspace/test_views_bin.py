"""Deleting and bringing back, on the page: first the stranger, then the editor."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.publishing import a_publication, an_item
from factories.reviews import a_draft, a_lesson, a_reading_of, imported
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.reviews.models import Decision, Item, Review, ReviewDocument
from heed.reviews.selectors import stamp_of
from heed.reviews.services import decide, delete_document, delete_review

pytestmark = pytest.mark.django_db

WHY = {"why": "It was taken in twice."}


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_draft(by=editor, partnership=partnership)


def words(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def deletions(review: Review) -> list[str]:
    entry = ReviewDocument.objects.get(review=review)
    return [f"/staff/reviews/{review.pk}/delete/", f"/staff/reviews/{review.pk}/documents/{entry.pk}/delete/"]


def test_a_stranger_is_asked_to_sign_in(client: Client, review: Review) -> None:
    for address in ("/staff/bin/", f"/staff/reviews/{review.pk}/documents/", *deletions(review)):
        assert client.get(address).status_code == 302
        assert client.post(address, WHY).status_code == 302
    assert client.post(f"/staff/bin/review/{review.pk}/back/").status_code == 302
    assert Review.objects.get().deleted_at is None


def test_who_may_not_delete_is_refused_and_told_why(review: Review, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_approver(partnership)):
        client = sign_in(person)
        for address in deletions(review):
            assert client.post(address, WHY).status_code == 403
        assert client.get("/staff/bin/").status_code == 403
        assert client.post(f"/staff/bin/review/{review.pk}/back/").status_code == 403
    assert Review.objects.get().deleted_at is None


def test_anothers_editor_neither_deletes_it_nor_finds_it_in_the_bin(review: Review, editor: Person) -> None:
    client = sign_in(an_editor(a_partnership()))
    for address in (*deletions(review), f"/staff/reviews/{review.pk}/documents/"):
        assert client.get(address).status_code == 404
        assert client.post(address, WHY).status_code in {404, 405}
    delete_review(review=review, why="Twice.", by=editor)
    assert "Child AR" not in words(client.get("/staff/bin/"))
    assert client.post(f"/staff/bin/review/{review.pk}/back/").status_code == 404
    assert Review.objects.get().deleted_at is not None


def test_a_document_of_another_review_is_not_deleted_through_this_one(review: Review, editor: Person) -> None:
    other = a_draft(by=editor, partnership=review.partnership, label="Child BX")
    entry = ReviewDocument.objects.get(review=other)
    assert sign_in(editor).post(f"/staff/reviews/{review.pk}/documents/{entry.pk}/delete/", WHY).status_code == 404


def test_a_draft_is_deleted_undone_at_once_and_brought_back_later(review: Review, editor: Person) -> None:
    client, address = sign_in(editor), f"/staff/reviews/{review.pk}/delete/"
    assert "It can be brought back for 30 days" in words(client.get(address))
    assert client.post(address, {"why": ""}).status_code == 422
    page = words(client.post(address, WHY, follow=True))
    assert "Child AR (2020) lies in the bin for 30 days." in page
    assert "30 days left" not in page
    assert "29 days left" in page
    assert "“It was taken in twice.”" in page
    assert client.get(f"/staff/reviews/{review.pk}/").status_code == 404
    back = client.post(f"/staff/bin/review/{review.pk}/back/", follow=True)
    assert "Child AR (2020) is back, as it was." in words(back)
    assert client.post(f"/staff/bin/review/{review.pk}/back/").status_code == 404


def test_another_address_is_offered_where_the_old_one_was_taken(review: Review, editor: Person) -> None:
    delete_review(review=review, why="Twice.", by=editor)
    imported(a_reading_of(a_lesson("Ask again.")), by=editor, partnership=review.partnership, file="again.txt")
    client, address = sign_in(editor), f"/staff/bin/review/{review.pk}/back/"
    offered = client.post(address)
    assert offered.status_code == 422
    assert "Another review stands where Child AR (2020) did." in words(offered)
    assert 'value="child-ar-2"' in words(offered)
    assert client.post(address, {"slug": "child-ar"}).status_code == 422
    client.post(address, {"slug": "child-ar-2"})
    review.refresh_from_db()
    assert (review.deleted_at, review.slug) == (None, "child-ar-2")


def test_what_the_public_has_seen_offers_no_deletion_and_refuses_one() -> None:
    publication = a_publication(an_item())
    client = sign_in(an_editor(publication.partnership))
    page = words(client.get(f"/staff/reviews/{publication.review_id}/documents/"))
    assert "it is never deleted" in page
    assert "Delete this draft" not in page
    response = client.post(f"/staff/reviews/{publication.review_id}/delete/", WHY)
    assert response.status_code == 422
    assert "Archive it to close the report" in words(response)


def test_a_document_says_what_keeps_it_and_goes_once_nothing_does(review: Review, editor: Person) -> None:
    reading = a_reading_of(a_lesson("Write it down.", "2"), story=None)
    imported(reading, by=editor, partnership=review.partnership, file="summary.txt")
    entry = ReviewDocument.objects.get(document__name="summary.txt")
    client, address = sign_in(editor), f"/staff/reviews/{review.pk}/documents/{entry.pk}/delete/"
    assert "read from summary.txt alone" in words(client.post(address, WHY))
    item = Item.objects.get(text="Write it down.")
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Not of this case.")
    assert "summary.txt lies in the bin" in words(client.post(address, WHY, follow=True))
    assert "summary.txt" not in words(client.get(f"/staff/reviews/{review.pk}/documents/"))
    back = client.post(f"/staff/bin/document/{entry.pk}/back/", follow=True)
    assert "summary.txt is back with Child AR (2020)." in words(back)
    assert client.post(f"/staff/bin/nonsense/{entry.pk}/back/").status_code == 404


def test_an_empty_bin_says_so(editor: Person) -> None:
    assert "Nothing lies in the bin" in words(sign_in(editor).get("/staff/bin/"))


def test_a_full_bin_takes_as_many_queries_as_an_empty_one_and_two_more(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(6):
        draft = a_draft(by=editor, partnership=partnership, label=f"Child {n}")
        if n % 2:
            delete_review(review=draft, why="Twice.", by=editor)
            continue
        for item in Item.objects.filter(review=draft):
            decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Wrong.")
        for story in draft.stories.all():
            decide(proposal=story, decision=Decision.REJECTED, by=editor, seen=stamp_of(story), reason="Wrong.")
        delete_document(entry=ReviewDocument.objects.get(review=draft), why="Wrong.", by=editor)
    client = sign_in(editor)
    with django_assert_max_num_queries(16):
        page = words(client.get("/staff/bin/"))
    assert page.count("Bring back") == 6
    assert words(client.get("/staff/bin/?page=2")).count("Bring back") == 6
