"""A review's history: first the stranger, then what it tells."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, a_role, an_agency, an_approver, an_editor
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, approved, imported
from factories.signing_in import sign_in
from heed.audit.models import Entry
from heed.people.models import Partnership, Person
from heed.publishing.services import publish
from heed.reading import document
from heed.reading.document import Addressee, FactState
from heed.reviews.models import Addressee as KeptAddressee
from heed.reviews.models import Decision, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, correct_addressee, correct_fact, correct_item, decide

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership()


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    reading = a_reading_of(a_lesson("Ask who else lives there.", "3", Addressee("Police")), facts=[a_fact("age", 3)])
    imported(reading, by=editor, partnership=partnership)
    return Review.objects.get()


def told(client: Client, review: Review, query: str = "") -> str:
    response = client.get(f"/staff/reviews/{review.pk}/history/{query}")
    assert response.status_code == 200
    words = re.sub(r"<[^>]*>", "", response.content.decode().split('<ol class="heed-deeds">')[-1].split("</main>")[0])
    return re.sub(r"\s+", " ", words)


def test_a_stranger_learns_nothing(client: Client, review: Review, partnership: Partnership) -> None:
    address = f"/staff/reviews/{review.pk}/history/"
    assert client.get(address).status_code == 302
    assert sign_in(a_reader(partnership)).get(address).status_code == 403
    assert sign_in(an_editor(a_partnership())).get(address).status_code == 404
    assert sign_in(an_editor(partnership)).post(address).status_code == 405


def test_what_was_done_to_anything_of_the_review_is_told_with_was_and_is(review: Review, editor: Person) -> None:
    item, fact, addressee = review.items.get(), review.facts.get(), KeptAddressee.objects.get()
    words = document.Item(document.ItemType.LESSON, "Ask, and write it down.", "3")
    correct_item(item=item, words=words, by=editor, seen=stamp_of(item))
    correct_fact(fact=fact, value=4, state=FactState.STATED, by=editor, seen=stamp_of(fact))
    police = an_agency()
    correct_addressee(addressee=addressee, agency=police, role=a_role(), by=editor, seen=stamp_of(addressee))
    story = review.stories.get()
    decide(proposal=story, decision=Decision.REJECTED, by=editor, seen=stamp_of(story), reason="Of another case")
    page = told(sign_in(editor), review)
    assert "Ellis Marsh corrected lesson 3. Words: was Ask who else lives there., now Ask, and write it down." in page
    assert "corrected the fact “Age”. Value: was 3, now 4" in page
    assert f"corrected the addressee “Police”. Agency: was empty, now {police.name}" in page
    assert "rejected what happened. “Of another case”" in page
    assert "brought in report.txt, which proposed the review." in page
    assert page.index("rejected") < page.index("corrected") < page.index("brought in")


def test_what_the_public_was_shown_is_in_it(review: Review, editor: Person, partnership: Partnership) -> None:
    approved(confirm_all(review=review, by=editor))
    publish(review=review, by=an_approver(partnership), with_report=True)
    page = told(sign_in(editor), review)
    assert "Amina Rook published version 1 of the review." in page
    assert "Amina Rook opened report.txt to the public." in page
    assert "Noor Second approved the review." in page
    assert "Ellis Marsh confirmed the review as a whole." in page


def test_looks_are_shown_apart_and_together(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    client.get(f"/staff/reviews/{review.pk}/")
    assert "looked at" not in told(client, review)
    looks = told(client, review, "?show=views")
    assert "Ellis Marsh looked at the draft of the review." in looks
    assert "brought in" not in looks
    both = told(client, review, "?show=all")
    assert "looked at the history of the review" in both
    assert "brought in" in both
    assert "brought in" in told(client, review, "?show=nonsense&before=x")


def test_another_review_is_not_in_it(review: Review, editor: Person, partnership: Partnership) -> None:
    other = a_draft(by=editor, partnership=partnership, label="Child Other")
    decided = other.items.get()
    decide(proposal=decided, decision=Decision.REJECTED, by=editor, seen=stamp_of(decided), reason="Only elsewhere")
    assert "Only elsewhere" not in told(sign_in(editor), review)


def test_a_record_that_is_gone_is_told_of_all_the_same(review: Review, editor: Person) -> None:
    item = review.items.get()
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Twice")
    item.delete()
    assert "Ellis Marsh rejected an item. “Twice”" in told(sign_in(editor), review)


def test_a_long_history_goes_on_from_page_to_page_in_a_handful_of_queries(
    editor: Person, partnership: Partnership, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = [
        replace(a_lesson(f"Lesson number {n}.", str(n), Addressee(f"Team {n}")), title=None) for n in range(1, 61)
    ]
    review = a_draft(*lessons, by=editor, partnership=partnership)
    confirm_all(review=review, by=editor)
    client = sign_in(editor)
    with django_assert_max_num_queries(22):
        first = client.get(f"/staff/reviews/{review.pk}/history/")
    keys = [deed.key for deed in first.context["part"].deeds]
    assert len(keys) == 50
    address, seen = f"/staff/reviews/{review.pk}/history/?show=deeds&before=", list(keys)
    assert f'href="?show=deeds&amp;before={keys[-1]}"' in first.content.decode()
    while (older := client.get(f"{address}{seen[-1]}").context["part"]).deeds:
        seen += [deed.key for deed in older.deeds]
    wanted = Entry.objects.filter(about_kind="reviews.review", about_id=review.pk).exclude(action="viewed")
    assert seen == list(wanted.order_by("-pk").values_list("pk", flat=True))


def test_a_proposals_own_page_tells_the_same(review: Review, editor: Person) -> None:
    item = review.items.get()
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Twice")
    response = sign_in(editor).get(f"/staff/reviews/{review.pk}/item/{item.pk}/")
    assert "<b>Ellis Marsh</b> rejected lesson 3." in response.content.decode()
