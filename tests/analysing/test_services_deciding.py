"""A person decides which themes an item has; what they did not see is not decided in their name."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from factories.analysing import coded
from factories.people import a_partnership, a_reader, an_editor
from factories.reviews import a_confirmed_review, a_lesson
from heed.analysing.errors import NoSuchTheme
from heed.analysing.models import Coding
from heed.analysing.selectors import codings_of, stamp_of_themes, themes_settled, undecided_count
from heed.analysing.services import decide_themes, propose_themes, reopen_themes
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.people.models import Partnership, Person
from heed.reviews.errors import DecidedMeanwhile, InTheBin, NothingDecided
from heed.reviews.models import Decision, Item, Review
from heed.reviews.services import delete_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Partnership:
    return a_partnership()


@pytest.fixture
def editor(body: Partnership) -> Person:
    return an_editor(body)


@pytest.fixture
def review(editor: Person, body: Partnership) -> Review:
    review = a_confirmed_review(
        a_lesson("The school tells the police.", "1"),
        a_lesson("Babies sleep safely.", "2"),
        by=editor,
        partnership=body,
    )
    propose_themes(review=review)
    return review


def item(review: Review, number: str = "1") -> Item:
    return Item.objects.select_related("review__partnership").get(review=review, number=number)


def stamp(item: Item) -> str:
    return stamp_of_themes(item, codings_of([item.pk])[item.pk])


def test_who_may_not_confirm_may_not_decide(review: Review, body: Partnership) -> None:
    before = list(Coding.objects.values())
    for stranger in (a_reader(body), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            decide_themes(review=review, chosen={item(review).pk: ["school"]}, by=stranger)
        with pytest.raises(PermissionDenied):
            reopen_themes(review=review, item=item(review).pk, by=stranger)
    assert list(Coding.objects.values()) == before


def test_what_is_chosen_is_confirmed_or_added_and_the_rest_rejected(review: Review, editor: Person) -> None:
    first = item(review)
    decide_themes(review=review, chosen={first.pk: ["sharing-information"]}, by=editor, seen={first.pk: stamp(first)})
    rows = {row.theme: row for row in Coding.objects.filter(item=first)}
    assert rows["school"].decision == Decision.REJECTED
    assert rows["sharing-information"].decision == Decision.CONFIRMED
    assert rows["sharing-information"].read is None
    assert rows["sharing-information"].decided_by == editor
    assert [theme.code for theme in themes_settled(review)[first.pk]] == ["sharing-information"]
    entries = Entry.objects.filter(about_id=review.pk).values_list("action", "detail__themes")
    assert (Action.THEMES_REJECTED, "School, and not being in school") in entries
    assert (Action.THEMES_ADDED, "Sharing information") in entries


def test_themes_come_in_the_order_of_the_frame_and_of_other_items_nothing_is_decided(
    review: Review, editor: Person
) -> None:
    coded(item(review), "school", "neglect", "sharing-information", by=editor)
    settled = themes_settled(review)[item(review).pk]
    assert [theme.code for theme in settled] == ["sharing-information", "neglect", "school"]
    assert undecided_count(review) == 1


def test_deciding_again_the_same_writes_nothing(review: Review, editor: Person) -> None:
    coded(item(review), "school", by=editor)
    entries = Entry.objects.count()
    coded(item(review), "school", by=an_editor(review.partnership, "Somebody Else"))
    assert Entry.objects.count() == entries
    assert Coding.objects.get(item=item(review), theme="school").decided_by == editor


def test_what_somebody_else_decided_meanwhile_is_not_overwritten_and_all_or_nothing_is_done(
    review: Review, editor: Person
) -> None:
    first, second = item(review, "1"), item(review, "2")
    seen = {first.pk: stamp(first), second.pk: stamp(second)}
    other = an_editor(review.partnership, "Somebody Else")
    coded(first, by=other)
    with pytest.raises(DecidedMeanwhile, match="Somebody Else decided on this"):
        decide_themes(review=review, chosen={second.pk: [], first.pk: ["school"]}, by=editor, seen=seen)
    assert Coding.objects.get(item=second).decision == Decision.UNDECIDED
    assert themes_settled(review) == {}


def test_an_unknown_theme_or_item_is_refused(review: Review, editor: Person, body: Partnership) -> None:
    with pytest.raises(NoSuchTheme):
        decide_themes(review=review, chosen={item(review).pk: ["weather"]}, by=editor)
    other = a_confirmed_review(a_lesson("Ask.", "1"), by=editor, partnership=body, label="Child B")
    with pytest.raises(DecidedMeanwhile):
        decide_themes(review=review, chosen={item(other).pk: ["school"]}, by=editor)
    assert not Coding.objects.filter(item=item(other)).exists()


def test_a_review_in_the_bin_is_left_alone(body: Partnership, editor: Person) -> None:
    review = a_confirmed_review(a_lesson("Ask.", "1"), by=editor, partnership=body, label="Child B")
    delete_review(review=review, why="A test.", by=editor)
    with pytest.raises(InTheBin):
        decide_themes(review=review, chosen={item(review).pk: ["school"]}, by=editor)


def test_a_decision_is_taken_back_whole(review: Review, editor: Person) -> None:
    first = item(review)
    before = stamp(first)
    coded(first, "neglect", by=editor)
    with pytest.raises(DecidedMeanwhile):
        reopen_themes(review=review, item=first.pk, by=editor, seen=before)
    reopen_themes(review=review, item=first.pk, by=editor, seen=stamp(first))
    (row,) = Coding.objects.filter(item=first)
    assert (row.theme, row.decision, row.decided_by) == ("school", Decision.UNDECIDED, None)
    assert Entry.objects.get(action=Action.THEMES_REOPENED).detail["was"] == {
        "neglect": "confirmed",
        "school": "rejected",
    }
    with pytest.raises(NothingDecided):
        reopen_themes(review=review, item=first.pk, by=editor)


@pytest.mark.parametrize(
    "columns",
    [
        {"decision": Decision.CONFIRMED},
        {"decision": Decision.UNDECIDED, "read": None},
        {"theme": "school", "read": {}},
    ],
    ids=["a decision without a person", "by hand and undecided", "the same theme twice"],
)
def test_the_database_refuses_what_must_not_be(review: Review, columns: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Coding.objects.create(**{"item": item(review), "theme": "neglect", "frame": "1", "read": {}, **columns})
