"""What rules on keeping destroy, and what they never do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks

from factories.people import a_partnership, an_editor, became, somebody
from factories.publishing import a_document, a_publication, an_item
from factories.publishing import withdraw as withdrawn
from factories.reviews import a_confirmed_review, a_draft
from heed.audit.models import Entry
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.publishing.models import Change, Publication, PublicationState, Version
from heed.reviews.errors import LiftedAlready, ReasonMissing
from heed.reviews.models import Destruction, Document, LegalHold, RetentionRule, Review, ReviewDocument, Typed
from heed.reviews.rules.keeping import Rule, What
from heed.reviews.services import lift_hold, place_hold, set_rule, take_out_rule
from heed.workspace.selectors.keeping import all_due, due_for
from heed.workspace.services.keeping import apply_retention, approve
from heed.workspace.services.managing import close_account

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LONG_AGO = date(2000, 1, 1)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def keeper(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


def a_rule(
    partnership: Partnership, keeper: Person, what: What, months: int = 12, *, asks: bool = True
) -> RetentionRule:
    rule = Rule(partnership.pk, what, months, LONG_AGO, asks)
    return set_rule(partnership=partnership, rule=rule, source="The county's schedule.", by=keeper)


def a_review_with_a_report(partnership: Partnership, state: PublicationState, since: datetime) -> Publication:
    """A review of this body that stands so since then, with one document."""
    document = a_document()
    publication = a_publication(an_item(), partnership=partnership, documents=[document], label=f"Child {state} Q")
    ReviewDocument.objects.get_or_create(review=publication.review, document_id=document.id)
    withdrawn(publication)
    Publication.objects.filter(pk=publication.pk).update(
        state=state, first_published_at=datetime(2019, 1, 1, tzinfo=UTC)
    )
    Change.objects.filter(publication=publication, state=PublicationState.WITHDRAWN).update(state=state, at=since)
    return publication


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


class TestRulesAndHolds:
    def test_strangers_and_editors_set_no_rule_and_place_no_hold(self, partnership: Partnership) -> None:
        rule = Rule(partnership.pk, What.DRAFTS, 1, LONG_AGO)
        for person in (an_editor(partnership), somebody(Duty.ADMINISTRATOR, a_partnership())):
            with pytest.raises(PermissionDenied):
                set_rule(partnership=partnership, rule=rule, source="Mine.", by=person)
            with pytest.raises(PermissionDenied):
                place_hold(partnership=partnership, review=None, reason="Mine.", look_again_on=LONG_AGO, by=person)
        assert not RetentionRule.objects.exists()
        assert not LegalHold.objects.exists()

    def test_a_hold_is_the_reviews_bodys_whatever_body_is_named(self, partnership: Partnership, keeper: Person) -> None:
        review = a_draft(by=an_editor(partnership), partnership=partnership)
        theirs = a_partnership()
        stranger = somebody(Duty.ADMINISTRATOR, theirs)
        with pytest.raises(PermissionDenied):
            place_hold(partnership=theirs, review=review, reason="No.", look_again_on=LONG_AGO, by=stranger)
        hold = place_hold(partnership=partnership, review=review, reason="Yes.", look_again_on=LONG_AGO, by=keeper)
        with pytest.raises(PermissionDenied):
            lift_hold(hold=hold, reason="No.", by=stranger)
        with pytest.raises(ReasonMissing):
            lift_hold(hold=hold, reason=" ", by=keeper)
        lift_hold(hold=hold, reason="It is over.", by=keeper)
        with pytest.raises(LiftedAlready):
            lift_hold(hold=hold, reason="Again.", by=keeper)

    def test_a_rule_takes_the_place_of_the_one_before(self, partnership: Partnership, keeper: Person) -> None:
        a_rule(partnership, keeper, What.DRAFTS, 12)
        row = a_rule(partnership, keeper, What.DRAFTS, 24)
        assert RetentionRule.objects.get().months == 24
        with pytest.raises(ReasonMissing):
            set_rule(partnership=partnership, rule=Rule(1, What.DRAFTS, 1, LONG_AGO), source=" ", by=keeper)
        take_out_rule(rule=row, by=keeper)
        assert not RetentionRule.objects.exists()
        actions = set(Entry.objects.values_list("action", flat=True))
        assert {"rule on keeping set", "rule on keeping taken out"} <= actions


class TestDrafts:
    @pytest.fixture
    def draft(self, partnership: Partnership) -> Review:
        return a_draft(by=an_editor(partnership), partnership=partnership)

    def test_without_a_rule_nothing_goes(self, draft: Review) -> None:
        assert all_due() == ()
        assert apply_retention() == 0

    def test_a_draft_goes_a_year_after_the_last_work_on_it_and_only_when_a_person_says_so(
        self, draft: Review, partnership: Partnership, keeper: Person
    ) -> None:
        a_rule(partnership, keeper, What.DRAFTS)
        (due,) = all_due()
        assert due.on == date(2027, 6, 1)
        mark = f"drafts-{draft.pk}"
        assert approve(marks={mark}, by=keeper) == 0
        with time_machine.travel(later(366), tick=False):
            assert apply_retention() == 0
            assert approve(marks={mark}, by=somebody(Duty.ADMINISTRATOR, a_partnership())) == 0
            assert approve(marks={mark}, by=an_editor(partnership)) == 0
            assert Review.objects.exists()
            assert approve(marks={mark}, by=keeper) == 1
        assert not Review.objects.exists()
        told = Destruction.objects.get()
        assert (told.name, told.approved_by) == ("Child AR (2020)", "Ada Thorne")
        assert told.rule == (
            "Drafts that were never published: 12 months from the last day that anybody worked on it. "
            "The county's schedule."
        )

    def test_looking_at_it_is_no_work_and_working_on_it_is(
        self, draft: Review, partnership: Partnership, keeper: Person
    ) -> None:
        a_rule(partnership, keeper, What.DRAFTS)
        with time_machine.travel(later(90), tick=False):
            Entry.objects.create(
                action="viewed", record_kind="reviews.review", record_id=draft.pk,
                about_kind="reviews.review", about_id=draft.pk,
            )  # fmt: skip
            assert all_due()[0].on == date(2027, 6, 1)
            Entry.objects.create(
                action="confirmed", record_kind="reviews.item", record_id=1,
                about_kind="reviews.review", about_id=draft.pk,
            )  # fmt: skip
            assert all_due()[0].on == date(2027, 8, 30)

    def test_a_rule_that_does_not_ask_goes_by_itself(
        self, draft: Review, partnership: Partnership, keeper: Person
    ) -> None:
        a_rule(partnership, keeper, What.DRAFTS, asks=False)
        with time_machine.travel(later(366), tick=False):
            assert apply_retention() == 1
            assert apply_retention() == 0
        assert Destruction.objects.get().approved_by == "the rule itself"

    def test_what_is_held_stays(self, draft: Review, partnership: Partnership, keeper: Person) -> None:
        a_rule(partnership, keeper, What.DRAFTS, asks=False)
        hold = place_hold(partnership=partnership, review=draft, reason="Yes.", look_again_on=LONG_AGO, by=keeper)
        with time_machine.travel(later(400), tick=False):
            assert all_due() == ()
            assert apply_retention() == 0
            lift_hold(hold=hold, reason="It is over.", by=keeper)
        with time_machine.travel(later(800), tick=False):
            assert apply_retention() == 1

    def test_a_predecessors_rule_goes_on_under_its_successor_who_may_change_it(
        self, draft: Review, partnership: Partnership, keeper: Person
    ) -> None:
        rule = a_rule(partnership, keeper, What.DRAFTS, 24)
        after = a_partnership()
        became(partnership, after)
        heir = somebody(Duty.ADMINISTRATOR, after)
        a_rule(after, heir, What.DRAFTS, 12)
        assert due_for(heir)[0].rule.months == 24
        take_out_rule(rule=rule, by=heir)
        assert due_for(heir)[0].rule.months == 12

    def test_a_draft_in_the_bin_is_left_to_the_bin(
        self, draft: Review, partnership: Partnership, keeper: Person
    ) -> None:
        a_rule(partnership, keeper, What.DRAFTS)
        Review.objects.update(deleted_at=NOW, deleted_by=keeper, deleted_why="Twice.")
        assert all_due() == ()

    def test_typed_words_go_and_the_draft_stays(self, draft: Review, partnership: Partnership, keeper: Person) -> None:
        Typed.objects.create(person=keeper, review=draft, form="story", values={"text": "Half a"}, at=NOW)
        a_rule(partnership, keeper, What.TYPED, 3, asks=False)
        with time_machine.travel(later(100), tick=False):
            assert apply_retention() == 1
        assert not Typed.objects.exists()
        assert Review.objects.exists()
        assert "Half" not in str(Destruction.objects.values())


class TestDocuments:
    @pytest.mark.parametrize(
        ("what", "state"),
        [(What.ARCHIVED, PublicationState.ARCHIVED), (What.WITHDRAWN, PublicationState.WITHDRAWN)],
    )
    def test_the_report_goes_and_the_learning_stays(
        self,
        partnership: Partnership,
        keeper: Person,
        what: What,
        state: PublicationState,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        publication = a_review_with_a_report(partnership, state, datetime(2025, 1, 1, tzinfo=UTC))
        document = Document.objects.get()
        storage, name = document.file.storage, str(document.file.name)
        a_rule(partnership, keeper, what, 12)
        with django_capture_on_commit_callbacks(execute=True):
            assert approve(marks={f"{what.value}-{publication.review_id}"}, by=keeper) == 1
        assert not Document.objects.exists()
        assert not storage.exists(name)
        assert Version.objects.count() == 1
        assert publication.review.items.count() == 1
        assert Destruction.objects.get().detail["sha256"] == document.sha256
        assert all_due() == ()

    def test_a_document_of_a_public_review_never_falls_under_a_rule(
        self, partnership: Partnership, keeper: Person
    ) -> None:
        a_review_with_a_report(partnership, PublicationState.PUBLISHED, datetime(2010, 1, 1, tzinfo=UTC))
        for what in What:
            a_rule(partnership, keeper, what, 1)
        assert all_due() == ()

    def test_no_report_goes_within_a_year_of_first_publication(self, partnership: Partnership, keeper: Person) -> None:
        publication = a_review_with_a_report(partnership, PublicationState.ARCHIVED, datetime(2026, 3, 1, tzinfo=UTC))
        Publication.objects.filter(pk=publication.pk).update(first_published_at=datetime(2026, 1, 15, tzinfo=UTC))
        a_rule(partnership, keeper, What.ARCHIVED, 1)
        assert all_due()[0].on == date(2027, 1, 15)


class TestAccounts:
    @pytest.fixture
    def gone(self, partnership: Partnership, keeper: Person) -> Person:
        """An editor who decided something, and whose account was closed."""
        editor = an_editor(partnership, "Ellis Marsh")
        a_confirmed_review(by=editor, partnership=partnership)
        close_account(person=editor, by=keeper)
        return editor

    def test_the_address_goes_a_year_after_the_account_was_closed_and_the_name_stays(
        self, gone: Person, partnership: Partnership, keeper: Person
    ) -> None:
        a_rule(partnership, keeper, What.ACCOUNTS)
        mark = f"closed_accounts-{gone.pk}"
        assert approve(marks={mark}, by=keeper) == 0
        with time_machine.travel(later(366), tick=False):
            assert approve(marks={mark}, by=keeper) == 1
            assert approve(marks={mark}, by=keeper) == 0
        before = gone.email
        gone.refresh_from_db()
        assert before not in gone.email
        assert not gone.has_usable_password()
        assert str(Review.objects.get().confirmed_by) == "Ellis Marsh"
        assert Destruction.objects.get().name == "Ellis Marsh"
        assert before not in str(Destruction.objects.values())

    def test_every_body_that_they_worked_for_has_to_let_it_go(
        self, gone: Person, partnership: Partnership, keeper: Person
    ) -> None:
        other = a_partnership()
        gone.memberships.create(partnership=other, duty=Duty.READER)
        a_rule(partnership, keeper, What.ACCOUNTS, asks=False)
        with time_machine.travel(later(366), tick=False):
            assert apply_retention() == 0
            rule = Rule(other.pk, What.ACCOUNTS, 12, LONG_AGO, asks=True)
            theirs = somebody(Duty.ADMINISTRATOR, other)
            row = set_rule(partnership=other, rule=rule, source="Theirs.", by=theirs)
            assert apply_retention() == 0
            with pytest.raises(PermissionDenied):
                approve(marks={f"closed_accounts-{gone.pk}"}, by=theirs)
            RetentionRule.objects.filter(pk=row.pk).update(asks=False)
            assert apply_retention() == 1

    def test_a_hold_on_the_body_keeps_it_and_an_open_account_is_never_touched(
        self, gone: Person, partnership: Partnership, keeper: Person
    ) -> None:
        a_rule(partnership, keeper, What.ACCOUNTS, 1, asks=False)
        place_hold(partnership=partnership, review=None, reason="Yes.", look_again_on=LONG_AGO, by=keeper)
        with time_machine.travel(later(366), tick=False):
            assert apply_retention() == 0
            LegalHold.objects.all().delete()
            assert [due.candidate.key for due in all_due()] == [gone.pk]
