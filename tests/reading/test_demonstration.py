"""The demonstration's documents, held against what a careful reader found in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heed.reading.document import Document
from reading.reports import assert_evidence_is_exact, codes_of
from reading.scoring import Score, score

TRUTH = Path(__file__).parents[2] / "src/heed/config/demonstration/truth"
NAMES = sorted(path.stem for path in TRUTH.glob("*.json"))


def _truth(name: str) -> dict[str, Any]:
    truth = json.loads((TRUTH / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(truth, dict)
    return truth


def _read(name: str) -> tuple[Document, Score]:
    truth = _truth(name)
    return score(TRUTH.parent / truth["file"], truth)


@pytest.mark.parametrize("held_back", [True, False], ids=["held back", "tuning"])
def test_items_are_found_whole_with_their_numbers(held_back: bool) -> None:
    total = sum((_read(name)[1] for name in NAMES if _truth(name)["held_back"] is held_back), Score())
    assert total.recall >= 0.98, total.missed
    assert total.precision >= 0.97, total.extra
    assert total.numbered == total.found
    assert total.typed == total.found


@pytest.mark.parametrize("name", NAMES)
def test_reviews_are_told_with_their_labels_and_kinds(name: str) -> None:
    document, _ = _read(name)
    expected = [(review["label"], review["kind"]) for review in _truth(name)["reviews"]]
    assert [(review.label, review.kind) for review in document.reviews] == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_day_of_publication_is_told_where_a_day_is_given(name: str) -> None:
    document, _ = _read(name)
    for review, expected in zip(document.reviews, _truth(name)["reviews"], strict=True):
        # the truth counts a month without a day as its first; a reading leaves the day open
        if review.published is None:
            assert expected["published"] is None or expected["published"].endswith("-01")
        else:
            assert review.published.isoformat() == expected["published"]


@pytest.mark.parametrize("name", NAMES)
def test_the_slips_put_in_on_purpose_are_found_and_no_others(name: str) -> None:
    document, _ = _read(name)
    truth = _truth(name)
    assert sorted(codes_of(document.warnings)) == sorted(truth["warnings"])
    for review, expected in zip(document.reviews, truth["reviews"], strict=True):
        assert sorted(set(codes_of(review.warnings))) == sorted(expected["warnings"])


@pytest.mark.parametrize("name", NAMES)
def test_every_item_and_every_stated_fact_has_its_exact_evidence(name: str) -> None:
    document, _ = _read(name)
    assert_evidence_is_exact(document)
    assert all(item.evidence for review in document.reviews for item in review.items)
