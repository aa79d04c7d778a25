"""Marking words for translation changes nothing in them."""

from __future__ import annotations

from heed.ui.words import shown


def test_words_that_are_marked_stay_as_they_are() -> None:
    assert shown("Lesson") == "Lesson"
