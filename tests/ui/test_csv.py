"""Tables that can be opened in a spreadsheet without harm, and read by programs without loss."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.ui.csv import BOM, csv_lines, harmless

cells = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@pytest.mark.parametrize("cell", ["=1+1", "+44 1632 960100", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ask.", "2 + 2", "“=1”", "e.g. -1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_table_begins_with_its_heading_and_lines_end_as_agreed() -> None:
    assert "".join(csv_lines(["a", "b"], [[1, None], ['say "so"', "x\ny"]])) == (
        f'{BOM}a,b\r\n1,\r\n"say ""so""","x\ny"\r\n'
    )


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_a_program_reads_back_every_cell(rows: list[list[str]]) -> None:
    written = "".join(csv_lines(["one", "two"], rows)).removeprefix(BOM)
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read == [["one", "two"], *([harmless(cell) for cell in row] for row in rows)]
