"""Details that point to one family together."""

from __future__ import annotations

from heed.disclosing.combining import known_sets, known_traits
from heed.disclosing.finding import Finding, Grade
from heed.disclosing.identifying import findings


def _combined(text: str, *labels: str) -> list[Finding]:
    return [finding for finding in findings([text], labels or ("Child CH",)) if finding.grade is Grade.COMBINATION]


def test_details_that_few_share_are_one_finding_with_the_place_of_each() -> None:
    text = "Child CH, a boy, was five years and two months old. He lived in Oxholt with two older sisters and has cerebral palsy."
    (finding,) = _combined(text)
    assert finding.evidence
    assert len(finding.evidence) == len(finding.parts)
    assert {place.quote for place in finding.evidence} >= {"Oxholt", "two older sisters", "cerebral palsy"}
    assert all(text[place.start : place.end] == place.quote for place in finding.evidence)
    assert "of Child CH may point to one family" in finding.message
    assert "an age band" in finding.message


def test_a_text_that_says_little_has_none() -> None:
    assert _combined("Child CH was of primary school age. He lived with his mother in a market town.") == []


def test_court_and_conviction_are_enough_as_the_court_of_appeal_found() -> None:
    (finding,) = _combined("The stepfather was convicted of cruelty at Fallowshire Crown Court.")
    assert "Trials are reported by court" in finding.message


def test_details_of_two_reviews_in_one_text_are_not_put_together() -> None:
    text = "Child AB was seven. They lived in Oxholt.\n\nChild CD is a girl with two older sisters."
    assert _combined(text, "Child AB", "Child CD") == []
    assert _combined(text.replace("Child AB", "Child CD"), "Child CD") != []


def test_what_professionals_should_do_is_no_detail_of_anybody() -> None:
    assert _combined("Professionals should ask whether a child who was stabbed lives with twins who are deaf.") == []


def test_every_detail_says_what_it_rests_on_and_every_set_is_of_known_details() -> None:
    assert all(
        trait.one_in > 1 and trait.basis.endswith((".", ")")) and trait.instead for trait in known_traits().values()
    )
    assert all(together.of <= set(known_traits()) and together.source for together in known_sets())
