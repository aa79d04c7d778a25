"""An entry of the log reads as a sentence."""

from __future__ import annotations

from string import Formatter

import pytest

from heed.audit.rules import Action
from heed.workspace.rules.telling import PAGES, SENTENCES, changed, column_name, sentence, value_said

DETAIL = {
    "page": "draft",
    "file": "report.pdf",
    "version": 2,
    "message": "A label differs",
    "words": "Corrected lesson 3",
}


def said(action: str, **detail: object) -> str:
    return sentence(action, name="lesson 3", review="the review", detail=DETAIL | detail)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Action.CORRECTED, "corrected lesson 3"),
        (Action.PUBLISHED, "published version 2 of the review"),
        (Action.DOCUMENT_OPENED, "opened report.pdf to the public"),
        (Action.VIEWED, "looked at the draft of the review"),
        (Action.TAKEN_BACK, "took back what they did last: Corrected lesson 3"),
    ],
)
def test_what_was_done_is_a_sentence(action: Action, words: str) -> None:
    assert said(action) == words


def test_days_and_times_are_told_as_people_write_them() -> None:
    at = {"for": "2027-05-25T10:00:00+01:00"}
    assert said(Action.SCHEDULED, **at) == "scheduled the publication of the review for 25 May 2027, 10:00"
    assert said(Action.EMBARGOED, **{"look again on": "2027-02-03"}).endswith("to look again on 3 February 2027")
    assert said(Action.SCHEDULED, **{"for": "some day"}).endswith("for some day")


def test_both_sides_of_a_split_and_a_merger_are_told() -> None:
    assert said(Action.SPLIT, place=4, into=9) == "split lesson 3"
    assert (
        sentence(Action.SPLIT, name="lesson 4", review="", detail={"from": 3}) == "made lesson 4 by splitting another"
    )
    assert said(Action.MERGED, **{"with": [4]}) == "merged others into lesson 3"
    assert sentence(Action.MERGED, name="lesson 4", review="", detail={"into": 3}) == "merged lesson 4 into another"


def test_an_act_without_a_sentence_is_told_by_its_own_words() -> None:
    assert said("filed away") == "filed away: lesson 3"
    assert said(Action.VIEWED, page="new-page") == "looked at new page of the review"


def test_what_an_older_entry_does_not_say_is_left_open() -> None:
    assert (
        sentence(Action.PUBLISHED, name="", review="the review", detail={})
        == "published version something of the review"
    )
    assert sentence(Action.VIEWED, name="", review="the review", detail={}) == "looked at a page of the review"


def test_braces_in_the_words_of_a_person_are_just_words() -> None:
    assert said(Action.WARNING_SETTLED, message="{name} {0} {x.y}") == "settled the warning “{name} {0} {x.y}”"


@pytest.mark.parametrize("words", [*SENTENCES.values(), *PAGES.values()])
def test_every_sentence_can_be_filled(words: str) -> None:
    assert all(
        field is None or field.replace(" ", "").isalpha() for _text, field, _spec, _conv in Formatter().parse(words)
    )


def test_only_what_was_changed_is_told_of_a_correction() -> None:
    detail = {"before": {"number": "3", "text": "One."}, "after": {"number": "3", "text": "Two."}}
    assert changed(detail) == [("text", "One.", "Two.")]
    turned = {"before": {}, "after": {"b": 1, "a": 1, "role": 2, "agency": 1}}
    assert [column for column, _was, _is in changed(turned)] == ["agency", "role", "a", "b"]
    assert changed({"reason": "x"}) == changed({"before": "x", "after": {}}) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (None, ""),
        ([], ""),
        (3, "3"),
        ([{"number": "a", "text": "One."}, {"number": None, "text": "Two."}], "a One.; Two."),
        (["x"], "x"),
    ],
)
def test_a_value_is_told_as_people_read_it(value: object, words: str) -> None:
    assert value_said("value", value) == words


def test_a_code_of_ours_is_told_as_words_and_the_words_of_a_report_are_left_alone() -> None:
    assert value_said("type", "good_practice") == "good practice"
    assert value_said("text", "a_b") == "a_b"


def test_a_column_is_called_as_people_call_it() -> None:
    assert (column_name("text"), column_name("due"), column_name("some_thing")) == ("Words", "Due", "Some thing")
