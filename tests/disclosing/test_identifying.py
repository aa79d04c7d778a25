"""What in a text could identify a family."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.disclosing import kinds
from heed.disclosing.finding import Finding, Grade
from heed.disclosing.identifying import findings


def _found(text: str, *labels: str) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for finding in findings([text], labels or ("Child CH",)):
        said.setdefault(finding.kind, []).extend(place.quote for place in finding.evidence)
    return said


def test_all_places_of_one_name_are_one_finding() -> None:
    (finding,) = findings(["Tyler Marsden was seen.", "Later Tyler\nMarsden was seen again."], ["Child CH"])
    assert (finding.kind, finding.grade, finding.group) == ("name", Grade.IDENTIFIES, "people")
    assert [(place.page, place.quote) for place in finding.evidence] == [(1, "Tyler Marsden"), (2, "Tyler\nMarsden")]
    assert "Tyler Marsden" in finding.message
    assert "Use the label" in finding.message


def test_who_was_named_in_full_is_found_again_by_one_name() -> None:
    (finding,) = findings(["His uncle, Xhevdet Krasniqi, rang.", "Krasniqi rang again."], ["Child CH"])
    assert [place.quote for place in finding.evidence] == ["Xhevdet Krasniqi", "Krasniqi"]


def test_who_is_named_for_their_work_once_is_so_throughout() -> None:
    found = findings(["Report author: Margaret Ellwood", "It was Margaret Ellwood again."], ["Child CH"])
    assert [(finding.kind, len(finding.evidence)) for finding in found] == [("professional_name", 2)]


@pytest.mark.parametrize(
    "text", ["Ask Peter Marsden what he saw.", "Who knew? Tell Peter Marsden.", "“Thank Peter Marsden.”"]
)
def test_a_word_that_opens_the_sentence_hides_no_name(text: str) -> None:
    assert _found(text) == {"name": ["Peter Marsden"]}


def test_a_label_is_no_name() -> None:
    assert _found("Child CH was seen. CH said that he was well.") == {}
    assert "given_name" not in _found("Tilly was seen. People say that Tilly was well.", "Tilly")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The record says NHS number 943 476 5919 twice.", "nhs_number"),
        ("The record says NHS number 943 476 5910 twice.", "doubtful_nhs_number"),
        ("His National Insurance number is QQ123456C no more, but AB 12 34 56 C.", "ni_number"),
        ("His mother's number was 07700 900123.", "phone"),
        ("For copies telephone the Board office on 01632 960101.", "office_phone"),
        ("She wrote from kelly.m82@gmail.com that day.", "email"),
        ("Write to office@fallowshire.example.org for copies.", "office_email"),
        ("The family lived at 14 Tannery Row, Oxholt.", "address"),
        ("Child CH was born on 3 March 2015.", "date_of_birth"),
        ("Child CH died on 4 March 2015.", "date_of_death"),
        ("Report author: Margaret Ellwood, independent reviewer", "professional_name"),
    ],
)
def test_each_sign_is_found_by_its_kind(text: str, kind: str) -> None:
    assert kind in _found(text)


def test_every_finding_quotes_the_page_exactly() -> None:
    pages = ["His mother, Jane, rang 07700 900123.", "They lived at 2 Mill Lane, Oxholt OX99 1AA."]
    places = [place for finding in findings(pages, []) for place in finding.evidence]
    assert places
    assert all(pages[place.page - 1][place.start : place.end] == place.quote for place in places)


@given(st.lists(st.text(max_size=400), max_size=3))
def test_any_text_has_findings_or_none_and_each_quotes_it(pages: list[str]) -> None:
    for finding in findings(pages, ["Child CH"]):
        assert isinstance(finding, Finding)
        assert all(pages[place.page - 1][place.start : place.end] == place.quote for place in finding.evidence)


def test_every_kind_has_a_group_and_whole_sentences() -> None:
    for kind in kinds.kinds().values():
        assert kind.group in kinds.groups()
        assert kind.code == "combination" or all(words.rstrip().endswith((".", "?")) for words in (kind.says, kind.do))
