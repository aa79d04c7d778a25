"""What the database refuses of the record, whoever writes to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories.people import a_partnership, an_editor
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, imported
from heed.people.models import Person
from heed.reading.document import Addressee
from heed.reviews.models import Addressee as KeptAddressee
from heed.reviews.models import Decision, Document, DocumentPage, Fact, Item, Passage, Review, ReviewDocument, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Person:
    partnership = a_partnership()
    editor = an_editor(partnership)
    lesson = a_lesson("Ask.", "1", Addressee("Police"))
    imported(a_reading_of(lesson, facts=[a_fact()]), by=editor, partnership=partnership)
    return editor


@pytest.mark.parametrize("model", [Item, Story, Fact, KeptAddressee])
def test_a_decision_is_somebodys_and_of_some_time_and_no_decision_is_nobodys(model: Any, editor: Person) -> None:
    rows = model.objects.all()
    refused = (
        {"decision": Decision.CONFIRMED, "decided_at": None, "decided_by": None},
        {"decision": Decision.REJECTED, "decided_at": timezone.now(), "decided_by": None},
        {"decision": Decision.CORRECTED, "decided_at": None, "decided_by": editor},
        {"decision": Decision.UNDECIDED, "decided_at": timezone.now(), "decided_by": editor},
    )
    for values in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**values)
    assert rows.update(decision=Decision.CONFIRMED, decided_at=timezone.now(), decided_by=editor) == 1
    assert rows.update(decision=Decision.UNDECIDED, decided_at=None, decided_by=None) == 1


def test_a_confirmation_is_somebodys(editor: Person) -> None:
    for values in ({"confirmed_at": timezone.now()}, {"confirmed_by": editor}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.update(**values)
    assert Review.objects.update(confirmed_at=timezone.now(), confirmed_by=editor) == 1


def test_a_review_has_one_address(editor: Person) -> None:
    review = Review.objects.get()
    twin = {"partnership": review.partnership, "label": "Child AR", "slug": review.slug, "title": "Twin"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(year=review.year, **twin)
    Review.objects.create(year=review.year + 1, **twin)


def test_a_review_has_one_story_and_one_fact_of_a_name_but_for_replacements(editor: Person) -> None:
    story, fact = Story.objects.get(), Fact.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.create(review=story.review, text="Another.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(review=fact.review, name=fact.name, state="stated")
    Story.objects.create(review=story.review, text="Another.", replaces=story)
    Fact.objects.create(review=fact.review, name=fact.name, state="stated", replaces=fact)


def test_pages_count_from_one_and_each_once(editor: Person) -> None:
    document = Document.objects.get()
    for number in (0, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            DocumentPage.objects.create(document=document, number=number, text="")
    DocumentPage.objects.create(document=document, number=2, text="")


def test_a_passage_holds_something_and_is_kept_once(editor: Person) -> None:
    document = Document.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.create(document=document, page=1, start=5, end=5, quote="")
    Passage.objects.create(document=document, page=1, start=0, end=1, quote="A")
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.create(document=document, page=1, start=0, end=1, quote="A")


def test_a_file_is_kept_once_and_belongs_to_a_review_once(editor: Person) -> None:
    entry = ReviewDocument.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewDocument.objects.create(review=entry.review, document=entry.document)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(
            sha256=entry.document.sha256, name="b", media_type="t", size=1, engine="1", added_by=editor
        )
    another = a_draft(by=editor, partnership=entry.review.partnership, label="Child AP")
    ReviewDocument.objects.create(review=another, document=entry.document)
