"""From a file to what it says."""

from __future__ import annotations

import hashlib
import html
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from heed.reading import Document, read_bytes, read_file
from heed.reading.errors import Broken, CannotRead, Empty, Missing, OverLimit, UnknownFormat, UnreadableEncoding
from heed.reading.output import as_json
from reading.reports import assert_evidence_is_exact, codes_of, numbers_of, read_text, words_of


@pytest.fixture(scope="module")
def seed(shared: Path) -> Document:
    """The reading of a real page of four reviews."""
    return read_file(shared / "seeds/learning-from-serious-case-reviews.txt")


def test_a_real_page_is_read_whole(seed: Document) -> None:
    assert [len(review.items) for review in seed.reviews] == [13, 9, 7, 7]
    assert len({review.label for review in seed.reviews}) == 4
    assert {review.kind for review in seed.reviews} == {"serious_case_review"}
    assert all(review.published and review.story for review in seed.reviews)
    assert_evidence_is_exact(seed)


def test_the_slips_of_a_real_page_are_found_and_nothing_else_is(seed: Document) -> None:
    assert sorted(codes_of(seed.warnings)) == ["period-claim", "quotation-unopened"]
    assert "379 days" in next(warning.message for warning in seed.warnings if warning.code == "period-claim")
    of_reviews = [warning for review in seed.reviews for warning in review.warnings]
    assert sorted({warning.code for warning in of_reviews}) == [
        "abbreviation-unexpanded",
        "label-mismatch",
        "pronoun-drift",
    ]
    unexplained = [warning.message for warning in of_reviews if warning.code == "abbreviation-unexpanded"]
    assert sorted(re.findall(r"“(\w+)”", " ".join(unexplained))) == ["CLA", "CSC", "PLO"]


def test_the_same_page_as_html_says_the_same(seed: Document) -> None:
    lines = "\n".join(seed.page_texts).split("\n")
    page = "".join(f"<p>{html.escape(line.strip())}</p>" for line in lines if line.strip())
    same = read_bytes(f"<!doctype html><main>{page}</main>".encode(), "page.html")
    assert [review.label for review in same.reviews] == [review.label for review in seed.reviews]
    for one, other in zip(same.reviews, seed.reviews, strict=True):
        assert words_of(one.items) == words_of(other.items)
        assert numbers_of(one.items) == numbers_of(other.items)
    assert_evidence_is_exact(same)


@pytest.mark.parametrize("stem", ["overview-report-child-w.txt", "learning-from-serious-case-reviews.html"])
def test_the_same_file_read_twice_says_the_same(demonstration: Path, stem: str) -> None:
    readings = [replace(read_file(demonstration / "documents" / stem), seconds=0.0) for _ in range(2)]
    assert as_json(readings[:1]) == as_json(readings[1:])


def test_the_file_is_known_by_its_fingerprint() -> None:
    assert (
        read_text("Serious Case Review: Child AB").sha256
        == hashlib.sha256(b"Serious Case Review: Child AB").hexdigest()
    )


def test_a_file_that_is_not_there_is_said_so_by_name(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"There is no file .*gone\.txt\. Check the name"):
        read_file(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"is a folder\. Name the files in it"):
        read_file(tmp_path)


def test_every_refusal_has_an_exit_status_of_its_own() -> None:
    refusals: list[type[CannotRead]] = [Missing, Empty, UnknownFormat, UnreadableEncoding, OverLimit, Broken]
    assert [refusal.exit_status for refusal in refusals] == [3, 4, 5, 6, 7, 8]


def effort(text: str) -> float:
    """The seconds that a processor spends on reading it, which a busy machine does not make more of."""
    begun = time.process_time()
    read_text(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        ".",
        "“",
        "…",
        "a ",
        "1.",
        "1 ",
        "Ab-",
        "A&",
        "A. ",
        "Mr. ",
        "published ",
        "should ",
        "aged 3 ",
        "SCR (",
        "\t",
    ],
)
def test_a_long_line_of_one_thing_over_and_over_is_read_in_good_time(unit: str) -> None:
    line = (unit * 60_000)[:60_000]
    for heading in ("What happened", "Recommendations"):
        assert effort(f"Serious Case Review: Child AB\n\n{heading}\n\n1. {line}\n") < 3


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"Part {n}\n\nWords of it." for n in range(3000)),
        "Recommendations\n\n" + "\n".join(f"• The police should do thing {n} of many now." for n in range(2000)),
        "Recommendations\n\n" + "• The police should act.\n" * 3000,
        "Then the ABC met again. " * 4000,
        "Two lessons\n\n1. Ask.\n\n" * 1500,
    ],
    ids=["headings", "points", "repeats", "abbreviations", "promises"],
)
def test_a_long_report_costs_no_more_than_its_length(text: str) -> None:
    assert effort(f"Serious Case Review: Child AB\n\n{text}") < 5
