"""Items that people split, merged or took back: what is published of them, and what their addresses answer."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_draft, a_lesson, an_approved_review, approved
from heed.people.models import Partnership, Person
from heed.publishing.models import Publication
from heed.publishing.services import publish
from heed.reviews.models import Item, Review
from heed.reviews.selectors import details_stamp, stamp_of
from heed.reviews.services import (
    Details,
    confirm_all,
    confirm_review,
    correct_details,
    merge_items,
    split_item,
    undo_last,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, approver: Person) -> Review:
    lessons = a_lesson("Ask who is there. Write it down.", "1"), a_lesson("Hear the child.", "2")
    review = an_approved_review(*lessons, by=an_editor(partnership), partnership=partnership)
    publish(review=review, by=approver)
    return review


def item(number: str) -> Item:
    return Item.objects.select_related("review__partnership").get(number=number)


def texts() -> list[str]:
    latest = Publication.objects.select_related("latest").get().latest
    assert latest is not None
    return [item["text"] for item in latest.content["items"]]


def publish_again(review: Review, by: Person) -> None:
    publish(review=approved(confirm_review(review=review, by=by)), by=by, reason="The items were put in order.")


def test_merging_changes_what_is_public_only_once_it_is_published_again(
    review: Review, approver: Person, client: Client
) -> None:
    first, second = item("1"), item("2")
    merge_items(review=review, seen=[(row, stamp_of(row)) for row in (first, second)], by=approver)
    assert texts() == ["Ask who is there. Write it down.", "Hear the child."]
    assert client.get(f"/learning/{second.public_id}/").status_code == 200
    publish_again(review, approver)
    assert texts() == ["Ask who is there. Write it down.\n\nHear the child."]
    answer = client.get(f"/learning/{second.public_id}/")
    assert answer.status_code == 410
    assert b"The review was corrected." in answer.content
    assert client.get(f"/learning/{first.public_id}/").status_code == 200


def test_a_half_that_was_public_and_taken_back_goes_on_answering(
    review: Review, approver: Person, client: Client
) -> None:
    first = item("1")
    _first, second = split_item(item=first, place="text:18", by=approver, seen=stamp_of(first))
    publish_again(review, approver)
    assert texts() == ["Ask who is there.", "Write it down.", "Hear the child."]
    assert client.get(f"/learning/{second.public_id}/").status_code == 200
    undo_last(review=review, by=approver)
    publish_again(review, approver)
    assert texts() == ["Ask who is there. Write it down.", "Hear the child."]
    assert client.get(f"/learning/{second.public_id}/").status_code == 410


def test_an_address_stays_with_its_review_when_the_label_is_corrected(
    review: Review, approver: Person, partnership: Partnership, client: Client
) -> None:
    relabel(review, "Child B", approver)
    publish_again(review, approver)
    editor = an_editor(partnership)
    other = a_draft(a_lesson("Else.", "1"), by=editor, partnership=partnership, label="Child C")
    relabel(other, "Child AR", editor)
    publish(review=approved(confirm_all(review=other, by=editor)), by=approver)
    assert list(Publication.objects.order_by("pk").values_list("label", "slug")) == [
        ("Child B", "child-ar"),
        ("Child AR", "child-ar-2"),
    ]
    assert b"Child B" in client.get("/reviews/fallowshire-partnership/2020/child-ar/").content


def relabel(review: Review, label: str, by: Person) -> None:
    details = Details(label, review.title, review.kind, review.year, review.partnership, review.published_on)
    correct_details(review=review, details=details, by=by, seen=details_stamp(review))
