"""Points: the block that opens each and what belongs to it."""

from __future__ import annotations

from heed.reading.blocks import blocks_of
from heed.reading.document import ItemType
from heed.reading.formats import html, text
from heed.reading.points import Point, points_of


def _shape(points: list[Point]) -> list[tuple[str, list[str], list[str]]]:
    return [(p.opening.text, [b.text for b in p.body], [b.text for b in p.parts]) for p in points]


def _in_text(words: str) -> tuple[list[tuple[str, list[str], list[str]]], list[str]]:
    points, loose = points_of(blocks_of(text.read(words).lines), ItemType.LESSON)
    return _shape(points), [block.text for block in loose]


def _in_page(body: str) -> tuple[list[tuple[str, list[str], list[str]]], list[str]]:
    points, loose = points_of(blocks_of(html.read(f"<html>{body}", "page.html").lines), ItemType.LESSON)
    return _shape(points), [block.text for block in loose]


def test_a_paragraph_above_or_below_a_list_belongs_to_none_of_its_points() -> None:
    points, loose = _in_page("<p>These are the lessons.</p><ol><li>Ask.<li>Act.</ol><p>Thank you.</p>")
    assert points == [("Ask.", [], []), ("Act.", [], [])]
    assert loose == ["These are the lessons.", "Thank you."]


def test_a_second_paragraph_within_a_point_is_its_own() -> None:
    assert _in_page("<ol><li><p>Ask.</p><p>Then wait.</p><li>Act.</ol>")[0] == [
        ("Ask.", ["Then wait."], []),
        ("Act.", [], []),
    ]


def test_an_indented_paragraph_goes_on_with_its_point_and_one_at_the_edge_does_not() -> None:
    points, loose = _in_text("1. Ask.\n\n   Then wait.\n\n2. Act.\n\nThank you.\n")
    assert points == [("Ask.", ["Then wait."], []), ("Act.", [], [])]
    assert loose == ["Thank you."]


def test_bullets_among_numbers_are_parts() -> None:
    assert _in_text("1. Ask:\n• who\n• why\n2. Act.\n")[0] == [("Ask:", [], ["who", "why"]), ("Act.", [], [])]


def test_bullets_before_the_first_number_are_no_points() -> None:
    points, loose = _in_text("• A remark.\n\n1. Ask.\n2. Act.\n")
    assert [opening for opening, _, _ in points] == ["Ask.", "Act."]
    assert loose == ["A remark."]


def test_words_of_others_are_neither_points_nor_loose() -> None:
    assert _in_page("<blockquote><ul><li>Theirs.</ul></blockquote><ul><li>Ours.</ul>") == ([("Ours.", [], [])], [])


def test_without_a_type_only_points_that_name_themselves_count() -> None:
    blocks = blocks_of(text.read("1. Ask.\n\nRecommendation 2: Act.\n").lines)
    points, _ = points_of(blocks, None)
    assert [(point.type, point.opening.text) for point in points] == [(ItemType.RECOMMENDATION, "Act.")]


def test_paragraphs_that_words_in_bold_lead_are_points_with_what_explains_them() -> None:
    points, loose = _in_page(
        "<p>They came to two.</p><p><b>Ask him.</b> Nobody had.</p><p>It took a year.</p><p><b>Act.</b> They waited.</p>"
    )
    assert points == [("Ask him. Nobody had.", ["It took a year."], []), ("Act. They waited.", [], [])]
    assert loose == ["They came to two."]


def test_one_paragraph_with_bold_words_is_only_emphatic() -> None:
    points, _ = _in_page("<p>They waited. He did too.</p><p><b>Nobody</b> asked him. They should have.</p>")
    assert points == []


def test_lessons_of_a_sentence_each_need_no_marks() -> None:
    points, loose = _in_text("The following were learned.\n\nAsk the child.\n\nAct on the answer.\n")
    assert points == [("Ask the child.", [], []), ("Act on the answer.", [], [])]
    assert loose == ["The following were learned."]


def test_a_chapter_that_tells_at_length_holds_no_unmarked_lessons() -> None:
    points, _ = _in_text("Nobody asked the child. That went on for years.\n\nIt should have been asked.\n")
    assert points == []


def test_a_numbered_paragraph_that_introduces_the_recommendations_is_none_of_them() -> None:
    words = "3.1 He was not seen.\n\n3.2 The recommendations are set out here.\n\n1. The Board should ask.\n\n2. The police should act.\n"
    points, loose = points_of(blocks_of(text.read(words).lines), ItemType.RECOMMENDATION)
    assert [point.opening.text for point in points] == ["The Board should ask.", "The police should act."]
    assert len(loose) == 2


def test_a_recommendation_about_recommendations_is_one() -> None:
    words = (
        "3.1 The police should act.\n\n3.2 The recommendations made in 2014 are old and should be looked at again.\n"
    )
    points, _ = points_of(blocks_of(text.read(words).lines), ItemType.RECOMMENDATION)
    assert [point.opening.marker.value for point in points if point.opening.marker] == ["3.1", "3.2"]
