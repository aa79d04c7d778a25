"""The labels that stand for people."""

from __future__ import annotations

import pytest

from heed.reading.labels import coded_in, is_spoken_of, label_in_title, short_form


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Serious Case Review: Child CH", "Child CH"),
        ("SERIOUS CASE REVIEW – CHILD CH", "Child CH"),
        ("Child CH Overview Report", "Child CH"),
        ("Young Person F – Rapid Review 2026", "Young Person F"),
        ("Family T: learning review", "Family T"),
        ("Safeguarding Adult Review into the death of Mr E", "Mr E"),
        ("Children A and B: Serious Case Review", "Children A and B"),
        ("Domestic Homicide Review – Marian", "Marian"),
        ("Child Practice Review in respect of Tilly, June 2021", "Tilly"),
        ("Safeguarding Adult Review: Anne and John", "Anne and John"),
        ("Executive Summary of the Serious Case Review 2019", None),
        ("What is a serious case review?", None),
        ("Learning from serious case reviews", None),
        ("Marian’s story", None),
        ("Our annual report", None),
        ("", None),
    ],
)
def test_the_label_is_read_from_a_title(title: str, label: str | None) -> None:
    assert label_in_title(title) == label


def test_a_first_name_is_believed_only_where_sentences_speak_of_it() -> None:
    assert is_spoken_of("Marian", "On that day Marian was alone.")
    assert not is_spoken_of("Fallowshire", "Fallowshire. A county.")
    assert is_spoken_of("Child CH", "")


@pytest.mark.parametrize(
    ("label", "short"), [("Child BF", "BF"), ("Adult AB1", "AB1"), ("Child B", None), ("Marian", None), ("Mr E", None)]
)
def test_only_a_code_of_letters_has_a_short_form(label: str, short: str | None) -> None:
    assert short_form(label) == short


def test_coded_labels_are_found_with_their_places() -> None:
    text = "Child B and Mr E met Baby J2, a child in need."
    assert [said for said, _, _ in coded_in(text)] == ["Child B and Mr E", "Baby J2"]
    assert all(text[start:end] == said for said, start, end in coded_in(text))
