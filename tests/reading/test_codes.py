"""The code lists of agencies and roles, and where texts name them."""

from __future__ import annotations

import pytest

from heed.reading.codes import AgencyCode, RoleCode, agencies, named_in, roles, version

CODES: list[AgencyCode | RoleCode] = [*agencies(), *roles()]


def _codes(text: str) -> list[str]:
    return [named.code.code for named in named_in(text)]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_every_phrase_of_the_lists_means_its_own_code(code: AgencyCode | RoleCode) -> None:
    for words in code.words:
        variants = {words, words.replace("'", "’"), words.replace("'", ""), words.replace(" ", "-")}
        if words.islower():
            variants |= {words.upper().replace("'S", "'s"), words.capitalize(), words.title().replace("'S", "'s")}
        for said in variants:
            assert _codes(f"that {said} act") == [code.code], said


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_plural_in_s_means_the_same(code: AgencyCode | RoleCode) -> None:
    for words in code.words:
        if not words.endswith("s"):
            assert _codes(f"that {words}s act") == [code.code], words


def test_a_hyphen_may_stand_for_a_space_and_a_space_for_a_hyphen() -> None:
    assert _codes("health-visitor") == _codes("health visitor") == ["health-visitor"]


def test_what_belongs_to_an_agency_names_it() -> None:
    assert _codes("the police’s records") == _codes("the police's records") == ["police"]


@pytest.mark.parametrize(
    "text", ["policed", "HVAC", "nursery rhyme time", "hv", "the trust", "a team", "board games", ""]
)
def test_words_that_only_hold_a_phrase_name_nobody(text: str) -> None:
    assert [code for code in _codes(text) if code in {"police", "health-visitor", "partnership"}] == []


def test_the_longest_phrase_wins() -> None:
    text = "a newly qualified social worker"
    (named,) = named_in(text)
    assert text[named.start : named.end] == "newly qualified social worker"


def test_no_code_is_listed_twice_and_no_phrase_has_two_codes() -> None:
    assert len({code.code for code in CODES}) == len(CODES)
    phrases = [words for code in CODES for words in code.words]
    assert len(phrases) == len(set(phrases))


def test_every_roles_agency_is_in_the_list() -> None:
    known = {agency.code for agency in agencies()}
    assert {role.agency for role in roles() if role.agency} <= known


def test_the_lists_say_which_edition_they_are() -> None:
    assert version()[:4].isdecimal()
