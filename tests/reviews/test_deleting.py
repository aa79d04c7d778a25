"""Deleting in two steps: what goes into the bin, what comes back, what is gone after thirty days, and what never goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks

from factories.people import a_partnership, a_reader, an_approver, an_editor, became
from factories.publishing import a_publication, an_item
from factories.publishing import withdraw as withdrawn
from factories.reviews import a_draft, a_lesson, a_reading_of, imported
from heed.audit.models import Entry
from heed.people.models import Partnership, Person
from heed.reviews.errors import (
    AddressTaken,
    InTheBin,
    NeverDeleted,
    NotInTheBin,
    OnHold,
    OpenToVisitors,
    ReasonMissing,
    RestsOnIt,
)
from heed.reviews.models import Decision, Destruction, Document, Item, LegalHold, Passage, Review, ReviewDocument
from heed.reviews.selectors import draft_of, drafts_for, find_review, reviews_of, stamp_of, visible_to
from heed.reviews.selectors.keeping import binned_documents, binned_reviews
from heed.reviews.services import (
    bring_back_document,
    bring_back_review,
    confirm_all,
    decide,
    delete_document,
    delete_review,
    destroy_review,
    empty_bin,
)

pytestmark = pytest.mark.django_db

WHY = "It was taken in twice."
LATER = timedelta(days=31)


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_draft(by=editor, partnership=partnership)


def hold(review: Review | None, partnership: Partnership, by: Person) -> LegalHold:
    return LegalHold.objects.create(
        review=review,
        of=str(review) if review else "",
        partnership=partnership,
        reason="An inquest is opened.",
        placed_by=by,
        placed_at=datetime(2026, 1, 1, tzinfo=UTC),
        look_again_on=date(2027, 1, 1),
    )


class TestReviews:
    def test_others_may_not_delete_it(self, review: Review, partnership: Partnership) -> None:
        for person in (an_editor(a_partnership()), a_reader(partnership), an_approver(partnership)):
            with pytest.raises(PermissionDenied):
                delete_review(review=review, why=WHY, by=person)
        assert not Review.objects.filter(deleted_at__isnull=False).exists()

    def test_it_takes_a_reason(self, review: Review, editor: Person) -> None:
        with pytest.raises(ReasonMissing):
            delete_review(review=review, why=" ", by=editor)

    def test_it_is_found_nowhere_but_in_the_bin(self, review: Review, editor: Person) -> None:
        delete_review(review=review, why=WHY, by=editor)
        assert not visible_to(editor).exists()
        assert not drafts_for(editor).exists()
        assert find_review(review.name) is None
        assert not reviews_of(Document.objects.get().pk).exists()
        (binned,) = binned_reviews(editor)
        assert (binned.deleted_by, binned.deleted_why) == (editor, WHY)
        assert not binned_reviews(an_editor(a_partnership())).exists()
        assert Review.objects.count() == 1

    def test_nobody_works_on_it_there(self, review: Review, editor: Person) -> None:
        delete_review(review=review, why=WHY, by=editor)
        with pytest.raises(InTheBin, match="Ellis Marsh deleted it"):
            confirm_all(review=review, by=editor)

    def test_it_comes_back_as_it_was(self, review: Review, editor: Person) -> None:
        before = confirm_all(review=review, by=editor)
        delete_review(review=before, why=WHY, by=editor)
        back = bring_back_review(review=review, by=editor)
        assert find_review(review.name) == back
        assert back.is_confirmed
        assert draft_of(back).left == 0
        with pytest.raises(NotInTheBin):
            bring_back_review(review=review, by=editor)
        assert {"deleted", "brought back"} <= set(Entry.objects.values_list("action", flat=True))

    def test_where_another_took_its_place_another_address_is_offered(self, review: Review, editor: Person) -> None:
        delete_review(review=review, why=WHY, by=editor)
        reading = a_reading_of(a_lesson("Ask again."))
        again = imported(reading, by=editor, partnership=review.partnership, file="again.txt")
        assert again.reviews[0].name == review.name
        with pytest.raises(AddressTaken, match="child-ar-2"):
            bring_back_review(review=review, by=editor)
        assert bring_back_review(review=review, slug="Child AR 2", by=editor).slug == "child-ar-2"

    def test_the_same_file_is_not_taken_in_beside_it(self, review: Review, editor: Person) -> None:
        delete_review(review=review, why=WHY, by=editor)
        with pytest.raises(InTheBin, match=r"Child AR.txt, with Child AR \(2020\), lies in the bin"):
            imported(a_reading_of(a_lesson("Ask who else lives in the home.", "1")), by=editor, file="Child AR.txt")

    def test_what_the_public_has_seen_is_never_deleted_not_even_when_withdrawn(self) -> None:
        publication = a_publication(an_item())
        editor = an_editor(publication.partnership)
        for seen in (publication, withdrawn(publication)):
            with pytest.raises(NeverDeleted, match="Archive it"):
                delete_review(review=seen.review, why=WHY, by=editor)

    def test_after_thirty_days_it_is_gone_with_its_file_and_only_the_log_tells(
        self,
        review: Review,
        editor: Person,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        document = Document.objects.get()
        storage, name = document.file.storage, str(document.file.name)
        delete_review(review=review, why=WHY, by=editor)
        with time_machine.travel(datetime.now(UTC) + timedelta(days=29), tick=False):
            assert empty_bin() == 0
        with (
            time_machine.travel(datetime.now(UTC) + LATER, tick=False),
            django_capture_on_commit_callbacks(execute=True),
        ):
            assert empty_bin() == 1
            assert empty_bin() == 0
        assert not any(model.objects.exists() for model in (Review, Document, Item, Passage))
        assert not storage.exists(name)
        told = Destruction.objects.get()
        assert (told.what, told.name, told.approved_by) == ("review", "Child AR (2020)", "Ellis Marsh")
        assert told.detail["documents"] == [document.sha256]
        assert "Ask who" not in str(told.detail)
        assert Entry.objects.filter(action="destroyed", actor_name="Heed").exists()

    def test_a_file_that_another_review_tells_from_stays(
        self,
        editor: Person,
        partnership: Partnership,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        two = [a_reading_of(a_lesson(f"Ask {label}."), label=label) for label in ("Child X", "Child Y")]
        imported(*two, by=editor, partnership=partnership)
        one, other = Review.objects.order_by("label")
        delete_review(review=one, why=WHY, by=editor)
        assert draft_of(other).documents
        with django_capture_on_commit_callbacks(execute=True):
            assert empty_bin(now=datetime.now(UTC) + LATER) == 1
        (entry,) = draft_of(other).documents
        assert entry.document.file.storage.exists(str(entry.document.file.name))

    def test_what_is_held_is_not_deleted_and_stays_in_the_bin(self, review: Review, editor: Person) -> None:
        delete_review(review=review, why=WHY, by=editor)
        held = hold(review, review.partnership, editor)
        assert empty_bin(now=datetime.now(UTC) + LATER) == 0
        bring_back_review(review=review, by=editor)
        with pytest.raises(OnHold, match="An inquest is opened"):
            delete_review(review=review, why=WHY, by=editor)
        held.lifted_at, held.lifted_by, held.lifted_why = datetime.now(UTC), editor, "It is over."
        held.save()
        delete_review(review=review, why=WHY, by=editor)
        assert empty_bin(now=datetime.now(UTC) + LATER) == 1
        assert LegalHold.objects.get().of == "Child AR (2020)"

    def test_a_hold_that_comes_while_the_bin_is_emptied_holds(
        self, review: Review, editor: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = a_draft(by=editor, partnership=review.partnership, label="Child BT")
        for one in (review, other):
            delete_review(review=one, why=WHY, by=editor)

        def and_hold_the_other(**given: Any) -> None:
            left = other if given["review"] == review else review
            hold(left, left.partnership, editor)
            destroy_review(**given)

        monkeypatch.setattr("heed.reviews.services.deleting.destroy_review", and_hold_the_other)
        assert empty_bin(now=datetime.now(UTC) + LATER) == 1
        assert Review.objects.count() == 1

    def test_a_hold_on_a_body_holds_the_reviews_of_those_it_came_from(self, review: Review, editor: Person) -> None:
        after = a_partnership()
        became(review.partnership, after)
        hold(None, after, editor)
        with pytest.raises(OnHold):
            delete_review(review=review, why=WHY, by=editor)


class TestDocuments:
    @pytest.fixture
    def second(self, review: Review, editor: Person) -> ReviewDocument:
        """A second file of the same review, with a lesson of its own."""
        reading = a_reading_of(a_lesson("Ask who else lives in the home.", "1"), a_lesson("Write it down.", "2"))
        imported(reading, by=editor, partnership=review.partnership, file="summary.txt")
        return ReviewDocument.objects.get(document__name="summary.txt")

    def test_others_may_not_delete_it(self, second: ReviewDocument, partnership: Partnership) -> None:
        for person in (an_editor(a_partnership()), a_reader(partnership)):
            with pytest.raises(PermissionDenied):
                delete_document(entry=second, why=WHY, by=person)

    def test_it_stays_while_something_was_read_from_it_alone(self, second: ReviewDocument, editor: Person) -> None:
        with pytest.raises(RestsOnIt, match="1 thing in the record was read from summary"):
            delete_document(entry=second, why=WHY, by=editor)

    def test_it_stays_while_visitors_may_have_it(self, second: ReviewDocument, editor: Person) -> None:
        ReviewDocument.objects.filter(pk=second.pk).update(public=True)
        with pytest.raises(OpenToVisitors):
            delete_document(entry=second, why=WHY, by=editor)

    def test_it_comes_and_goes(
        self,
        second: ReviewDocument,
        review: Review,
        editor: Person,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        item = Item.objects.get(text="Write it down.")
        decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Not of this case.")
        delete_document(entry=second, why=WHY, by=editor)
        assert [entry.document.name for entry in draft_of(review).documents] == ["Child AR.txt"]
        assert binned_documents(editor).get() == second
        bring_back_document(entry=second, by=editor)
        assert len(draft_of(review).documents) == 2
        delete_document(entry=second, why=WHY, by=editor)
        with django_capture_on_commit_callbacks(execute=True):
            assert empty_bin(now=datetime.now(UTC) + LATER) == 1
        assert Document.objects.get().name == "Child AR.txt"
        assert not Item.objects.filter(text="Write it down.").exists()
        assert Item.objects.get(text="Ask who else lives in the home.").evidence.count() == 1
        assert Destruction.objects.get().name == "summary.txt of Child AR (2020)"

    def test_what_a_deleted_file_had_replaced_stands_again(self, review: Review, editor: Person) -> None:
        lesson = a_lesson("Ask who else lives in the home.", "1")
        imported(
            a_reading_of(lesson), by=editor, partnership=review.partnership, file="Child AR.txt", note="Second edition"
        )
        old, new = ReviewDocument.objects.order_by("pk")
        assert [entry.pk for entry in draft_of(review).documents] == [new.pk]
        delete_document(entry=new, why=WHY, by=editor)
        assert [entry.pk for entry in draft_of(review).documents] == [old.pk]
        bring_back_document(entry=new, by=editor)
        assert [entry.pk for entry in draft_of(review).documents] == [new.pk]
