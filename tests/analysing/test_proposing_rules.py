"""Which themes words point to, and that a person sees why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heed.analysing.rules.frame import is_theme, themes
from heed.analysing.rules.proposing import MOST_QUOTES, proposed, words_of


def codes(words: str) -> set[str]:
    return {one.code for one in proposed(words)}


def quotes(words: str, code: str) -> tuple[str, ...]:
    return next((one.quotes for one in proposed(words) if one.code == code), ())


def test_a_proposal_quotes_the_words_that_prompted_it() -> None:
    assert quotes("Information was not always shared.", "sharing-information") == ("Information was not always shared",)
    assert quotes("Bruises in a non-mobile baby.", "injuries-and-medical-advice") == ("Bruises", "non-mobile")


def test_words_are_whole_and_in_any_case() -> None:
    assert "neglect" in codes("NEGLECT was not named.")
    assert "school" not in codes("The scholarship was preschooled.")


def test_a_gap_stays_within_a_sentence_and_is_short() -> None:
    assert "sharing-information" in codes("They shared what they had of information.")
    assert "sharing-information" not in codes("They shared a house. Information came later.")
    far = "They shared one two three four five six information."
    assert "sharing-information" not in codes(far)


def test_words_that_mean_something_else_do_not_count() -> None:
    assert "neglect" not in codes("He lived with self-neglect.")
    assert "mental-capacity-and-self-neglect" in codes("He lived with self-neglect.")
    assert "neglect" in codes("Self-neglect is one thing, neglect another.")


def test_an_apostrophe_may_be_of_either_kind_or_missing() -> None:
    for said in ("the child's views", "the child’s views", "the childs views"):
        assert "hearing-the-person" in codes(f"Nobody wrote down {said}.")


def test_the_words_of_an_item_are_its_title_text_and_parts() -> None:
    assert words_of("Title", "Text", ["One", ""]) == "Title\nText\nOne"


def test_no_words_point_to_nothing() -> None:
    assert proposed("") == ()
    assert proposed("The weather was fine.") == ()


@given(st.text(max_size=300))
def test_whatever_is_said_each_theme_is_proposed_once_and_in_order_with_words_that_stand_there(words: str) -> None:
    found = proposed(words)
    order = [one.code for one in themes()]
    assert [one.code for one in found] == sorted({one.code for one in found}, key=order.index)
    folded = " ".join(words.split())
    for one in found:
        assert is_theme(one.code)
        assert 1 <= len(one.quotes) <= MOST_QUOTES
        assert all(quote in folded for quote in one.quotes)
