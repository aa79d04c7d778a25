"""Whom an item speaks to."""

from __future__ import annotations

import pytest

from heed.reading.addressees import addressees_of, resolve


def _who(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(a.said, a.agency, a.role) for a in addressees_of(text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The police should ask why.", [("The police", "police", None)]),
        ("Health visitors must see the child alone.", [("Health visitors", "community-health", "health-visitor")]),
        (
            "Midwives and the police need to talk.",
            [("Midwives", "maternity", "midwife"), ("the police", "police", None)],
        ),
        ("A chronology should be made by the police.", [("the police", "police", None)]),
        ("For the police: training is needed.", [("the police", "police", None)]),
        ("All agencies should ask.", [("All agencies", None, None)]),
        ("When a child is missed, midwives should call.", [("midwives", "maternity", "midwife")]),
        ("The police should ask. The police should also act.", [("The police", "police", None)]),
    ],
)
def test_those_who_are_asked_to_act_are_named_with_their_codes(
    text: str, who: list[tuple[str, str | None, str | None]]
) -> None:
    assert _who(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "The police were called twice.",
        "The police’s records should be kept.",
        "A child who was known to the police was hurt.",
        "This should be remembered.",
        "It was the police that found her.",
        "Records should be kept.",
        "",
    ],
)
def test_those_who_are_only_mentioned_are_not_addressed(text: str) -> None:
    assert _who(text) == []


def test_words_in_a_column_of_leads_stand_for_themselves() -> None:
    assert (resolve("Police").agency, resolve("Head of something").agency) == ("police", None)


def test_a_clause_too_long_to_be_a_name_addresses_nobody() -> None:
    assert _who("The police " + "and the very many others " * 8 + "should act.") == []
