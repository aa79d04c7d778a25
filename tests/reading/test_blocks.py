"""Blocks: words in one line, each still tied to its place on the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heed.reading.blocks import Block, blocks_of, merged
from heed.reading.document import Evidence
from heed.reading.formats.text import read
from heed.reading.pages import Line

PAGES = st.text(alphabet="abC 1.,-/•(\t\u00a0\n\f’", max_size=400)


@given(PAGES)
def test_evidence_is_always_the_words_on_the_page(text: str) -> None:
    source = read(text)
    for block in blocks_of(source.lines):
        for evidence in block.evidence():
            assert evidence.quote == source.page_texts[evidence.page - 1][evidence.start : evidence.end]


@given(PAGES, st.data())
def test_any_stretch_of_a_blocks_text_is_found_again_on_the_page(text: str, data: st.DataObject) -> None:
    source = read(text)
    for block in blocks_of(source.lines):
        start = data.draw(st.integers(0, len(block.text)))
        end = data.draw(st.integers(start, len(block.text)))
        quotes = " ".join(evidence.quote for evidence in block.evidence(start, end))
        assert "".join(quotes.split()) == "".join(block.text[start:end].split())


@given(PAGES)
def test_every_line_stands_in_exactly_one_block(text: str) -> None:
    lines = read(text).lines
    assert [line for block in blocks_of(lines) for line in block.lines] == list(lines)


@given(PAGES, st.integers(0, 400))
def test_a_place_is_told_which_sentence_it_stands_in(text: str, at: int) -> None:
    for block in blocks_of(read(text).lines):
        inside = [bounds for bounds in block.sentences if bounds[0] <= at < bounds[1]]
        assert not inside or block.sentence_at(at) == inside[0]


def _block(*texts: str) -> Block:
    lines: list[Line] = []
    at = 0
    for n, text in enumerate(texts):
        lines.append(Line(1, at, at + len(text), text, continues=n > 0))
        at += len(text) + 1
    (block,) = blocks_of(lines)
    return block


def test_the_marker_is_no_part_of_the_words_but_of_what_was_printed() -> None:
    block = _block("9. Agencies should", "act.")
    assert block.text == "Agencies should act."
    assert block.whole == "9. Agencies should act."


def test_a_stretch_over_two_lines_has_evidence_on_both() -> None:
    assert [e.quote for e in _block("They were", "never seen", "alone.").evidence(5, 15)] == ["were", "never"]


def test_a_word_broken_at_its_hyphen_is_joined_and_a_dash_is_not() -> None:
    assert _block("a multi-", "agency team").text == "a multi-agency team"
    assert _block("a team -", "of many").text == "a team - of many"


def test_space_above_and_below_makes_a_block_stand_alone() -> None:
    blocks = blocks_of(read("Lessons\n\nFirst\nSecond\n").lines)
    assert [block.alone for block in blocks] == [True, False, False]


def test_stretches_that_only_space_parts_are_one_stretch() -> None:
    page = "one two  three four"
    pieces = [Evidence(1, 4, 7, "two"), Evidence(1, 0, 3, "one"), Evidence(1, 15, 19, "four"), Evidence(1, 0, 3, "one")]
    assert merged(pieces, (page,)) == (Evidence(1, 0, 7, "one two"), Evidence(1, 15, 19, "four"))


def test_stretches_on_two_pages_stay_two() -> None:
    pieces = [Evidence(1, 0, 3, "one"), Evidence(2, 0, 3, "two")]
    assert merged(pieces, ("one", "two")) == tuple(pieces)
