"""The briefing on one page: what goes in, in which words, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from factories.papers import SITE, a_source, many, sources
from factories.publishing import HEALTH_VISITOR, POLICE, an_item
from heed.publishing.outputs.pdf import pdf
from heed.publishing.paper import Block, Bullets, Heading, Pair, Paper, Point, Points, Text
from heed.publishing.rules.measuring import break_long, lines, width
from heed.publishing.rules.one_page import one_page
from heed.publishing.rules.source import Source


def flat(paper: Paper) -> list[Block]:
    return [
        one
        for block in paper.blocks
        for one in ((*block.first, *block.second) if isinstance(block, Pair) else (block,))
    ]


def points(paper: Paper) -> list[Point]:
    return [point for block in flat(paper) if isinstance(block, Points) for point in block.points]


def texts(paper: Paper) -> list[str]:
    return [block.text for block in flat(paper) if isinstance(block, Text)]


def pages(paper: Paper) -> int:
    with pikepdf.open(BytesIO(pdf(paper))) as made:
        return len(made.pages)


@pytest.mark.parametrize("count", [0, 1, 3, 40])
@pytest.mark.parametrize("words", ["Ask.", "Ask who else is in the home, and write it down. " * 12])
def test_any_number_of_items_fits_on_one_page(count: int, words: str) -> None:
    learned, asked = many(count, words=words), many(count, "recommendation", words)
    assert pages(one_page(a_source(*learned, *asked, summary=words * 3))) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_any_review_fits_on_one_page(source: Source) -> None:
    assert pages(one_page(source)) == 1


def test_a_short_review_is_told_whole() -> None:
    paper = one_page(a_source(*many(3), *many(2, "recommendation")))
    assert len(points(paper)) == 5
    assert not any("more on the page" in text for text in texts(paper))


def test_what_has_no_room_is_counted_for_each_strand() -> None:
    paper = one_page(a_source(*many(30), *many(2, "recommendation")))
    shown = len([point for point in points(paper) if point.label.startswith("Lesson")])
    assert 4 < shown < 30
    assert f"And {30 - shown} more on the page" in texts(paper)


def test_the_page_is_filled_before_anything_is_left_out() -> None:
    paper = one_page(a_source(*many(60)))
    assert len(points(paper)) > 15


def test_an_editors_shorter_words_are_used_and_said_to_be_so() -> None:
    long = "Ask who else is in the home, each time, and write it down where others look for it."
    source = a_source(replace(an_item(long, number="1"), brief="Ask who else is there."))
    point = points(one_page(source))[0]
    assert point.text == "Ask who else is there."
    assert point.reworded
    assert "Shortened by an editor" in point.note
    assert point.address == f"{SITE}/learning/{source.review.items[0].id}/"
    assert point.link == "Full words"


def test_only_the_beginning_of_long_words_is_said_to_be_the_beginning() -> None:
    point = points(one_page(a_source(an_item("Ask who else is in the home. " * 30))))[0]
    assert point.excerpt
    assert "The beginning only" in point.note
    assert len(point.text) <= 240


def test_whole_words_say_nothing_of_shortening() -> None:
    point = points(one_page(a_source(an_item("Ask who else is in the home."))))[0]
    assert not point.excerpt
    assert not point.reworded
    assert point.link == ""


def test_sub_points_that_are_left_out_are_not_passed_over_in_silence() -> None:
    point = points(one_page(a_source(an_item("Plans should say:", parts=("who will act", "by when")))))[0]
    assert point.excerpt


def test_a_point_says_whom_it_speaks_to_and_by_when() -> None:
    item = replace(an_item("Ask.", HEALTH_VISITOR, POLICE, type="recommendation"), due="within six months")
    note = points(one_page(a_source(item)))[0].note
    assert note == "For: Health visitor, Community health; Police. By when: within six months"


def test_the_summary_comes_after_a_note_of_care() -> None:
    paper = one_page(a_source(an_item(), summary="A baby was harmed."))
    said = texts(paper)
    assert (
        said.index("A baby was harmed.")
        == said.index("This tells in short of harm to a person. It may be hard to read.") + 1
    )


def test_what_happened_is_not_told() -> None:
    paper = one_page(a_source(an_item(), story="A baby was harmed."))
    assert "harmed" not in repr(paper)


def test_a_review_without_items_says_so() -> None:
    assert "No lesson, finding or recommendation is recorded for this review." in texts(one_page(a_source()))


def test_an_editors_questions_are_asked_and_ours_where_there_are_none() -> None:
    own = one_page(a_source(questions=("Who knows?", "Since when?", "What now?", "And then?")))
    assert Bullets(("Who knows?", "Since when?", "What now?")) in own.blocks
    ours = [block for block in one_page(a_source()).blocks if isinstance(block, Bullets)]
    assert len(ours[0].lines) == 3


def test_a_review_that_asks_nothing_has_one_strand() -> None:
    headings = [block.text for block in one_page(a_source(*many(2))).blocks if isinstance(block, Heading)]
    assert headings == ["What to learn", "Questions for your team"]


def test_a_text_is_measured_at_least_as_wide_as_it_is() -> None:
    assert width("Wide", bold=True) > width("Wide")
    assert width("漢字") > width("Wi")
    assert lines("one two three", width("one two ")) == 2
    assert lines("", 1000) == 1
    assert lines("x" * 96, width("x" * 24)) == 4
    assert break_long("a" * 30, 10, "-") == "aaaaaaaaaa-aaaaaaaaaa-aaaaaaaaaa"
