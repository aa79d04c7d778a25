"""What changed from one version to the next, in words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from heed.publishing.record import (
    Named,
    PublishedAddressee,
    PublishedDocument,
    PublishedFact,
    PublishedItem,
    PublishedPart,
    PublishedPartnership,
    PublishedReview,
)
from heed.publishing.rules.differences import differences

POLICE = PublishedAddressee("the police", Named("police", "Police"))


def an_item(key: str, text: str = "Ask.", number: str | None = "1", type_: str = "lesson") -> PublishedItem:
    return PublishedItem(key, type_, number, None, text, (), ())


def a_review(*items: PublishedItem, **given: object) -> PublishedReview:
    body = PublishedPartnership("Fallowshire", "F", "f", "", "", "")
    review = PublishedReview("Child A", "Learning from Child A", "rapid_review", 2024, None, body, None, items, ())
    return replace(review, **given)  # type: ignore[arg-type]


def said(before: PublishedReview, after: PublishedReview) -> list[str]:
    return [difference.words for difference in differences(before, after)]


def test_each_change_of_an_item_is_said() -> None:
    one, two = an_item("one", number="1"), an_item("two", "Tell.", "2")
    before = a_review(one, two)
    assert said(before, a_review(one)) == ["Lesson 2 was taken out."]
    assert said(a_review(one), before) == ["Lesson 2 was added."]
    assert said(before, a_review(replace(one, text="Ask twice."), two)) == ["Lesson 1 was reworded."]
    assert said(before, a_review(replace(one, parts=(PublishedPart("Now"),)), two)) == ["Lesson 1 was reworded."]
    assert said(before, a_review(one, replace(two, number="3"))) == ["Lesson 2 was renumbered: it is now Lesson 3."]
    assert said(before, a_review(one, replace(two, type="finding"))) == ["Lesson 2 is now Finding 2."]
    assert said(before, a_review(two, one)) == ["The order of what to learn was changed."]
    assert said(before, a_review(replace(one, addressees=(POLICE,)), two)) == ["Whom Lesson 1 speaks to was changed."]
    themed = replace(one, themes=(Named("neglect", "Neglect"),))
    assert said(before, a_review(themed, two)) == ["The themes of Lesson 1 were changed."]


def test_each_change_of_what_is_for_readers_is_said() -> None:
    one = an_item("one", number="3")
    before = a_review(one)
    short = a_review(replace(one, brief="Ask."))
    assert said(before, short) == ["Lesson 3 has shorter words for briefings now."]
    assert said(short, a_review(replace(one, brief="Ask!"))) == ["Lesson 3 has other shorter words for briefings now."]
    assert said(short, before) == ["Lesson 3 has no shorter words for briefings any more."]
    assert said(before, a_review(one, summary="A child.")) == ["The summary was added."]
    assert said(a_review(summary="A."), a_review(summary="B.")) == ["The summary was reworded."]
    assert said(a_review(easy_read="A."), a_review()) == ["The easy-read summary was taken out."]
    assert said(before, a_review(one, questions=("Who?",))) == ["The questions to think about were added."]
    assert said(a_review(questions=("Who?",)), a_review()) == ["The questions to think about were taken out."]
    assert said(before, a_review(one, licence="OGL-UK-3.0")) == ["A licence was chosen."]
    assert said(a_review(licence="CC0-1.0"), a_review()) == ["The licence was changed."]


def test_a_characteristic_that_was_taken_out_is_named_to_staff_alone() -> None:
    neglect = PublishedFact("neglect", "stated", value=True)
    age = PublishedFact("age_band", "stated", "under_1")
    assert said(a_review(), a_review(facts=(age, neglect))) == ["The characteristics were added."]
    (changed,) = differences(a_review(facts=(age, neglect)), a_review(facts=(age,)))
    assert changed.words == "The characteristics were changed."
    assert (changed.before, changed.after) == ("Neglect: Yes", "")
    assert said(a_review(facts=(age,)), a_review()) == ["The characteristics were taken out."]


def test_each_change_of_the_review_itself_is_said() -> None:
    before = a_review()
    assert said(before, a_review(title="What we learned")) == ["The title was changed."]
    assert said(before, a_review(story="A child.")) == ["What happened was added."]
    assert said(a_review(story="A child."), a_review(story="Two children.")) == ["What happened was reworded."]
    assert said(a_review(story="A child."), before) == ["What happened was taken out."]
    assert said(before, a_review(withheld="The family asked.")) == ["It now says that the report is not published."]
    document = PublishedDocument(1, "report.pdf", "report", "application/pdf", 10, public=True)
    closed = replace(document, public=False)
    assert said(before, a_review(documents=(document,))) == ["A document can now be downloaded."]
    assert said(before, a_review(documents=(closed,))) == ["A document was added, which is not offered for download."]
    assert said(a_review(documents=(document,)), a_review(documents=(closed,))) == [
        "A document is no longer offered for download."
    ]


texts = st.text(alphabet="abcXYZ ", min_size=6, max_size=12).filter(str.strip)
items = st.lists(
    st.builds(
        an_item,
        st.sampled_from("pqrstuv"),
        texts,
        st.none() | st.sampled_from("123"),
        st.sampled_from(["lesson", "recommendation"]),
    ),
    unique_by=lambda item: item.id,
    max_size=6,
)
reviews = st.builds(a_review, story=st.none() | texts).flatmap(
    lambda review: items.map(lambda some: replace(review, items=tuple(some)))
)


@given(before=reviews, after=reviews)
def test_there_are_differences_exactly_where_two_versions_differ(
    before: PublishedReview, after: PublishedReview
) -> None:
    assert bool(differences(before, after)) == (before != after)


@given(before=reviews, after=reviews)
def test_what_everybody_may_read_repeats_no_words_of_the_review(
    before: PublishedReview, after: PublishedReview
) -> None:
    secret = replace(before, items=tuple(replace(item, text=f"Qzx{item.text}") for item in before.items))
    assert not any("Qzx" in words for words in said(secret, after))
