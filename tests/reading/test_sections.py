"""What kind of section a heading opens."""

from __future__ import annotations

import pytest

from heed.reading.sections import SectionKind, section_kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Recommendations", SectionKind.RECOMMENDATIONS),
        ("6. RECOMMENDATIONS", SectionKind.RECOMMENDATIONS),
        ("6.2 Recommendations for the Board", SectionKind.RECOMMENDATIONS),
        ("Areas for improvement", SectionKind.RECOMMENDATIONS),
        ("What needs to change", SectionKind.RECOMMENDATIONS),
        ("Lessons learned", SectionKind.LESSONS),
        ("Key learning:", SectionKind.LESSONS),
        ("What can we learn?", SectionKind.LESSONS),
        ("Findings", SectionKind.FINDINGS),
        ("What the review found", SectionKind.FINDINGS),
        ("Good practice", SectionKind.GOOD_PRACTICE),
        ("What worked well", SectionKind.GOOD_PRACTICE),
        ("Questions for the Partnership", SectionKind.QUESTIONS),
        ("Appendix B: Action plan", SectionKind.ACTION_PLAN),
        ("What happened?", SectionKind.STORY),
        ("Child AB’s story", SectionKind.STORY),
        ("Contents", SectionKind.CONTENTS),
        ("Recommendations from previous reviews", SectionKind.OTHER_REVIEWS),
        ("Sharing the learning", SectionKind.DISSEMINATION),
        ("Response to the recommendations", SectionKind.RESPONSE),
        ("Glossary of terms", SectionKind.GLOSSARY),
        ("Terms of reference", SectionKind.TERMS_OF_REFERENCE),
        ("The family’s views", SectionKind.FAMILY),
        ("Neglect", None),
        ("Child AB", None),
        ("", None),
    ],
)
def test_a_heading_tells_what_stands_under_it(heading: str, kind: SectionKind | None) -> None:
    assert section_kind(heading) is kind


def test_curly_and_straight_apostrophes_are_one() -> None:
    assert section_kind("Child AB's story") is section_kind("Child AB’s story") is SectionKind.STORY
