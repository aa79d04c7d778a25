"""A page about one case that names another."""

from __future__ import annotations

import pytest

from reading.reports import read_page, review_in_text, warned

REVIEW = "<h2>Serious Case Review: Child {0}</h2><p>{1}</p><h3>Lessons</h3><ul><li>Ask about {0}.</ul>"


def test_the_label_of_another_case_where_the_review_says_whom_it_is_about_is_warned_of() -> None:
    review = review_in_text("The Board commissioned a serious case review regarding Child CD.")
    (warning,) = review.warnings
    assert warning.code == "label-mismatch"
    assert "about Child AB names Child CD" in warning.message
    assert [evidence.quote for evidence in warning.evidence] == ["Child CD"]


def test_the_label_of_another_review_of_the_same_page_is_warned_of_wherever_it_stands() -> None:
    page = REVIEW.format("AB", "Child AB was hurt.") + REVIEW.format("CD", "The school knew that Child AB was ill.")
    first, second = read_page(page).reviews
    assert first.warnings == ()
    assert [warning.code for warning in second.warnings] == ["label-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "The Board commissioned a serious case review regarding Child AB.",
        "The Board commissioned a serious case review regarding CHILD AB.",
        "Child AB lived with Child CD, a cousin.",
        "A serious case review had been written before. It was not regarding Child AB.",
        "The Board looked at learning from Child CD.",
        "The panel met regarding Child CD.",
        "The serious case review speaks of Mr E, the father.",
    ],
)
def test_other_people_in_the_case_are_not_warned_of(text: str) -> None:
    assert warned(text) == []


def test_siblings_whom_the_title_names_are_not_warned_of() -> None:
    (review,) = read_page(
        "<h1>Serious Case Review: Child AB and Child CD</h1><p>A serious case review regarding Child CD.</p>"
    ).reviews
    assert review.warnings == ()


def test_two_reviews_that_keep_to_themselves_are_not_warned_of() -> None:
    page = REVIEW.format("AB", "Child AB was hurt.") + REVIEW.format("CD", "Child CD was hurt.")
    assert [review.warnings for review in read_page(page).reviews] == [(), ()]


def test_slips_are_told_in_the_same_order_every_time() -> None:
    names = "Anne Beth Cara Dora Emma".split()
    page = "".join(
        f"<h2>Domestic homicide review: {name}</h2><p>It was then that {name} called.</p><h3>Lessons</h3><ul><li>Ask {name}.</ul>"
        for name in names
    )
    named = "".join(f"<p>They asked {name} twice.</p>" for name in names[:-1])
    messages = [warning.message for warning in read_page(page + named).reviews[-1].warnings]
    assert [next(name for name in names if f"names {name}" in message) for message in messages] == names[:-1]
