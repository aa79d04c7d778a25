"""Dates as people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reading.dates import LONGEST_DATE, dates_in


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


STYLES: dict[str, Callable[[date], str]] = {
    "3 June 2019": lambda d: f"{d.day} {d:%B} {d.year}",
    "3rd of June 2019": lambda d: f"{_ordinal(d.day)} of {d:%B} {d.year}",
    "June 3rd, 2019": lambda d: f"{d:%B} {_ordinal(d.day)}, {d.year}",
    "03/06/2019": lambda d: f"{d:%d/%m/%Y}",
    "3.6.2019": lambda d: f"{d.day}.{d.month}.{d.year}",
    "2019-06-03": lambda d: d.isoformat(),
    "3-Jun-2019": lambda d: f"{d.day}-{d:%b}-{d.year}",
}


@pytest.mark.parametrize("style", STYLES)
@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_is_read_back_however_it_is_written(style: str, day: date) -> None:
    written = STYLES[style](day)
    (found,) = dates_in(f"Published on {written}, and again")
    assert found.day == day
    assert found.start == len("Published on ")
    assert found.end - found.start == len(written) <= LONGEST_DATE


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_month_without_a_day_stays_a_month(day: date) -> None:
    (found,) = dates_in(f"In {day:%B} {day.year} they met")
    assert found.iso == f"{day:%Y-%m}"
    assert found.day is None


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2019",
        "30/02/2020",
        "29 February 2021",
        "2019-13-01",
        "0 May 2019",
        "12/2019",
        "May we meet",
        "the march of 2019 people",
        "version 1.2.20191",
        "1 January 1066",
        "",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert [found.day for found in dates_in(text) if found.day] == []


def test_days_come_before_months_as_they_are_written_here() -> None:
    assert [found.iso for found in dates_in("04/05/2019")] == ["2019-05-04"]


def test_dates_come_in_the_order_of_the_text() -> None:
    found = dates_in("14 May 2020, March 2019 and 2018-01-02")
    assert [written.iso for written in found] == ["2020-05-14", "2019-03", "2018-01-02"]
