"""Items in tables."""

from __future__ import annotations

import pytest

from heed.reading.document import ItemType
from heed.reading.tables import Column, column_of
from reading.reports import review_in_page


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("No.", Column.NUMBER),
        ("Ref", Column.NUMBER),
        ("Recommendation", Column.RECOMMENDATION),
        ("Agreed actions", Column.ACTION),
        ("What we will do", Column.ACTION),
        ("Action lead", Column.LEAD),
        ("By whom", Column.LEAD),
        ("By when", Column.DUE),
        ("Target date", Column.DUE),
        ("RAG", Column.RATING),
        ("Progress against action", Column.RATING),
        ("Outcome of action", Column.OUTCOME),
        ("How will we know it made a difference?", Column.OUTCOME),
        ("Key learning", Column.LESSON),
        ("Finding", Column.FINDING),
        ("Notes", None),
        ("", None),
    ],
)
def test_a_column_is_told_by_its_head(head: str, column: Column | None) -> None:
    assert column_of(head) is column


HEAD = "<tr><th>No<th>Recommendation<th>Action<th>Lead<th>By when</tr>"


def _items(rows: str) -> list[tuple[ItemType, str | None, str]]:
    return [(i.type, i.number, i.text) for i in review_in_page(f"<h2>Action plan</h2><table>{rows}</table>").items]


def test_a_row_states_its_recommendation_and_its_action() -> None:
    assert _items(f"{HEAD}<tr><td>1<td>The Board should act.<td>Write to all schools.<td>Police<td>May 2024</tr>") == [
        (ItemType.RECOMMENDATION, "1", "The Board should act."),
        (ItemType.ACTION, None, "Write to all schools."),
    ]


def test_the_lead_and_the_date_go_with_the_action() -> None:
    page = f"<h2>Action plan</h2><table>{HEAD}<tr><td>1<td>Training is needed.<td>Write to all.<td>Police; Midwives<td>May 2024</tr></table>"
    recommendation, action = review_in_page(page).items
    assert (recommendation.due, action.due) == (None, "May 2024")
    assert [(a.said, a.agency, a.role) for a in action.addressees] == [
        ("Police", "police", None),
        ("Midwives", "maternity", "midwife"),
    ]


def test_a_cell_that_spans_rows_is_one_recommendation_with_an_action_each() -> None:
    rows = "<tr><td rowspan=2>1<td rowspan=2>The Board should act.<td>Write.<td>Police<td>May</tr><tr><td>Meet.<td>Schools<td>June</tr>"
    assert [(kind, said) for kind, _, said in _items(HEAD + rows)] == [
        (ItemType.RECOMMENDATION, "The Board should act."),
        (ItemType.ACTION, "Write."),
        (ItemType.ACTION, "Meet."),
    ]


def test_numbers_in_a_column_without_a_head_are_told() -> None:
    rows = "<tr><th><th>Recommendation<th>Lead</tr><tr><td>R1<td>Act now.<td>Police</tr><tr><td>R2<td>Ask first.<td>Schools</tr>"
    assert [number for _, number, _ in _items(rows)] == ["R1", "R2"]


def test_a_number_before_the_words_of_a_cell_is_the_items_own() -> None:
    rows = "<tr><th>Recommendation<th>Lead</tr><tr><td>3. Act now.<td>Police</tr>"
    assert _items(rows) == [(ItemType.RECOMMENDATION, "3", "Act now.")]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Name<th>Agency</tr><tr><td>A<td>Police</tr>",
        "<tr><th>Date<th>Event</tr><tr><td>May<td>The action was taken.</tr>",
        "<tr><td>One<td>Two</tr><tr><td>Three<td>Four</tr>",
        HEAD,
        f"{HEAD}<tr><td>1<td><td><td>Police<td>May</tr>",
    ],
)
def test_a_table_of_other_things_states_no_items(rows: str) -> None:
    assert _items(rows) == []


def _recommended(rows: str) -> list[tuple[str | None, str]]:
    items = review_in_page(f"<h2>Recommendations</h2><table>{rows}</table>").items
    return [(item.number, item.text) for item in items]


def test_a_table_of_numbers_and_words_needs_no_heads_where_the_section_says_what_it_holds() -> None:
    rows = "<tr><td>HV1<td>Visits should be made.</tr><tr><td>HV2<td>Notes should be kept.</tr>"
    assert _recommended(rows) == [("HV1", "Visits should be made."), ("HV2", "Notes should be kept.")]
    assert not review_in_page(f"<h2>Abbreviations</h2><table>{rows}</table>").items


def test_a_row_without_a_number_in_the_middle_of_a_sentence_goes_on_from_the_row_above() -> None:
    rows = "<tr><th>No<th>Recommendation</tr><tr><td>1<td>The Board should ask for</tr><tr><td><td>a report.</tr>"
    assert _recommended(rows) == [("1", "The Board should ask for a report.")]


def test_points_that_a_cell_leads_to_are_parts_of_its_item() -> None:
    rows = (
        "<tr><th>No<th>Recommendation</tr><tr><td>1<td><p>The Board should ask:</p><ul><li>who came;<li>when.</ul></tr>"
    )
    (item,) = review_in_page(f"<h2>Recommendations</h2><table>{rows}</table>").items
    assert item.text == "The Board should ask:"
    assert [part.text for part in item.parts] == ["who came;", "when."]
