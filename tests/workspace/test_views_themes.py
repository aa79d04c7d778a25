"""The themes of a review's items: first the stranger, then those who decide."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.analysing import coded
from factories.people import a_partnership, a_reader, an_approver, an_editor, somebody
from factories.reviews import a_confirmed_review, a_draft, a_lesson
from factories.signing_in import sign_in
from heed.analysing.models import Coding
from heed.analysing.selectors import codings_of, stamp_of_themes, themes_settled
from heed.analysing.services import propose_themes
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.models import Decision, Item, Review
from heed.reviews.selectors import stamp_of
from heed.reviews.services import split_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    lessons = (a_lesson("The school sees neglect. A baby cries.", "1"), a_lesson("Housing officers visit.", "2"))
    review = a_confirmed_review(*lessons, by=editor, partnership=partnership)
    propose_themes(review=review)
    return review


def address(review: Review, then: str = "") -> str:
    return f"/staff/reviews/{review.pk}/themes/{then}"


def item(review: Review, number: str = "1") -> Item:
    return Item.objects.select_related("review__partnership").get(review=review, number=number)


def form(review: Review, ticked: dict[str, list[str]] | None = None, **button: object) -> dict[str, object]:
    """What a browser sends of the page as it is now."""
    sent: dict[str, object] = dict(button)
    for row in review.items.all():
        sent[f"seen-{row.pk}"] = stamp_of_themes(row, codings_of([row.pk])[row.pk])
    return sent | {f"themes-{item(review, number).pk}": codes for number, codes in (ticked or {}).items()}


def words(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def codes(review: Review, number: str = "1") -> list[str]:
    return [theme.code for theme in themes_settled(review).get(item(review, number).pk, ())]


def test_a_stranger_a_reader_and_other_partnerships_see_and_decide_nothing(
    client: Client, review: Review, partnership: Partnership
) -> None:
    sent = form(review, {"1": ["neglect"]})
    strangers = [(client, 302), (sign_in(a_reader(partnership)), 403), (sign_in(an_approver(a_partnership())), 404)]
    for stranger, status in strangers:
        assert stranger.get(address(review)).status_code == status
        assert stranger.post(address(review, "decide/"), sent).status_code == status
    assert not Coding.objects.exclude(decision=Decision.UNDECIDED).exists()


def test_who_may_look_and_not_decide_sees_the_themes_and_is_refused(review: Review, partnership: Partnership) -> None:
    analyst = sign_in(somebody(Duty.ANALYST, partnership))
    page = words(analyst.get(address(review)))
    assert "Neglect" in page
    assert "Keep what is ticked" not in page
    assert analyst.post(address(review, "decide/"), form(review, {"1": ["neglect"]})).status_code == 403
    assert codes(review) == []


def test_each_item_shows_what_is_proposed_and_why_and_nothing_is_ticked(review: Review, editor: Person) -> None:
    page = words(sign_in(editor).get(address(review)))
    assert "4 proposed themes</b> have not been looked at yet" in page
    assert "Proposed · <q>neglect</q>" in page
    assert " checked>" not in page


def test_what_is_ticked_is_kept_and_the_rest_of_that_item_does_not_fit(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    response = client.post(address(review, "decide/"), form(review, {"1": ["neglect", "recording"]}), follow=True)
    assert "The themes of 1 item are kept." in words(response)
    assert codes(review) == ["recording", "neglect"]
    assert Coding.objects.get(item=item(review), theme="school").decision == Decision.REJECTED
    assert Coding.objects.get(item=item(review, "2")).decision == Decision.UNDECIDED
    assert "Kept, given by hand" in words(response)
    history = words(client.get(f"/staff/reviews/{review.pk}/history/"))
    assert "confirmed themes of lesson 1: Neglect" in history
    assert "gave lesson 1 themes by hand: Records" in history


def test_all_of_one_item_fit_and_what_is_ticked_elsewhere_is_kept_with_it(review: Review, editor: Person) -> None:
    sent = form(review, {"2": ["school"]}, fits=item(review).pk)
    response = sign_in(editor).post(address(review, "decide/"), sent)
    assert response.headers["Location"].endswith(f"/themes/#item-{item(review).pk}")
    assert codes(review) == ["babies-and-pregnancy", "neglect", "school"]
    assert codes(review, "2") == ["school"]


def test_all_on_the_page_fit_or_none_of_one_item(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    client.post(address(review, "decide/"), form(review, none=item(review).pk))
    assert not Coding.objects.filter(item=item(review)).exclude(decision=Decision.REJECTED).exists()
    client.post(address(review, "decide/"), form(review, fits="shown"))
    assert codes(review, "2") == ["housing-and-money"]
    assert codes(review) == []


def test_nothing_ticked_decides_nothing(review: Review, editor: Person) -> None:
    response = sign_in(editor).post(address(review, "decide/"), form(review), follow=True)
    assert "Nothing was ticked" in words(response)
    assert not Coding.objects.exclude(decision=Decision.UNDECIDED).exists()


def test_a_decision_is_taken_back(review: Review, editor: Person) -> None:
    coded(item(review), "recording", by=editor)
    response = sign_in(editor).post(address(review, "decide/"), form(review, back=item(review).pk), follow=True)
    assert "Taken back" in words(response)
    assert set(Coding.objects.filter(item=item(review)).values_list("decision", flat=True)) == {Decision.UNDECIDED}


def test_of_two_people_at_once_the_second_is_told_and_keeps_what_they_ticked(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    sent = form(review, {"1": ["neglect", "recording"]})
    coded(item(review), "school", by=an_editor(partnership, "Somebody Else"))
    response = sign_in(editor).post(address(review, "decide/"), sent)
    page = words(response)
    assert response.status_code == 409
    assert "Somebody Else decided on this" in page
    ticked = re.findall(r'value="([a-z-]+)" id="theme-\d+-[a-z-]+"[^>]* checked', page)
    assert set(ticked) == {"neglect", "recording"}
    assert codes(review) == ["school"]


def test_an_item_of_another_review_and_an_unknown_theme_are_refused(
    review: Review, editor: Person, partnership: Partnership
) -> None:
    other = a_confirmed_review(a_lesson("A school.", "1"), by=editor, partnership=partnership, label="Child B")
    propose_themes(review=other)
    client = sign_in(editor)
    assert client.post(address(review, "decide/"), form(other, {"1": []}, fits="shown")).status_code == 409
    assert client.post(address(review, "decide/"), form(review, {"1": ["weather"]})).status_code == 409
    assert (
        client.post(
            address(review, "decide/"), {"seen-x": "", "seen-99999999999999999999": "", "fits": "²"}
        ).status_code
        == 302
    )
    assert not Coding.objects.exclude(decision=Decision.UNDECIDED).exists()


def test_only_what_waits_can_be_shown(review: Review, editor: Person) -> None:
    coded(item(review), "neglect", by=editor)
    page = words(sign_in(editor).get(address(review) + "?show=waiting"))
    assert "Housing officers" in page
    assert "The school sees neglect" not in page
    coded(item(review, "2"), by=editor)
    assert "Nothing waits here" in words(sign_in(editor).get(address(review) + "?show=waiting"))


def test_a_theme_that_came_from_an_item_that_was_split_says_so(review: Review, editor: Person) -> None:
    row = coded(item(review), "recording", by=editor)
    split_item(item=row, place=f"text:{row.text.index('A baby')}", by=editor, seen=stamp_of(row))
    assert "kept for Lesson 1, whose words this took over" in words(sign_in(editor).get(address(review)))


def test_opening_the_page_proposes_and_a_draft_says_what_to_do_first(editor: Person, partnership: Partnership) -> None:
    draft = a_draft(by=editor, partnership=partnership, label="Child B")
    assert "There is nothing to give themes to yet" in words(sign_in(editor).get(address(draft)))
    confirmed = a_confirmed_review(a_lesson("A school.", "1"), by=editor, partnership=partnership, label="Child C")
    assert "1 proposed theme</b> has not been looked at yet" in words(sign_in(editor).get(address(confirmed)))


def test_two_hundred_items_are_shown_in_leaves_and_ask_little(
    editor: Person, partnership: Partnership, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = [a_lesson(f"The school visits house {n}.", str(n)) for n in range(1, 201)]
    review = a_confirmed_review(*lessons, by=editor, partnership=partnership)
    client = sign_in(editor)
    client.get(address(review))
    with django_assert_max_num_queries(24):
        page = words(client.get(address(review) + "?page=2"))
    assert "The school visits house 21." in page
    assert "The school visits house 41." not in page
    assert "Page 2 of 10" in page
