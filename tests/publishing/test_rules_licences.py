"""Licences: a list with sources, and none ever assumed."""

from __future__ import annotations

import pytest

from heed.publishing.rules.licences import licence, licences, not_chosen


@pytest.mark.parametrize("code", [None, "", "OGL-UK-9.0"])
def test_without_a_known_licence_all_rights_are_reserved_and_the_words_say_so(code: str | None) -> None:
    found = licence(code)
    assert found == not_chosen()
    assert not found.is_chosen
    assert not found.data_may_be_reused
    assert "all rights are reserved" in found.in_plain_words


def test_each_licence_is_found_by_its_code_and_says_what_it_lets_people_do() -> None:
    assert [one.code for one in licences()] == [
        "OGL-UK-3.0",
        "CC-BY-4.0",
        "CC-BY-NC-4.0",
        "CC0-1.0",
        "all-rights-reserved",
    ]
    for one in licences():
        assert licence(one.code) == one
        assert one.name
        assert one.in_plain_words
        assert one.source
        assert one.is_chosen
        # what can be reused has its terms where anybody can read them
        assert one.address.startswith("https://") or not one.data_may_be_reused
