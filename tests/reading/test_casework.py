"""One review, or several on a page."""

from __future__ import annotations

from reading.reports import read_page, read_text, words_of

ONE = "<h2>Serious Case Review: Child AB</h2><h3>Lessons</h3><ol><li>Ask the child.</ol>"
TWO = "<h2>Serious Case Review: Child CD</h2><h3>Lessons</h3><ol><li>Ask the school.</ol>"


def test_two_reviews_on_a_page_are_two_each_with_its_own_lessons() -> None:
    first, second = read_page(ONE + TWO).reviews
    assert (first.label, words_of(first.items)) == ("Child AB", ["Ask the child."])
    assert (second.label, words_of(second.items)) == ("Child CD", ["Ask the school."])


def test_two_reviews_pasted_as_text_are_two() -> None:
    text = "Serious Case Review: Child AB\n\nLessons\n\n1. Ask the child.\n2. Wait.\n\nSerious Case Review: Child CD\n\nLessons\n\n1. Ask the school.\n"
    assert [review.label for review in read_text(text).reviews] == ["Child AB", "Child CD"]


def test_a_menu_of_titles_above_the_reviews_is_no_review() -> None:
    menu = "<h3>Serious Case Review: Child AB</h3><h3>Serious Case Review: Child CD</h3>"
    assert [review.label for review in read_page(menu + ONE + TWO).reviews] == ["Child AB", "Child CD"]


def test_a_report_whose_headings_repeat_its_title_is_one_review() -> None:
    body = ONE + "<h2>Serious Case Review: Child AB (recommendations)</h2><h3>Recommendations</h3><ol><li>Act.</ol>"
    (review,) = read_page(body).reviews
    assert words_of(review.items) == ["Ask the child.", "Act."]


def test_a_report_that_mentions_another_review_is_still_one() -> None:
    (review,) = read_page(ONE + "<p>The serious case review of Child ZZ said the same in 2012.</p>").reviews
    assert review.label == "Child AB"


def test_headings_that_are_labels_alone_open_reviews_where_learning_follows() -> None:
    child = "<h2>Child {}</h2><p>A child was harmed.</p><h3>Lessons</h3><ol><li>Ask {}.</ol>"
    body = f"<h1>Serious case reviews</h1>{child.format('AB', 'one')}{child.format('CD', 'two')}"
    assert [review.label for review in read_page(body).reviews] == ["Child AB", "Child CD"]


def test_headings_that_name_people_within_one_review_open_none() -> None:
    people = "<h3>Child One</h3><p>She is seven.</p><h3>Mother</h3><p>She works.</p>"
    (review,) = read_page(f"<h1>Serious Case Review: Child AB</h1>{people}<h2>Lessons</h2><ol><li>Ask.</ol>").reviews
    assert review.label == "Child AB"


def test_a_kind_said_once_at_the_head_is_that_of_every_review() -> None:
    child = "<h2>Child {}</h2><p>A child was harmed.</p><h3>Lessons</h3><ol><li>Ask {}.</ol>"
    head = "<h1>Fallowshire Safeguarding Children Partnership</h1><p>Each is a serious case review.</p>"
    reviews = read_page(head + child.format("AB", "one") + child.format("CD", "two")).reviews
    assert [review.kind for review in reviews] == ["serious_case_review"] * 2
    assert {review.partnership for review in reviews} == {"Fallowshire Safeguarding Children Partnership"}


def test_a_document_that_is_no_review_says_so() -> None:
    document = read_text("Bins will be collected on Monday.\n\nPlease put them out by seven.\n")
    assert document.reviews == ()
    assert [warning.code for warning in document.warnings] == ["no-review"]
