"""Reports that the reader had never seen, in shapes that were not made with it in mind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from heed.reading.document import Document
from reading.fixtures.blind.case import Case
from reading.fixtures.blind.library import CASES, FIRST_LOOK, SECOND, THIRD
from reading.reports import assert_evidence_is_exact
from reading.scoring import Score, score

ALL = {case.name: case for case in (*CASES, *SECOND, *THIRD)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("blind")


@cache
def _read(name: str, folder: Path) -> tuple[Document, Score]:
    return score(ALL[name].make(folder), ALL[name].truth)


def _total(cases: Sequence[Case], folder: Path) -> Score:
    return sum((_read(case.name, folder)[1] for case in cases), Score())


def test_nearly_all_items_of_the_first_set_are_found_and_hardly_anything_else(folder: Path) -> None:
    total = _total(CASES, folder)
    assert total.recall >= 0.97, total.missed
    assert total.precision >= 0.98, total.extra
    assert total.numbered == total.found
    assert total.typed == total.found


def test_nearly_all_items_of_the_second_set_are_found_and_hardly_anything_else(folder: Path) -> None:
    total = _total(SECOND, folder)
    assert total.recall >= 0.97, total.missed
    assert total.precision >= 0.97, total.extra
    assert total.numbered == total.found
    assert total.typed == total.found


def test_all_items_of_the_set_that_nothing_was_changed_for_are_found(folder: Path) -> None:
    total = _total(THIRD, folder)
    assert total.recall == total.precision == 1.0, [*total.missed, *total.extra]
    assert total.numbered == total.typed == total.found


@pytest.mark.parametrize("name", ALL)
def test_no_report_is_read_worse_than_at_first_sight(name: str, folder: Path) -> None:
    _, reached = _read(name, folder)
    first = FIRST_LOOK[name]
    assert reached.recall >= first.found / first.wanted, reached.missed
    assert reached.wanted - reached.found <= first.wanted - first.found


@pytest.mark.parametrize("name", ALL)
def test_every_item_quotes_the_page_it_stands_on(name: str, folder: Path) -> None:
    document, _ = _read(name, folder)
    assert_evidence_is_exact(document)
    assert all(item.evidence for review in document.reviews for item in review.items)


def test_every_point_of_a_truth_is_printed_in_its_report() -> None:
    for case in ALL.values():
        for key, point in case.points.items():
            held = f"«{key}»" in case.source or f"«{key}.lead»" in case.source
            assert held, f"{case.name}: {key} stands nowhere in the report"
            assert all(f"«{key}.{n}»" in case.source for n in range(1, len(point.parts) + 1))
