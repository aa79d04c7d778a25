"""A child's sex told by pronouns that change: a slip, or a disclosure that somebody meant to avoid."""

from __future__ import annotations

from heed.reading.blocks import merged
from heed.reading.checks.context import Checked
from heed.reading.document import ReadingWarning
from heed.reading.subjects import FEMALE, MALE, THEY, Pronoun, pronouns_for

_WORDS = {FEMALE: "she", MALE: "he", THEY: "they"}


def check(checked: Checked) -> list[ReadingWarning]:
    """Warn where the same subject is she in one place and he or they in another."""
    if checked.label is None:
        return []
    first: dict[str, Pronoun] = {}
    for pronoun in pronouns_for(checked.label, checked.story or checked.blocks):
        first.setdefault(pronoun.sex, pronoun)
    if len(first) < 2:
        return []
    words = " and ".join(f"“{_WORDS[sex]}”" for sex in first)
    message = (
        f"{checked.label} is spoken of as {words}. Decide whether the review should tell the sex, and say it one way."
    )
    evidence = merged((e for p in first.values() for e in p.block.evidence(p.start, p.end)), checked.pages)
    return [ReadingWarning("pronoun-drift", message, evidence)]
