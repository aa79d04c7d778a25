"""Making a review public, and taking it back."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.people import a_partnership, a_person, an_agency, an_approver, an_editor
from factories.reviews import a_draft, a_lesson, a_reading_of, an_approved_review, approved, imported
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.publishing.errors import NotNow, TellsOfOthers
from heed.publishing.models import Change, Publication, PublicationState, Version
from heed.publishing.record import PublishedReview, from_content
from heed.publishing.services import publish, withdraw
from heed.reading.document import Addressee
from heed.reviews.errors import ReasonMissing, UndecidedRemain
from heed.reviews.models import Decision, Item, Review, ReviewDocument
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, decide, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return an_approved_review(by=editor, partnership=partnership)


def content_of(publication: Publication) -> PublishedReview:
    publication.refresh_from_db()
    assert publication.latest is not None
    return from_content(publication.latest.content)


def test_a_stranger_and_an_editor_do_not_publish(review: Review, editor: Person) -> None:
    for person in (a_person(), editor, an_approver(a_partnership())):
        with pytest.raises(PermissionDenied):
            publish(review=review, by=person)
    assert not Publication.objects.exists()


def test_an_approver_publishes_what_was_confirmed(review: Review, approver: Person) -> None:
    published = publish(review=review, by=approver)
    assert (published.is_new, published.version.number, published.version.published_by) == (True, 1, approver)
    publication = published.publication
    assert (publication.state, publication.item_count, publication.slug) == (PublicationState.PUBLISHED, 1, "child-ar")
    content = content_of(publication)
    assert (content.label, content.year, content.published) == ("Child AR", 2020, "2020-05-14")
    assert content.partnership.short_name == "FSCP"
    assert (content.story, content.items[0].text, content.items[0].number) == (
        "Child AR was three months old.",
        "Ask who else lives in the home.",
        "1",
    )
    assert content.items[0].id == str(Item.objects.get().public_id)
    assert [document.public for document in content.documents] == [False]
    assert published.version.approved_by is not None
    assert published.version.approved_by.name == "Noor Second"
    assert Change.objects.get(state="published").by == approver
    assert history(publication).get().action == "published"


def test_an_unconfirmed_review_is_not_published(partnership: Partnership, editor: Person, approver: Person) -> None:
    draft = a_draft(by=editor, partnership=partnership)
    with pytest.raises(UndecidedRemain):
        publish(review=draft, by=approver)
    for proposal in (draft.items.get(), draft.stories.get()):
        decide(proposal=proposal, decision=Decision.CONFIRMED, by=editor, seen=stamp_of(proposal))
    with pytest.raises(NotNow, match="has not been confirmed"):
        publish(review=draft, by=approver)


def test_what_lost_its_confirmation_is_not_published_again(review: Review, editor: Person, approver: Person) -> None:
    publish(review=review, by=approver)
    item = Item.objects.get()
    undo(proposal=item, by=editor, seen=stamp_of(item))
    with pytest.raises(UndecidedRemain):
        publish(review=review, by=approver)
    assert Version.objects.count() == 1


def test_publishing_what_is_public_already_writes_nothing(review: Review, approver: Person) -> None:
    publish(review=review, by=approver)
    again = publish(review=review, by=approver)
    assert (again.is_new, again.version.number) == (False, 1)
    assert (Version.objects.count(), Change.objects.filter(state="published").count()) == (1, 1)


def test_a_changed_record_makes_a_second_version_and_leaves_the_first(
    review: Review, editor: Person, approver: Person
) -> None:
    publication = publish(review=review, by=approver).publication
    item = Item.objects.get()
    decide(proposal=item, decision=Decision.REJECTED, by=editor, seen=stamp_of(item), reason="Not so")
    approved(confirm_all(review=review, by=editor))
    with pytest.raises(ReasonMissing):
        publish(review=review, by=approver)
    second = publish(review=review, by=approver, reason="A lesson was read twice.").version
    assert (second.number, second.reason, second.changes) == (
        2,
        "A lesson was read twice.",
        ["Lesson 1 was taken out."],
    )
    assert content_of(publication).items == ()
    assert len(publication.versions.get(number=1).content["items"]) == 1


def test_addressees_are_published_by_the_names_they_have(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    an_agency("police", "Police")
    lesson = a_lesson("Ask.", "1", Addressee("Constables", "police"), Addressee("all of us"))
    review = an_approved_review(lesson, by=editor, partnership=partnership)
    item = content_of(publish(review=review, by=approver).publication).items[0]
    assert [(a.said, a.agency.name if a.agency else None) for a in item.addressees] == [
        ("Constables", "Police"),
        ("all of us", None),
    ]


def test_documents_are_opened_and_closed_with_the_review(review: Review, approver: Person) -> None:
    publication = publish(review=review, by=approver, with_report=True).publication
    assert content_of(publication).documents[0].public
    publish(review=review, by=approver)
    assert content_of(publication).documents[0].public
    publish(review=review, by=approver, with_report=False, reason="It is being looked at again.")
    assert not content_of(publication).documents[0].public


def two_of_one_page(partnership: Partnership, editor: Person) -> tuple[Review, Review]:
    """Two confirmed reviews that one document tells of."""
    readings = (a_reading_of(a_lesson("Ask."), label=label) for label in ("Child A", "Child B"))
    imported(*readings, by=editor, partnership=partnership)
    one, other = (approved(confirm_all(review=review, by=editor)) for review in Review.objects.order_by("label"))
    return one, other


def test_a_page_is_not_opened_while_it_tells_of_a_review_that_is_not_public(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    one, other = two_of_one_page(partnership, editor)
    with pytest.raises(TellsOfOthers, match=r"report\.txt also tells of Child B \(2020\)"):
        publish(review=one, by=approver, with_report=True)
    assert not ReviewDocument.objects.filter(public=True).exists()
    publish(review=other, by=approver)
    publish(review=one, by=approver, with_report=True)
    assert ReviewDocument.objects.filter(public=True).get().review == one


def test_withdrawing_a_review_closes_its_pages_everywhere(
    partnership: Partnership, editor: Person, approver: Person
) -> None:
    one, other = two_of_one_page(partnership, editor)
    withdrawn = publish(review=other, by=approver).publication
    staying = publish(review=one, by=approver, with_report=True).publication
    withdraw(publication=withdrawn, reason="The family asked us to.", by=approver)
    content = content_of(staying)
    assert [document.public for document in content.documents] == [False]
    assert len(content.items) == 1
    assert (staying.state, staying.versions.count()) == (PublicationState.PUBLISHED, 2)
    with pytest.raises(TellsOfOthers):
        publish(review=one, by=approver, with_report=True)


def test_a_stranger_and_an_editor_do_not_withdraw(review: Review, approver: Person, editor: Person) -> None:
    publication = publish(review=review, by=approver).publication
    for person in (a_person(), editor):
        with pytest.raises(PermissionDenied):
            withdraw(publication=publication, reason="No.", by=person)
    publication.refresh_from_db()
    assert publication.state == PublicationState.PUBLISHED


def test_a_withdrawal_has_its_reason_and_happens_once(review: Review, approver: Person) -> None:
    publication = publish(review=review, by=approver).publication
    with pytest.raises(ReasonMissing):
        withdraw(publication=publication, reason=" ", by=approver)
    withdraw(publication=publication, reason=" The family asked us to. ", by=approver)
    change = publication.changes.first()
    assert change is not None
    assert (change.state, change.reason, change.by) == ("withdrawn", "The family asked us to.", approver)
    with pytest.raises(NotNow, match="is not public"):
        withdraw(publication=publication, reason="Again.", by=approver)


def test_a_withdrawn_review_can_come_back_under_its_old_version(review: Review, approver: Person) -> None:
    publication = publish(review=review, by=approver).publication
    withdraw(publication=publication, reason="The family asked us to.", by=approver)
    with pytest.raises(ReasonMissing):
        publish(review=review, by=approver)
    again = publish(review=review, by=approver, reason="The family is content with it.")
    assert (again.is_new, again.version.number, again.publication.state) == (False, 1, PublicationState.PUBLISHED)
    assert [change.state for change in publication.changes.all()] == ["published", "withdrawn", "published"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(decisions=st.lists(st.sampled_from(["confirmed", "rejected", "undecided"]), min_size=1, max_size=6))
def test_no_word_that_was_rejected_or_not_looked_at_is_ever_published(
    decisions: list[str], partnership: Partnership, editor: Person, approver: Person
) -> None:
    second = an_approver(partnership, "Noor Second")
    with transaction.atomic():
        lessons = (a_lesson(f"Words{n}x", str(n), Addressee(f"Said{n}x")) for n in range(len(decisions)))
        review = a_draft(*lessons, by=editor, partnership=partnership)
        for n, decision in enumerate(decisions):
            item = review.items.get(number=str(n))
            for proposal in (item, item.addressees.get()):
                if decision != "undecided":
                    decide(
                        proposal=proposal, decision=Decision(decision), by=editor, seen=stamp_of(proposal), reason="So"
                    )
        story = review.stories.get()
        decide(proposal=story, decision=Decision.REJECTED, by=editor, seen=stamp_of(story), reason="So")
        if "undecided" in decisions:
            with pytest.raises(UndecidedRemain):
                publish(review=review, by=approver)
        else:
            approved(confirm_all(review=review, by=editor, strict=True), by=second)
            words = json.dumps(publish(review=review, by=approver).version.content)
            assert "three months old" not in words
            for n, decision in enumerate(decisions):
                for said in (f"Words{n}x", f"Said{n}x"):
                    assert (said in words) == (decision == "confirmed")
        transaction.set_rollback(True)


def test_versions_count_from_one_and_each_once(review: Review, approver: Person) -> None:
    publication = publish(review=review, by=approver).publication
    now = timezone.now()
    for number in (0, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.create(
                publication=publication, number=number, content={}, published_at=now, published_by=approver
            )
    Version.objects.create(publication=publication, number=2, content={}, published_at=now, published_by=approver)


def test_the_log_takes_no_withdrawal_without_a_reason(review: Review, approver: Person) -> None:
    publication = publish(review=review, by=approver).publication
    withdrawn = {
        "review": review,
        "publication": publication,
        "state": PublicationState.WITHDRAWN,
        "at": timezone.now(),
        "by": approver,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(reason="", **withdrawn)
    Change.objects.create(reason="The family asked us to.", **withdrawn)
