"""Which themes the demonstration's editor gave to the items of each review: demonstration/themes.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from heed.analysing.selectors import coded_items
from heed.analysing.services import decide_themes, propose_themes
from heed.people.models import Person
from heed.reviews.models import Review

LEFT_TO_LOOK_AT = frozenset({"Young Person F"})
"""Reviews whose proposed themes wait, so that a visitor of the desk sees what it is to decide."""


def give_themes(review: Review, *, by: Person) -> None:
    """Proposes themes for the review, and decides on them as the editor did."""
    propose_themes(review=review)
    told = _coded().get(review.label) or _coded().get(review.title)
    if told is None or review.label in LEFT_TO_LOOK_AT:
        return
    items = coded_items(review)
    decide_themes(review=review, chosen={item.pk: codes for item, codes in zip(items, told, strict=True)}, by=by)


@cache
def _coded() -> dict[str, list[list[str]]]:
    """For each review by its name, the themes of its items in their order."""
    content = files("heed.config").joinpath("demonstration/themes.toml").read_text(encoding="utf-8")
    return {review["name"]: review["themes"] for review in tomllib.loads(content)["review"]}
