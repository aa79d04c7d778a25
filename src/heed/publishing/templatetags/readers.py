"""Words for readers: the characteristics of a review, and the licence it is published under."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from heed.publishing.record import PublishedFact, PublishedReview
from heed.publishing.rules.facts import fact_label, fact_words, value_words
from heed.publishing.rules.licences import Licence, licence
from heed.reading.document import FactState

register = template.Library()


@dataclass(frozen=True, slots=True)
class Brief:
    """The characteristics of a review, by whether the documents say: (name, words) of those stated, names of the others."""

    stated: tuple[tuple[str, str], ...]
    unclear: tuple[str, ...]
    not_stated: tuple[str, ...]


@register.filter
def brief(review: PublishedReview) -> Brief:
    """The characteristics, with what is not stated kept apart."""
    return Brief(
        stated=tuple((fact_label(fact), value_words(fact)) for fact in _in(review, FactState.STATED)),
        unclear=tuple(fact_label(fact) for fact in _in(review, FactState.UNCLEAR)),
        not_stated=tuple(fact_label(fact) for fact in _in(review, FactState.NOT_STATED)),
    )


@register.filter
def fact_said(fact: PublishedFact) -> str:
    """ "Age: 1 to 5"."""
    return fact_words(fact)


@register.filter
def licence_of(review: PublishedReview) -> Licence:
    """The licence; where none was chosen, what holds then."""
    return licence(review.licence)


@register.filter
def licence_by_code(code: str) -> Licence:
    """The licence of a code; without one, what holds where nobody chose."""
    return licence(code)


def _in(review: PublishedReview, state: FactState) -> list[PublishedFact]:
    return [fact for fact in review.facts if fact.state == state]
