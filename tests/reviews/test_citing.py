"""Giving a proposal a passage more, and taking one out."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, imported
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.reviews.errors import AlreadyCited, DecidedMeanwhile, NotOnThePage, OnlyPassage
from heed.reviews.models import Decision, DocumentPage, Item, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import Chosen, cite, confirm_all, redo_last, set_number, take_out_passage, undo_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    imported(a_reading_of(a_lesson("Ask.", "1"), story=None), by=editor, partnership=partnership)
    return Review.objects.select_related("partnership").get()


@pytest.fixture
def item(review: Review) -> Item:
    return review.items.get()


def chosen(words: str) -> Chosen:
    page = DocumentPage.objects.get()
    start = page.text.index(words)
    return Chosen(page.document_id, 1, start, start + len(words))


def test_who_may_not_confirm_cites_nothing(item: Item, partnership: Partnership) -> None:
    for person in (a_reader(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            cite(proposal=item, chosen=chosen("Learning from"), by=person, seen=stamp_of(item))
        with pytest.raises(PermissionDenied):
            take_out_passage(proposal=item, passage=1, by=person, seen=stamp_of(item))
    assert item.evidence.count() == 1


def test_a_chosen_passage_is_added_and_words_and_decision_stay(item: Item, review: Review, editor: Person) -> None:
    confirm_all(review=review, by=editor)
    item.refresh_from_db()
    passage = cite(proposal=item, chosen=chosen("Learning from"), by=editor, seen=stamp_of(item))
    item.refresh_from_db()
    assert passage in item.evidence.all()
    assert (passage.quote, item.decision, item.text) == ("Learning from", Decision.CONFIRMED, "Ask.")
    assert history(item)[0].action == "passage cited"
    # what stands behind the record has changed, so somebody has to stand behind the whole again
    review.refresh_from_db()
    assert not review.is_confirmed


def test_it_is_taken_back_and_done_again(item: Item, review: Review, editor: Person) -> None:
    cite(proposal=item, chosen=chosen("Learning from"), by=editor, seen=stamp_of(item))
    undo_last(review=review, by=editor)
    assert item.evidence.count() == 1
    redo_last(review=review, by=editor)
    assert sorted(item.evidence.values_list("quote", flat=True))[-1] == "Learning from"


def test_only_what_stands_in_a_document_of_the_review_and_only_once(item: Item, editor: Person) -> None:
    page = DocumentPage.objects.get()
    for place in (Chosen(page.document_id, 1, 0, 100_000), Chosen(page.document_id + 1, 1, 0, 5)):
        with pytest.raises(NotOnThePage):
            cite(proposal=item, chosen=place, by=editor, seen=stamp_of(item))
    cite(proposal=item, chosen=chosen("Learning from"), by=editor, seen=stamp_of(item))
    with pytest.raises(AlreadyCited):
        cite(proposal=item, chosen=chosen("Learning from"), by=editor, seen=stamp_of(item))
    assert item.evidence.count() == 2


def test_who_saw_it_otherwise_is_told(item: Item, editor: Person, partnership: Partnership) -> None:
    seen = stamp_of(item)
    set_number(item=item, number="1a", by=an_approver(partnership), seen=seen)
    with pytest.raises(DecidedMeanwhile, match="Amina Rook"):
        cite(proposal=item, chosen=chosen("Learning from"), by=editor, seen=seen)
    assert item.evidence.count() == 1


def test_a_passage_is_taken_out_but_never_the_last(item: Item, review: Review, editor: Person) -> None:
    first = item.evidence.get()
    with pytest.raises(OnlyPassage):
        take_out_passage(proposal=item, passage=first.pk, by=editor, seen=stamp_of(item))
    added = cite(proposal=item, chosen=chosen("Learning from"), by=editor, seen=stamp_of(item))
    take_out_passage(proposal=item, passage=first.pk, by=editor, seen=stamp_of(item))
    assert list(item.evidence.all()) == [added]
    assert history(item)[0].action == "passage taken out"
    with pytest.raises(DecidedMeanwhile):
        take_out_passage(proposal=item, passage=first.pk, by=editor, seen=stamp_of(item))
    undo_last(review=review, by=editor)
    assert set(item.evidence.all()) == {first, added}
