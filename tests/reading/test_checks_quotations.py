"""Quotations that do not pair."""

from __future__ import annotations

import pytest

from reading.reports import read_page, review_in_text, warned


def test_a_quotation_that_was_never_opened_is_warned_of_with_the_words_before_its_end() -> None:
    (warning,) = review_in_text("The nurse saw the child, who was fine” and left.").warnings
    assert warning.code == "quotation-unopened"
    assert warning.evidence[0].quote.endswith("who was fine”")


def test_a_quotation_that_is_never_closed_is_warned_of_with_the_words_after_it_opens() -> None:
    (warning,) = review_in_text("The nurse saw “the child, who was fine, and left.").warnings
    assert warning.code == "quotation-unclosed"
    assert warning.evidence[0].quote.startswith("“the child")


def test_an_odd_straight_mark_is_warned_of() -> None:
    assert warned('The nurse saw "the child, who was fine.') == ["quotation-unclosed"]


def test_the_words_above_the_reviews_are_checked_too() -> None:
    review = "<h2>Serious Case Review: Child {0}</h2><h3>Lessons</h3><ul><li>Ask about {0}.</ul>"
    document = read_page(f"<p>They said so” here.</p>{review.format('AB')}{review.format('CD')}")
    assert [warning.code for warning in document.warnings] == ["quotation-unopened"]


@pytest.mark.parametrize(
    "text",
    [
        "The nurse said “fine” and left.",
        "The nurse said “she said ‘fine’ to me” and left.",
        'The nurse said "fine" and left.',
        "The nurse’s notes and the nurses’ rota were lost.",
        "“Fine”, she said. “Well.”",
        "“A long quotation begins.\n\n“It goes on.\n\n“And it ends.”",
        'The nurse wrote "fine” in the notes.',
        "No quotation at all.",
    ],
)
def test_quotations_that_pair_are_not_warned_of(text: str) -> None:
    assert warned(text) == []
