"""Characteristics of the case: stated yes, stated no, or not stated, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from heed.reading.blocks import Block
from heed.reading.document import Fact, FactState, Review
from heed.reading.facts.case import age_fact, fatal_fact, incident_fact, legal_status_fact, sex_fact
from heed.reading.facts.factors import factors_of
from heed.reading.facts.identity import kind_fact, label_fact, partnership_fact, published_fact, reviewer_fact
from heed.reading.facts.period import period_fact
from heed.reading.facts.setting import setting_fact
from heed.reading.facts.stating import Pages


def facts_of(
    label: str | None,
    title: Block | None,
    blocks: Sequence[Block],
    story: Sequence[Block],
    times: dict[str, str],
    pages: Pages,
) -> tuple[Fact, ...]:
    """The facts of one review, each name once. ``story`` are the blocks that tell what happened."""
    told = story or blocks
    return (
        kind_fact(title, blocks, pages),
        label_fact(label, title, blocks, pages),
        partnership_fact(blocks, pages),
        published_fact(blocks, times, pages),
        reviewer_fact(blocks[:60], pages),
        period_fact(blocks, pages),
        fatal_fact(told, pages),
        incident_fact(story, pages),
        setting_fact(story, pages),
        sex_fact(label, told, pages),
        age_fact(label, told, pages),
        legal_status_fact(told, pages),
        # without a story nothing tells what is said of the case from what is said of practice
        *factors_of(story, blocks, pages),
    )


def fact_names() -> tuple[str, ...]:
    """The name of every fact that is looked for, in order."""
    return tuple(fact.name for fact in facts_of(None, None, (), (), {}, ()))


def value_of(facts: Iterable[Fact], name: str) -> str | None:
    """A fact's value as text, or null where it is not stated."""
    return next((str(f.value) for f in facts if f.name == name and f.state is FactState.STATED), None)


def published_of(review: Review) -> str | None:
    """When a review was published, as an ISO date, or only its year and month where the report says no more."""
    return review.published.isoformat() if review.published else value_of(review.facts, "published")


def day_of(facts: Iterable[Fact], name: str) -> date | None:
    """A fact's value as a day, or null where it is not stated to the day."""
    value = value_of(facts, name)
    return date.fromisoformat(value) if value and len(value) == 10 else None
