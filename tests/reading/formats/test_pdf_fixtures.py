"""Reports of our own in many layouts, read from PDF and held against what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from heed.reading.document import Document
from reading.fixtures.layouts import LAYOUTS
from reading.fixtures.library import fixtures
from reading.scoring import Score, score


@dataclass(frozen=True, slots=True)
class Readings:
    """All that was read, and the score of it together."""

    documents: tuple[Document, ...]
    total: Score


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """The reports that reading was tuned on; those held back are measured by ``python -m bench fixtures``."""
    folder = tmp_path_factory.mktemp("fixtures")
    scored = [score(*fixture.write(folder)) for fixture in fixtures() if not fixture.held_back]
    return Readings(tuple(document for document, _ in scored), sum((one for _, one in scored), Score()))


def test_there_are_layouts_enough_of_which_a_good_part_is_held_back() -> None:
    made = list(fixtures())
    assert len(LAYOUTS) >= 18
    assert len(made) >= 36
    assert 3 * sum(fixture.held_back for fixture in made) >= len(made)


def test_nearly_every_item_is_found(readings: Readings) -> None:
    assert readings.total.recall >= 0.98, readings.total.missed


def test_nearly_nothing_is_taken_for_an_item_that_is_none(readings: Readings) -> None:
    assert readings.total.precision >= 0.97, readings.total.extra


def test_every_item_has_the_number_that_the_report_gives_it(readings: Readings) -> None:
    assert readings.total.numbered == readings.total.found


def test_nearly_every_item_has_its_title_and_its_sub_points(readings: Readings) -> None:
    assert readings.total.typed >= 0.98 * readings.total.found


def test_every_quote_is_the_stretch_of_page_that_it_names(readings: Readings) -> None:
    quotes = [
        (quote, document.page_texts[quote.page - 1][quote.start : quote.end])
        for document in readings.documents
        for review in document.reviews
        for item in review.items
        for quote in item.evidence
    ]
    assert quotes
    assert all(quote.quote == stretch for quote, stretch in quotes)


def test_a_report_is_set_the_same_every_time(tmp_path: Path) -> None:
    first = next(fixtures())
    one, truth = first.write(tmp_path)
    content = one.read_bytes()
    again, same = first.write(tmp_path)
    assert (again.read_bytes(), same) == (content, truth)
