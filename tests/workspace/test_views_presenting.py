"""The tab *Briefing*: first the stranger, then those who write for readers; and nothing typed is ever lost."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_draft, a_fact, a_lesson, a_reading_of, approved, imported
from heed.audit.selectors import history_about
from heed.people.models import Partnership, Person
from heed.publishing.models import LeftOut, Presentation, Wording
from heed.publishing.rules.papers import OUTPUTS
from heed.publishing.rules.presenting import Column
from heed.publishing.selectors import course_of
from heed.publishing.selectors.presentation import seen_of
from heed.publishing.services import approve, present, publish
from heed.reviews.models import Item, Review
from heed.reviews.services import confirm_all
from heed.workspace.forms.presenting import PresentationForm
from heed.workspace.selectors.presenting import PER_PAGE, presentation_page

pytestmark = pytest.mark.django_db

LONG = "Whoever visits a home should ask who else lives or stays there, and write down what they are told."
SHORT = "Ask who lives there."


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    facts = [a_fact("neglect", value=True), a_fact("age_at_incident", "four"), a_fact("setting", "the old mill")]
    imported(a_reading_of(a_lesson(LONG, "1"), facts=facts), by=editor, partnership=partnership)
    return confirm_all(review=Review.objects.get(), by=editor)


@pytest.fixture
def address(review: Review) -> str:
    return f"/staff/reviews/{review.pk}/presentation/"


def sign_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return flat(response.content)


def flat(content: bytes) -> str:
    return re.sub(r"\s+", " ", unescape(content.decode()))


def opened(review: Review, person: Person, number: str = "1") -> dict[str, object]:
    """What a browser would send back of the page as it stands, with nothing touched."""
    form = PresentationForm(presentation_page(course_of(review), person, number=number))
    return {name: "" if value is None else value for name, value in form.initial.items()}


def send(client: Client, address: str, sent: dict[str, object], **changed: object) -> tuple[int, str]:
    response = client.post(address, {**sent, **changed}, follow=True)
    return response.status_code, flat(response.content)


def words_field() -> str:
    return f"words_{Item.objects.order_by('-pk')[0].pk}"


def test_a_stranger_a_reader_and_other_partnerships_see_and_write_nothing(
    client: Client, review: Review, partnership: Partnership, editor: Person, address: str
) -> None:
    sent = {
        **opened(review, editor),
        "summary": "Mine.",
        words_field(): SHORT,
        "left_out": ["neglect"],
        "reason": "So.",
    }
    strangers = [(client, 302), (sign_in(a_reader(partnership)), 403), (sign_in(an_approver(a_partnership())), 404)]
    for stranger, status in strangers:
        assert stranger.get(address).status_code == status
        assert stranger.post(address, sent).status_code == status
        assert stranger.get(f"{address}preview/").status_code == status
    assert not Presentation.objects.exists()
    assert not Wording.objects.exists()
    assert not LeftOut.objects.exists()


def test_everything_on_the_page_is_saved_by_one_button_and_the_look_at_it_is_noted(
    review: Review, editor: Person, address: str
) -> None:
    browser = sign_in(editor)
    read(browser, address)
    status, page = send(
        browser,
        address,
        opened(review, editor),
        summary="A child was harmed.",
        easy_read="A child was hurt.",
        question_1="Second?",
        place_1="2",
        question_2="First?",
        place_2="1",
        licence="OGL-UK-3.0",
        left_out=["neglect"],
        reason="Her mother asked.",
        **{words_field(): SHORT},
    )
    assert status == 200
    assert "Saved." in page
    assert "Left out by Ellis Marsh" in page
    content = course_of(review).content
    assert (content.summary, content.questions, content.licence) == (
        "A child was harmed.",
        ("First?", "Second?"),
        "OGL-UK-3.0",
    )
    assert content.items[0].brief == SHORT
    assert "neglect" not in {fact.name for fact in content.facts}
    assert {"viewed", "written for readers", "worded shorter", "characteristic left out"} <= {
        entry.action for entry in history_about(review)
    }


def test_the_history_tells_what_was_done_in_sentences(review: Review, editor: Person, address: str) -> None:
    browser = sign_in(editor)
    send(browser, address, opened(review, editor), summary="A child.", **{words_field(): SHORT})
    told = read(browser, f"/staff/reviews/{review.pk}/history/")
    assert "wrote for the readers of the review: summary" in told
    assert "gave lesson 1 shorter words for briefings" in told


def test_a_page_sent_back_untouched_changes_nothing(review: Review, editor: Person, address: str) -> None:
    before = history_about(review).count()
    status, page = send(sign_in(editor), address, opened(review, editor))
    assert status == 200
    assert "Nothing was changed." in page
    assert history_about(review).exclude(action="viewed").count() == before


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(review: Review, editor: Person, address: str) -> None:
    sent = opened(review, editor)
    status, page = send(
        sign_in(editor),
        address,
        sent,
        summary="Kept as typed. " * 150,
        question_3="Kept?",
        left_out=["neglect"],
        **{words_field(): LONG + " And more."},
    )
    assert status == 422
    assert "The summary may have 1,500 characters" in page
    assert "The shorter words are as long as the words of the report" in page
    assert "Say why, for those who work here." in page
    assert "Kept as typed." in page
    assert "Kept?" in page
    assert not Presentation.objects.exists()
    assert not Wording.objects.exists()


def test_two_editors_at_once_see_both_texts_and_lose_none(
    review: Review, editor: Person, partnership: Partnership, address: str
) -> None:
    browser, sent = sign_in(editor), opened(review, editor)
    other = an_editor(partnership, "Bo Second")
    send(sign_in(other), address, opened(review, other), summary="Theirs.", easy_read="Theirs too.")
    status, page = send(browser, address, sent, summary="Mine.", licence="CC0-1.0")
    assert status == 422
    assert "The summary: Bo Second changed it" in page
    assert "As it is now, by somebody else:" in page
    assert "Theirs." in page
    assert ">Mine.</textarea>" in re.sub(r"> ", ">", page)
    assert course_of(review).content.summary == "Theirs."
    assert course_of(review).content.licence is None
    # what the person never touched follows what somebody else wrote, and is not put back by saving again
    again = PresentationForm(presentation_page(course_of(review), editor), None)
    assert "Theirs too." in page
    send(browser, address, {**sent, **signs(page), "easy_read": "Theirs too."}, summary="Mine.", licence="CC0-1.0")
    content = course_of(review).content
    assert (content.summary, content.easy_read, content.licence) == ("Mine.", "Theirs too.", "CC0-1.0")
    assert again.initial["summary"] == "Theirs."


def signs(page: str) -> dict[str, object]:
    return dict(re.findall(r'name="(seen_\w+)" value="([^"]*)"', page))


def test_another_field_than_the_one_changed_meanwhile_is_saved_at_once(
    review: Review, editor: Person, partnership: Partnership, address: str
) -> None:
    sent, other = opened(review, editor), an_editor(partnership, "Bo Second")
    present(review=review, entered={Column.SUMMARY: "Theirs."}, seen={Column.SUMMARY: seen_of("")}, by=other)
    status, _page = send(sign_in(editor), address, sent, easy_read="Mine.")
    content = course_of(review).content
    assert (status, content.summary, content.easy_read) == (200, "Theirs.", "Mine.")


def test_shorter_words_whose_source_changed_are_shown_beside_it_until_somebody_has_looked(
    review: Review, editor: Person, address: str
) -> None:
    browser = sign_in(editor)
    send(browser, address, opened(review, editor), **{words_field(): SHORT})
    Item.objects.update(text=LONG + " Always.")
    page = read(browser, address)
    assert "The report’s words changed after they were shortened." in page
    assert SHORT in page
    assert "Always." in page
    assert course_of(review).content.items[0].brief is None
    sent = opened(review, editor)
    send(browser, address, sent)
    assert course_of(review).content.items[0].brief is None, "saving the page is no word on what nobody looked at"
    send(browser, address, sent, **{words_field().replace("words", "fits"): "on"})
    assert course_of(review).content.items[0].brief == SHORT
    assert "changed after they were shortened" not in read(browser, address)


def test_words_for_an_item_whose_words_changed_under_the_editor_are_shown_and_not_saved(
    review: Review, editor: Person, address: str
) -> None:
    sent = opened(review, editor)
    Item.objects.update(text=LONG + " Always.")
    status, page = send(sign_in(editor), address, sent, **{words_field(): SHORT})
    assert status == 422
    assert SHORT in page
    assert "Always." in page
    assert not Wording.objects.exists()
    status, _ = send(sign_in(editor), address, {**sent, **signs(page)}, **{words_field(): SHORT})
    assert course_of(review).content.items[0].brief == SHORT


def test_words_for_an_item_that_left_the_record_are_given_back(review: Review, editor: Person, address: str) -> None:
    sent = opened(review, editor)
    Item.objects.update(decision="rejected")
    status, page = send(sign_in(editor), address, sent, **{words_field(): SHORT})
    assert status == 422
    assert f"An item is no longer in the record. Its shorter words were: “{SHORT}”" in page


def test_the_page_shows_what_readers_see_and_what_the_record_says(review: Review, editor: Person, address: str) -> None:
    page = re.sub(r"<[^>]+>", " ", read(sign_in(editor), address))
    page = re.sub(r"\s+", " ", page)
    assert "Age Readers see: 1 to 5 The record says: four" in page
    assert "Where it happened Readers see: Unclear The record says: the old mill. That is not in the list" in page
    assert "Sexual abuse Readers see: Not stated Leave out" in page


def test_a_version_shows_staff_what_readers_were_given(
    review: Review, editor: Person, partnership: Partnership, address: str
) -> None:
    send(
        sign_in(editor),
        address,
        opened(review, editor),
        summary="A child.",
        question_1="Who?",
        **{words_field(): SHORT},
    )
    approved(review)
    publish(review=review, by=an_approver(partnership), with_report=False)
    page = read(sign_in(editor), f"/staff/reviews/{review.pk}/publication/versions/1/")
    for words in ("A child.", "<li>Who?</li>", "Age: 1 to 5", "Licence: No licence chosen", SHORT):
        assert words in page


def test_the_licence_that_the_partnership_chose_last_is_told_and_not_assumed(
    review: Review, editor: Person, partnership: Partnership, address: str
) -> None:
    send(sign_in(editor), address, opened(review, editor), licence="CC-BY-4.0")
    other = a_draft(by=editor, partnership=partnership, label="Child BD")
    page = read(sign_in(editor), f"/staff/reviews/{other.pk}/presentation/")
    assert "For Child AR (2020) your partnership chose last: <b>Creative Commons Attribution 4.0" in page
    assert course_of(other).content.licence is None


def test_whoever_changes_something_is_told_that_an_approval_lapses(
    review: Review, editor: Person, partnership: Partnership, address: str
) -> None:
    assert "it has to be approved again" not in read(sign_in(editor), address)
    approve(review=review, by=an_approver(partnership))
    assert "it has to be approved again" in read(sign_in(editor), address)


def test_easy_words_are_helped_by_a_plain_rule_that_blocks_nothing(
    review: Review, editor: Person, address: str
) -> None:
    browser = sign_in(editor)
    long_one = "People who came to the home of the child did not ask the adults who else was there with them."
    status, page = send(browser, address, opened(review, editor), easy_read=f"{long_one} That is accountability.")
    assert status == 200
    assert "Long sentences:" in page
    assert "Long words: accountability" in page


def test_the_page_asks_the_database_no_more_for_many_items(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = [a_lesson(f"{LONG} {number}", str(number)) for number in range(1, 3 * PER_PAGE)]
    imported(a_reading_of(*lessons), by=editor, partnership=partnership)
    review = confirm_all(review=Review.objects.get(), by=editor)
    browser, address = sign_in(editor), f"/staff/reviews/{review.pk}/presentation/"
    browser.get(address)
    with django_assert_max_num_queries(28):
        page = read(browser, f"{address}?page=2")
    assert page.count("heed-shorter") == PER_PAGE
    last = review.items.order_by("-position")[0]
    assert f'id="words-{last.pk}"' in read(browser, f"{address}?item={last.pk}")
    send(browser, f"{address}?page=2", opened(review, editor, "2"), summary="A child.")
    assert course_of(review).content.summary == "A child."


def test_a_preview_shows_how_each_paper_would_read_and_makes_nothing_public(
    review: Review, editor: Person, address: str, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = sign_in(editor)
    send(browser, address, opened(review, editor), summary="A child was harmed.", **{words_field(): SHORT})
    browser.get(f"{address}preview/")
    with django_assert_max_num_queries(24):
        page = read(browser, f"{address}preview/")
    assert "A child was harmed." in page
    assert SHORT in page
    assert f"?item={Item.objects.get().pk}#words-" in page
    for code in OUTPUTS:
        assert "Nobody outside sees it." in read(browser, f"{address}preview/?paper={code}")
    assert browser.get(f"{address}preview/?paper=none").status_code == 404
    assert client.get("/reviews/fallowshire-partnership/2020/child-ar/briefing").status_code == 404
    assert any(entry.detail.get("page") == "briefing-preview" for entry in history_about(review))
