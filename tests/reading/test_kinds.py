"""The kinds of review and their names."""

from __future__ import annotations

import pytest

from heed.reading.kinds import Kind, kind_name, kinds, mentions


def _codes(text: str) -> list[str]:
    return [mention.kind.code for mention in mentions(text)]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_every_name_and_abbreviation_means_its_own_kind(kind: Kind) -> None:
    for words in (*kind.words, *(w.upper() for w in kind.words), *kind.abbreviations):
        assert _codes(f"This {words} was written") == [kind.code], words


@pytest.mark.parametrize(
    "text",
    [
        "Serious case reviews are rare.",
        "All SCRs",
        "a rapid reviews panel",
        "scr",
        "the SCR’s author",
        "SCRAP",
        "a serious case",
    ],
)
def test_plurals_and_lookalikes_name_none(text: str) -> None:
    assert _codes(text) == []


def test_the_longest_name_wins() -> None:
    assert _codes("A local child safeguarding practice review") == ["local_child_safeguarding_practice_review"]
    assert _codes("A thematic serious case review") == ["thematic_review"]


def test_a_name_is_found_over_a_hyphen_or_a_wider_space() -> None:
    assert _codes("A serious-case  review") == ["serious_case_review"]


def test_the_panel_of_a_kind_of_review_is_not_the_review() -> None:
    assert _codes("The Serious Case Review Panel met") == []


def test_a_mention_knows_its_place() -> None:
    text = "This DHR is short."
    (mention,) = mentions(text)
    assert text[mention.start : mention.end] == "DHR"


def test_a_kind_is_named_for_people_even_where_the_list_does_not_know_it() -> None:
    assert kind_name("domestic_homicide_review") == "Domestic homicide review"
    assert kind_name("peer_challenge") == "Peer challenge"
