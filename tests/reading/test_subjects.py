"""How a text speaks of its subject."""

from __future__ import annotations

import pytest

from heed.reading.blocks import blocks_of
from heed.reading.formats.text import read
from heed.reading.subjects import pronouns_for


def _pronouns(text: str) -> list[str]:
    return [p.block.text[p.start : p.end] for p in pronouns_for("Child AB", blocks_of(read(text).lines))]


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("Child AB said that she was sad.", ["she"]),
        ("AB said that he was sad.", ["he"]),
        ("At the time of his death, Child AB was three.", ["his"]),
        ("Child AB had been placed in town. He had been lonely.", ["He"]),
        ("Child AB hid themselves.", ["themselves"]),
    ],
)
def test_a_pronoun_that_can_only_mean_the_subject_is_taken(text: str, pronouns: list[str]) -> None:
    assert _pronouns(text) == pronouns


@pytest.mark.parametrize(
    "text",
    [
        "Child AB and his brother were seen.",
        "Child AB’s father said that he was tired.",
        "Child AB told the nurse that she was sad.",
        "Child AB had friends and they were kind.",
        "The mother said that she was tired.",
        "She met Child AB.",
        "Child AB met Child CD. A neighbour came. She was kind.",
        "Child AB was seen.",
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_is_not(text: str) -> None:
    assert _pronouns(text) == []
