"""Where it happened."""

from __future__ import annotations

import pytest

from heed.reading.blocks import blocks_of
from heed.reading.document import Fact, FactState
from heed.reading.facts.setting import setting_fact
from heed.reading.formats import text


def setting(words: str) -> Fact:
    source = text.read(words)
    return setting_fact(blocks_of(source.lines), source.page_texts)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("He died at home in the night.", "home"),
        ("She was found not breathing in a children's home.", "childrens_home"),
        ("Child CH was injured while an inpatient at a mental health hospital.", "mental_health_hospital"),
        ("The family was in temporary accommodation when the baby died.", "temporary_accommodation"),
        ("He was injured in a park by two older boys.", "public_place"),
    ],
)
def test_the_setting_is_told_by_the_sentence_that_tells_of_the_harm(words: str, code: str) -> None:
    found = setting(words)
    assert (found.value, found.state) == (code, FactState.STATED)
    assert all(words[e.start : e.end] == e.quote for e in found.evidence)


@pytest.mark.parametrize(
    "words", ["They lived at home with their parents.", "His sister died in hospital.", "He died."]
)
def test_what_is_said_of_another_time_or_person_is_no_setting(words: str) -> None:
    assert setting(words).state is FactState.NOT_STATED
