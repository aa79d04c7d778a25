"""Plain text: paragraphs, headings and pages."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from heed.reading.blocks import blocks_of
from heed.reading.formats.text import read

PARAGRAPH = (
    "Professionals relied on what the adults of the family told them, and the child was seen alone only twice in the "
    "two years that this review looks at, on both occasions at school and never at home where the harm was done."
)
POINTS = [
    "Every agency should make sure that its staff ask children what their days are like, and write the answer down in the child’s own words.",
    "The Partnership should find out whether the changes that were promised after the last review have been made.",
]


def _said(text: str) -> list[str]:
    return [block.text for block in blocks_of(read(text).lines)]


def test_a_paragraph_wrapped_at_78_columns_is_whole_again() -> None:
    wrapped = "\n\n".join(textwrap.fill(PARAGRAPH, 78) for _ in range(2))
    assert _said(wrapped) == [PARAGRAPH, PARAGRAPH]


def test_points_wrapped_without_space_between_them_are_told_apart() -> None:
    wrapped = "\n".join(textwrap.fill(f"{n}. {point}", 78) for n, point in enumerate(POINTS, start=1))
    assert _said(wrapped) == POINTS


def test_lines_that_were_not_wrapped_stand_for_themselves() -> None:
    assert _said("\n".join([PARAGRAPH, "Child AB", *POINTS])) == [PARAGRAPH, "Child AB", *POINTS]


def test_short_lines_under_each_other_are_not_run_together() -> None:
    assert _said(f"Date: May 2020\nAuthor: A. Reviewer\n\n{textwrap.fill(PARAGRAPH, 78)}")[:2] == [
        "Date: May 2020",
        "Author: A. Reviewer",
    ]


def test_a_word_broken_at_a_hyphen_is_joined_without_a_space() -> None:
    wrapped = "The partners agreed that in every district and in each town a new multi-\nagency team should meet and talk about the children who had been missed so\nfar."
    assert "multi-agency" in _said(wrapped)[0]


def test_tabs_count_as_space_and_keep_their_place() -> None:
    source = read("1.\tAgencies should act.\n\t\ta)\tAt once.")
    assert [block.text for block in blocks_of(source.lines)] == ["Agencies should act.", "At once."]
    assert [line.indent for line in source.lines] == [0, 16]


def test_a_line_with_a_rule_under_it_is_a_heading() -> None:
    first, second, *_ = read("Lessons\n=======\n\nFor schools\n-----------\n\nAsk.\n").lines
    assert (first.text, first.heading) == ("Lessons", 1)
    assert (second.text, second.heading) == ("For schools", 2)


def test_a_line_between_two_rules_is_a_heading() -> None:
    lines = read("Above.\n\n*******\nLessons\n*******\n\nAsk.\n").lines
    assert [(line.text, line.heading) for line in lines] == [("Above.", None), ("Lessons", 2), ("Ask.", None)]


def test_a_rule_alone_parts_and_says_nothing() -> None:
    lines = read("One.\n\n-----\n\nTwo.\n").lines
    assert [(line.text, line.heading) for line in lines] == [("One.", None), ("Two.", None)]


def test_form_feeds_part_pages() -> None:
    source = read("Page one\n\fPage two\n\fPage three")
    assert [(line.page, line.text) for line in source.lines] == [(1, "Page one"), (2, "Page two"), (3, "Page three")]
    assert len(source.page_texts) == 3


@given(st.text(alphabet="ab .-=1•\t\n\f\u00a0", max_size=300))
def test_every_line_is_the_stretch_of_page_that_it_says(text: str) -> None:
    source = read(text)
    for line in source.lines:
        assert source.page_texts[line.page - 1][line.start : line.end] == line.text
