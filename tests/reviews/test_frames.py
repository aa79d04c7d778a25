"""Tests of reviews.frames."""

from __future__ import annotations

from datetime import date

import pytest

from heed.reading.kinds import kinds
from heed.reviews.frames import frames, frames_for


def test_every_kind_of_review_has_a_frame() -> None:
    assert {kind.code for kind in kinds()} == {frame.kind for frame in frames()}


def test_a_law_is_never_stated_without_its_source() -> None:
    assert all(frame.source for frame in frames() if frame.law)


@pytest.mark.parametrize(
    ("on", "law"),
    [
        (date(2020, 7, 24), "Working Together 2018"),
        (date(2023, 12, 14), "Working Together 2018"),
        (date(2023, 12, 15), "Working Together 2023"),
        (date(2026, 1, 1), "Working Together 2023"),
    ],
)
def test_the_frame_is_the_one_of_the_day(on: date, law: str) -> None:
    (frame,) = frames_for("rapid_review", on)
    assert law in frame.law


def test_a_review_finished_after_its_kind_was_abolished_keeps_its_frame() -> None:
    (frame,) = frames_for("serious_case_review", date(2020, 7, 24))
    assert frame.until == date(2019, 9, 30)
    assert frame.nation == "England"


def test_a_kind_that_two_nations_have_gets_a_frame_for_each() -> None:
    found = frames_for("domestic_homicide_review", date(2021, 3, 1))
    assert {frame.nation for frame in found} == {"England", "Wales"}


def test_a_frame_of_the_whole_kingdom_names_no_nation() -> None:
    (frame,) = frames_for("thematic_review", date(2024, 1, 1))
    assert frame.nation == ""


def test_an_unknown_kind_has_no_frame() -> None:
    assert frames_for("tea_party", date(2024, 1, 1)) == ()


def test_with_a_nation_only_what_holds_there_is_told() -> None:
    (frame,) = frames_for("serious_case_review", date(2015, 1, 1), "england")
    assert frame.nation == "England"
    assert all(
        frame.nation in {"Scotland", ""} for frame in frames_for("learning_review", date(2024, 1, 1), "scotland")
    )
    assert frames_for("case_management_review", date(2024, 1, 1), "england") == ()
