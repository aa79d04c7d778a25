"""What `heed read` prints."""

from __future__ import annotations

import json
from typing import Any

from heed.reading.output import as_json, as_table, as_text
from reading.reports import read_page, read_text

REPORT = """Serious Case Review: Child AB

Published 24 July 2020

What happened

Child AB died. The PLO had begun.

Recommendations

1. The police should:
   (a) ask;
2. All agencies should act.
"""


def _printed() -> dict[str, Any]:
    (document,) = json.loads(as_json([read_text(REPORT)]))
    assert isinstance(document, dict)
    return document


def test_the_keys_are_those_of_the_published_contract() -> None:
    document = _printed()
    assert set(document) >= set("file sha256 media_type pages seconds warnings reviews".split())
    (review,) = document["reviews"]
    assert set(review) >= set("label title kind partnership published story items facts warnings".split())
    assert set(review["items"][0]) >= set("type number title text parts addressees due evidence".split())
    assert set(review["facts"][0]) >= {"name", "value", "state", "evidence"}
    assert set(review["story"]) >= {"text", "evidence"}
    assert set(review["items"][0]["evidence"][0]) >= {"page", "start", "end", "quote"}
    assert set(review["items"][0]["parts"][0]) >= {"number", "text"}
    assert set(review["items"][0]["addressees"][0]) >= {"said", "agency", "role"}
    assert set(review["warnings"][0]) >= {"code", "message", "evidence"}


def test_values_are_plain_and_what_is_unknown_is_null() -> None:
    document = _printed()
    (review,) = document["reviews"]
    assert (document["file"], document["media_type"], document["pages"]) == ("report.txt", "text/plain", 1)
    assert (review["label"], review["kind"], review["published"]) == ("Child AB", "serious_case_review", "2020-07-24")
    assert review["partnership"] is None
    first, second = review["items"]
    assert (first["type"], first["number"], first["title"], first["due"]) == ("recommendation", "1", None, None)
    assert first["parts"] == [{"number": "a", "text": "ask;"}]
    assert second["addressees"] == [{"said": "All agencies", "agency": None, "role": None}]
    states = {fact["name"]: (fact["value"], fact["state"]) for fact in review["facts"]}
    assert states["fatal"] == (True, "stated")
    assert states["age_at_incident"] == (None, "not_stated")


def test_letters_are_printed_as_they_are() -> None:
    assert "“café’s”" in as_json(
        [read_text("Serious Case Review: Child AB\n\nLessons\n\n1. Ask at the “café’s” door.\n")]
    )


def test_no_documents_are_an_empty_list() -> None:
    assert json.loads(as_json([])) == []


def test_the_text_is_that_in_which_evidence_counts() -> None:
    pages = as_text([read_text(f"{REPORT}\f2. Again.")]).split("\f")
    assert len(pages) == 2
    for item in _printed()["reviews"][0]["items"]:
        for evidence in item["evidence"]:
            assert pages[evidence["page"] - 1][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_table_shows_each_review_with_its_items_and_warnings() -> None:
    table = as_table([read_text(REPORT)])
    assert "Child AB: serious case review, published 2020-07-24" in table
    assert "recommendation" in table
    assert "The police should: ask;" in table
    assert "! abbreviation-unexpanded:" in table


def test_long_words_are_cut_to_the_tables_width() -> None:
    table = as_table([read_text(f"Serious Case Review: Child AB\n\nLessons\n\n1. {'word ' * 100}\n")], width=80)
    assert all(len(line) <= 80 for line in table.splitlines())
    assert "…" in table


def test_a_review_about_which_little_is_known_is_shown_as_such() -> None:
    table = as_table([read_page("<h2>Lessons</h2><ul><li>Ask.</ul>")])
    assert "No label: kind not stated" in table
    assert "–  Ask." in table
