"""The steps between a confirmed record and the public: approval, schedule, embargo, withholding, archiving."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from factories.people import a_partnership, a_person, an_approver, an_editor
from factories.reviews import a_confirmed_review, an_approved_review, approved
from heed.audit.selectors import history
from heed.people.models import Membership, Partnership, Person
from heed.publishing.errors import NotAhead, NotNow, RecordChanged, ReportWithheld
from heed.publishing.models import Approval, Change, Plan, Publication
from heed.publishing.rules.states import State
from heed.publishing.selectors import course_of, standing_of
from heed.publishing.services import (
    approve,
    archive,
    ask_approval,
    decline,
    embargo,
    keep_embargo,
    lift_embargo,
    publish,
    publish_due,
    release,
    schedule,
    unschedule,
    withdraw,
    withhold,
)
from heed.reviews.errors import ReasonMissing
from heed.reviews.models import Item, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import confirm_all, undo

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PUBLIC = "/reviews/fallowshire-partnership/2020/child-ar/"


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


@pytest.fixture
def confirmed(partnership: Partnership, editor: Person) -> Review:
    return a_confirmed_review(by=editor, partnership=partnership, label="Child BD")


def state_of(review: Review) -> State:
    review.refresh_from_db()
    state = course_of(review).situation.state
    assert standing_of([review])[review.pk].state == state
    return state


def reword(review: Review, by: Person, text: str = "Ask who else sleeps in the home.") -> Review:
    item = review.items.get()
    undo(proposal=item, by=by, seen=stamp_of(item))
    Item.objects.filter(pk=item.pk).update(text=text)
    return confirm_all(review=review, by=by)


def status_of(client: Client, address: str) -> int:
    answer = client.get(address)
    read(answer)
    return answer.status_code


def read(answer: HttpResponseBase) -> None:
    """Reads a download to its end, which closes the file."""
    if isinstance(answer, StreamingHttpResponse):
        b"".join(cast("Iterable[bytes]", answer.streaming_content))


def test_strangers_take_no_step(confirmed: Review, editor: Person) -> None:
    strangers = (a_person(), an_approver(a_partnership()))
    for person in (*strangers, editor):
        for step in (
            lambda who: approve(review=confirmed, by=who),
            lambda who: decline(review=confirmed, reason="No.", by=who),
            lambda who: schedule(review=confirmed, at=timezone.now() + timedelta(days=1), by=who),
            lambda who: embargo(
                review=confirmed, kind=Plan.Embargo.OTHER, reason="So.", review_on=date(2036, 1, 1), by=who
            ),
            lambda who: withhold(review=confirmed, reason="So.", words="So.", by=who),
            lambda who: archive(review=confirmed, reason="So.", by=who),
        ):
            with pytest.raises(PermissionDenied):
                step(person)
    for person in strangers:
        with pytest.raises(PermissionDenied):
            ask_approval(review=confirmed, by=person)
    assert not Change.objects.exists()


def test_a_second_person_approves_what_was_asked_for(confirmed: Review, editor: Person, approver: Person) -> None:
    asked = ask_approval(review=confirmed, by=editor)
    standing = standing_of([confirmed])[confirmed.pk]
    assert standing.waits_for_approval == asked
    assert standing.not_by == {editor.pk}
    with pytest.raises(NotNow, match="waits for approval already"):
        ask_approval(review=confirmed, by=editor)
    with pytest.raises(RecordChanged):
        approve(review=confirmed, by=approver, seen="something else")
    given = approve(review=confirmed, by=approver, seen=asked.stamp)
    assert (given.pk, given.answered_by, state_of(confirmed)) == (asked.pk, approver, State.APPROVED)
    assert [entry.action for entry in history(confirmed)][:2] == ["approved", "asked for approval"]
    with pytest.raises(NotNow, match="is approved as it is now"):
        approve(review=confirmed, by=an_approver(confirmed.partnership))


def test_nobody_approves_their_own_confirmation_or_request(partnership: Partnership, approver: Person) -> None:
    editor = an_editor(partnership)
    own = a_confirmed_review(by=editor, partnership=partnership)
    Membership.objects.create(person=editor, partnership=partnership, duty="approver")
    with pytest.raises(NotNow, match="Nobody approves what they confirmed"):
        approve(review=own, by=editor)
    ask_approval(review=own, by=approver)
    with pytest.raises(NotNow, match="Nobody approves what they confirmed"):
        approve(review=own, by=approver)
    approve(review=own, by=an_approver(partnership, "Noor Second"))


def test_an_approval_lapses_when_the_record_changes(review: Review, editor: Person, approver: Person) -> None:
    assert state_of(review) == State.APPROVED
    reword(review, editor)
    assert state_of(review) == State.CONFIRMED
    with pytest.raises(NotNow, match="has not been approved as it is now"):
        publish(review=review, by=approver)


def test_a_declined_approval_has_its_reason_and_can_be_asked_for_again(
    confirmed: Review, editor: Person, approver: Person
) -> None:
    with pytest.raises(ReasonMissing):
        decline(review=confirmed, reason=" ", by=approver)
    decline(review=confirmed, reason="Lesson 1 names a village.", by=approver)
    standing = standing_of([confirmed])[confirmed.pk]
    assert standing.declined is not None
    assert standing.declined.reason == "Lesson 1 names a village."
    ask_approval(review=confirmed, by=editor)
    assert standing_of([confirmed])[confirmed.pk].waits_for_approval is not None


@time_machine.travel(NOW, tick=False)
def test_what_is_scheduled_is_published_when_due_and_not_before(
    review: Review, approver: Person, client: Client
) -> None:
    document = review.review_documents.get().document_id
    schedule(review=review, at=NOW + timedelta(hours=1), opening=[document], by=approver)
    assert (state_of(review), publish_due()) == (State.SCHEDULED, 0)
    assert client.get(PUBLIC).status_code == 404
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert publish_due() == 1
        assert publish_due() == 0
    publication = Publication.objects.get()
    assert (publication.is_public, Plan.objects.get().is_scheduled) == (True, False)
    assert status_of(client, f"{PUBLIC}documents/{document}") == 200


@time_machine.travel(NOW, tick=False)
def test_what_cannot_be_published_when_due_is_late_and_waits_for_a_person(
    review: Review, editor: Person, approver: Person
) -> None:
    schedule(review=review, at=NOW + timedelta(hours=1), by=approver)
    reword(review, editor)
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert (publish_due(), publish_due()) == (0, 0)
        standing = standing_of([review])[review.pk]
        assert standing.is_late
        assert "has not been approved as it is now" in standing.late_because
        assert Change.objects.filter(state="not published when due").count() == 1
        approved(review)
        # a person decides now: it does not go out at some hour that nobody chose
        assert publish_due() == 0
        publish(review=review, by=approver)
    assert not standing_of([review])[review.pk].is_late


@time_machine.travel(NOW, tick=False)
def test_who_may_no_longer_publish_does_not_by_an_old_schedule(review: Review, approver: Person) -> None:
    schedule(review=review, at=NOW + timedelta(hours=1), by=approver)
    Membership.objects.filter(person=approver).delete()
    assert publish_due(NOW + timedelta(hours=2)) == 0
    assert "may not publish" in standing_of([review])[review.pk].late_because
    assert not Publication.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_a_schedule_needs_approval_and_a_time_to_come_and_can_be_cancelled(
    review: Review, confirmed: Review, approver: Person
) -> None:
    with pytest.raises(NotNow, match="has not been approved"):
        schedule(review=confirmed, at=NOW + timedelta(hours=1), by=approver)
    with pytest.raises(NotAhead):
        schedule(review=review, at=NOW, by=approver)
    with pytest.raises(NotNow, match="is not scheduled"):
        unschedule(review=review, by=approver)
    schedule(review=review, at=NOW + timedelta(hours=1), by=approver)
    unschedule(review=review, by=approver)
    assert publish_due(NOW + timedelta(hours=2)) == 0


@time_machine.travel(NOW, tick=False)
def test_an_embargo_holds_back_what_is_approved_and_cancels_its_schedule(review: Review, approver: Person) -> None:
    schedule(review=review, at=NOW + timedelta(hours=1), by=approver)
    with pytest.raises(ReasonMissing):
        embargo(review=review, kind=Plan.Embargo.CRIMINAL, reason="", review_on=date(2027, 5, 1), by=approver)
    with pytest.raises(NotAhead):
        embargo(review=review, kind=Plan.Embargo.CRIMINAL, reason="A trial.", review_on=date(2026, 11, 24), by=approver)
    embargo(review=review, kind=Plan.Embargo.CRIMINAL, reason="A trial.", review_on=date(2027, 5, 1), by=approver)
    assert (state_of(review), publish_due(NOW + timedelta(days=1))) == (State.EMBARGOED, 0)
    with pytest.raises(NotNow, match="is under an embargo"):
        publish(review=review, by=approver)
    assert not standing_of([review])[review.pk].look_again
    with time_machine.travel(datetime(2027, 5, 1, 9, tzinfo=UTC)):
        assert standing_of([review])[review.pk].look_again
        keep_embargo(review=review, reason="It was put off.", review_on=date(2027, 9, 1), by=approver)
        assert not standing_of([review])[review.pk].look_again
        lift_embargo(review=review, reason="The verdict is in.", by=approver)
    publish(review=review, by=approver)
    with pytest.raises(NotNow, match="is public"):
        embargo(review=review, kind=Plan.Embargo.OTHER, reason="A claim.", review_on=date(2028, 1, 1), by=approver)


def test_a_withheld_report_is_never_opened_and_the_page_says_why(
    review: Review, approver: Person, client: Client
) -> None:
    withhold(review=review, reason="The mother is known in the town.", words="To protect her family.", by=approver)
    with pytest.raises(ReportWithheld):
        publish(review=review, by=approver, with_report=True)
    publish(review=review, by=approver)
    page = client.get(PUBLIC).content.decode()
    assert "The report of this review is not published." in page
    assert "To protect her family." in page
    assert "known in the town" not in page
    with pytest.raises(NotNow, match="cannot be taken back"):
        release(review=review, reason="By mistake.", by=approver)


def test_withholding_the_report_of_a_public_review_closes_it_at_once(
    review: Review, editor: Person, approver: Person, client: Client
) -> None:
    document = review.review_documents.get().document_id
    publish(review=review, by=approver, with_report=True)
    reword(review, editor, "Words that nobody approved.")
    withhold(review=review, reason="He is known.", words="To protect his family.", by=approver)
    page = client.get(PUBLIC).content.decode()
    assert "To protect his family." in page
    assert "Words that nobody approved." not in page
    gone = client.get(f"{PUBLIC}documents/{document}")
    assert (gone.status_code, b"To protect his family." in gone.content) == (410, True)


def test_what_was_withheld_by_mistake_is_released_before_anybody_was_told(review: Review, approver: Person) -> None:
    withhold(review=review, reason="So.", words="So.", by=approver)
    release(review=review, reason="It was another review.", by=approver)
    publish(review=review, by=approver, with_report=True)


def test_an_archived_review_keeps_its_learning_and_closes_its_report(
    review: Review, editor: Person, approver: Person, client: Client
) -> None:
    document = review.review_documents.get().document_id
    publish(review=review, by=approver, with_report=True)
    with pytest.raises(ReasonMissing):
        archive(review=review, reason="", by=approver)
    archive(review=review, reason="It has been here for a year.", by=approver)
    page = client.get(PUBLIC)
    assert page.status_code == 200
    assert b"The report is no longer offered here" in page.content
    assert b"It has been here for a year." in page.content
    assert b"Ask who else lives in the home." in page.content
    gone = client.get(f"{PUBLIC}documents/{document}")
    assert (gone.status_code, b"It has been here for a year." in gone.content) == (410, True)
    assert b"1 review" in client.get("/reviews/").content
    with pytest.raises(NotNow, match="nothing to archive"):
        archive(review=review, reason="Again.", by=approver)
    approved(reword(review, editor))
    publish(review=review, by=approver, reason="A word was read wrongly.")
    assert state_of(review) == State.ARCHIVED
    publish(review=review, by=approver, with_report=True, reason="Asked for.")
    assert state_of(review) == State.PUBLISHED
    assert status_of(client, f"{PUBLIC}documents/{document}") == 200


def test_a_withdrawal_reaches_every_address_and_list_on_the_next_request(
    review: Review, approver: Person, client: Client
) -> None:
    document = review.review_documents.get().document_id
    publication = publish(review=review, by=approver, with_report=True).publication
    addresses = [PUBLIC, f"/learning/{Item.objects.get().public_id}/", f"{PUBLIC}documents/{document}"]
    tags = {}
    for address in addresses:
        answer = client.get(address)
        read(answer)
        assert answer.status_code == 200
        assert "no-cache" in answer["Cache-Control"]
        tags[address] = answer.headers.get("ETag", "")
    withdraw(publication=publication, reason="The family asked us to.", by=approver)
    for address in addresses:
        headers = {"if-none-match": tags[address]} if tags[address] else {}
        assert client.get(address, headers=headers).status_code == 410
    for page in ("/", "/reviews/", "/reviews/?year=2020"):
        assert b"Child AR" not in client.get(page).content


@time_machine.travel(NOW, tick=False)
def test_what_is_scheduled_or_embargoed_shows_nowhere(review: Review, approver: Person, client: Client) -> None:
    document = review.review_documents.get().document_id
    item = Item.objects.get().public_id
    schedule(review=review, at=NOW + timedelta(hours=1), opening=[document], by=approver)
    for _ in range(2):
        for address in (PUBLIC, f"/learning/{item}/", f"{PUBLIC}documents/{document}"):
            assert client.get(address).status_code == 404
        for page in ("/", "/reviews/"):
            shown = client.get(page).content
            assert b"Child AR" not in shown
            assert b"2020" not in shown
        embargo_once(review, approver)


def embargo_once(review: Review, approver: Person) -> None:
    if not course_of(review).plan.is_embargoed:
        embargo(review=review, kind=Plan.Embargo.INQUEST, reason="So.", review_on=date(2027, 1, 1), by=approver)


def test_the_database_refuses_what_makes_no_sense(review: Review, editor: Person, approver: Person) -> None:
    now = timezone.now()
    plans: list[dict[str, object]] = [
        {"scheduled_for": now},
        {"late_because": "It is late."},
        {"embargo": "other", "embargo_reason": "", "embargoed_by": approver, "embargoed_at": now},
        {"embargo_reason": "So."},
        {"withheld_reason": "So.", "withheld_words": "", "withheld_by": approver, "withheld_at": now},
        {"withheld_by": approver},
    ]
    for columns in plans:
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.create(review=review, **columns)
    asked = {"review": review, "stamp": "x", "confirmed_at": now, "confirmed_by": editor, "asked_at": now}
    for columns in (
        {"asked_by": approver, "answer": "given"},
        {"asked_by": approver, "answer": "given", "answered_by": approver, "answered_at": now},
        {"asked_by": approver, "answer": "given", "answered_by": editor, "answered_at": now},
        {"asked_by": editor, "answer": "declined", "answered_by": approver, "answered_at": now},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.create(**asked, **columns)
    for state in ("embargoed", "archived", "approval declined"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Change.objects.create(review=review, state=state, at=now, by=approver, reason="")


def test_where_many_reviews_stand_is_three_queries(
    partnership: Partnership, editor: Person, django_assert_num_queries: object
) -> None:
    reviews = [a_confirmed_review(by=editor, partnership=partnership, label=f"Child {n}") for n in range(4)]
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(standing_of(reviews)) == 4
