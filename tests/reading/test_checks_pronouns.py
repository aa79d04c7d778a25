"""A subject whose pronouns change."""

from __future__ import annotations

import pytest

from reading.reports import review_in_text, warned


def test_a_subject_who_is_she_and_then_he_is_warned_of_with_both_places() -> None:
    review = review_in_text("Child AB said that she was sad.\n\nLater Child AB said that he was well.")
    (warning,) = review.warnings
    assert warning.code == "pronoun-drift"
    assert "“she” and “he”" in warning.message
    assert [evidence.quote for evidence in warning.evidence] == ["she", "he"]


def test_a_subject_who_is_he_and_then_they_is_warned_of() -> None:
    assert warned("Child AB said that he was sad.\n\nChild AB hid themselves.") == ["pronoun-drift"]


@pytest.mark.parametrize(
    "text",
    [
        "Child AB said that she was sad. Child AB knew that she was loved.",
        "Child AB said that they were sad. Child AB hid themselves.",
        "Child AB said that she was sad. Her father said that he was sorry.",
        "Child AB said that she was sad. Child AB’s brother said that he was well.",
        "Child AB said that she was sad. Child AB and her brothers came, and they were well.",
        "Child AB said that she was sad. Child AB told the teacher that he should go.",
        "Child AB was sad.",
    ],
)
def test_the_pronouns_of_others_are_not_warned_of(text: str) -> None:
    assert warned(text) == []
