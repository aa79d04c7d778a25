"""What stands in the way, and how a finding is known again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from heed.disclosing.finding import Finding, Grade
from heed.publishing.rules.gate import Document, Facts, Looked, Weight, blocking, in_the_way, key_of
from heed.publishing.rules.kept import finding_kept, kept
from heed.publishing.rules.states import Answer, Asked, Situation
from heed.reading.document import Evidence

APPROVED = Situation("a", 1, Asked("a", 1, Answer.GIVEN, 2))
FREE = Facts(APPROVED, left=0, open_warnings=0, open_findings=0)
REPORT = Document(7, "report.pdf", Looked.DONE)


def codes(facts: Facts, *opening: int) -> list[tuple[str, Weight]]:
    return [(one.code, one.weight) for one in in_the_way(facts, opening)]


def test_nothing_stands_in_the_way_of_what_is_approved_and_decided() -> None:
    assert codes(FREE) == []
    assert codes(replace(FREE, documents=(REPORT,)), 7) == []


def test_nobody_overrules_what_is_not_settled() -> None:
    assert codes(replace(FREE, left=2, situation=replace(APPROVED, confirmed_by=None))) == [
        ("unconfirmed", Weight.STOP)
    ]
    assert codes(replace(FREE, situation=replace(APPROVED, confirmed_by=None))) == [("not-confirmed", Weight.STOP)]
    assert codes(replace(FREE, situation=replace(APPROVED, about="b"))) == [("not-approved", Weight.STOP)]
    assert codes(replace(FREE, situation=replace(APPROVED, is_embargoed=True))) == [("embargo", Weight.STOP)]


def test_findings_and_warnings_are_decided_on_or_overruled() -> None:
    facts = replace(FREE, open_warnings=1, open_findings=2)
    assert codes(facts) == [("warnings", Weight.OVERRULABLE), ("findings", Weight.OVERRULABLE)]
    assert [one.words for one in in_the_way(facts)] == [
        "1 warning of the reading not settled yet.",
        "2 things in the text could identify somebody.",
    ]


def test_themes_that_nobody_looked_at_stop_nothing() -> None:
    facts = replace(FREE, themes_left=12)
    assert codes(facts) == [("themes", Weight.NOTE)]
    assert blocking(in_the_way(facts)) == ()
    assert in_the_way(facts)[0].words.startswith("12 proposed themes have not been looked at")
    assert in_the_way(replace(FREE, themes_left=1))[0].words.startswith("1 proposed theme has not")


def test_a_withheld_report_stops_documents_and_not_the_page() -> None:
    facts = replace(FREE, situation=replace(APPROVED, is_withheld=True), documents=(REPORT,))
    assert blocking(in_the_way(facts)) == ()
    assert ("withheld", Weight.STOP) in codes(facts, 7)


def test_a_document_stops_only_where_it_is_to_be_opened() -> None:
    other = replace(REPORT, key=8, looked=Looked.WAITING, tells_of=("Child B (2020)",), open_findings=3)
    facts = replace(FREE, documents=(REPORT, other))
    assert codes(facts, 7) == []
    assert codes(facts, 7, 8) == [
        ("not-looked-through", Weight.STOP),
        ("tells-of-others", Weight.STOP),
        ("findings", Weight.OVERRULABLE),
    ]


def a_finding(*quotes: str, kind: str = "name", grade: Grade = Grade.IDENTIFIES, page: int = 1) -> Finding:
    evidence = tuple(Evidence(page, n, n + len(quote), quote) for n, quote in enumerate(quotes))
    return Finding(kind, "It reads as a name.", grade, evidence, "people")


def test_a_finding_is_known_again_by_its_words_wherever_they_moved_to() -> None:
    assert key_of(a_finding("Jane Ash"), "text") == key_of(a_finding("jane  ash", "Jane", page=4), "text")
    assert key_of(a_finding("Jane Ash"), "text") != key_of(a_finding("Jane Oak"), "text")
    assert key_of(a_finding("Jane Ash"), "text") != key_of(a_finding("Jane Ash"), "document 1")
    assert key_of(a_finding("Jane Ash"), "text") != key_of(a_finding("Jane Ash", kind="surname"), "text")


def test_what_points_to_a_family_together_is_another_thing_with_one_detail_more() -> None:
    two = a_finding("twins", "Merrowby", kind="combination", grade=Grade.COMBINATION)
    three = a_finding("twins", "Merrowby", "the mill", kind="combination", grade=Grade.COMBINATION)
    swapped = a_finding("Merrowby", "twins", kind="combination", grade=Grade.COMBINATION)
    assert key_of(two, "text") == key_of(swapped, "text") != key_of(three, "text")
    dates = a_finding("1 May 2019", "2 May 2019", kind="exact_date")
    assert key_of(dates, "text") != key_of(a_finding("1 May 2019", kind="exact_date"), "text")


@given(
    finding=st.builds(
        Finding,
        st.text(max_size=5),
        st.text(max_size=5),
        st.sampled_from(Grade),
        st.lists(st.builds(Evidence, st.integers(1, 9), st.integers(0, 9), st.integers(0, 9), st.text())).map(tuple),
        st.text(max_size=5),
        st.text(max_size=5),
        st.text(max_size=5),
        st.lists(st.text()).map(tuple),
    )
)
def test_a_finding_comes_back_as_it_was_kept(finding: Finding) -> None:
    assert finding_kept(kept(finding)) == finding
