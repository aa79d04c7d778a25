"""The aid for easy words: what is long is named, and nothing is forbidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heed.publishing.rules.easy_words import LONG_WORD, LONGEST_SENTENCE, aid

EASY = "A baby was hurt. His name is not Sam. People did not ask who lived with him."


def test_short_sentences_of_everyday_words_leave_nothing_to_say() -> None:
    found = aid(EASY)
    assert found
    assert found.is_easy
    assert (found.sentences, round(found.average, 1)) == (3, 5.7)


def test_a_long_sentence_and_a_long_word_are_named() -> None:
    long_one = "The people who went to the home of the baby did not ask the mother who else was there."
    found = aid(f"{EASY}\n{long_one} That is accountability. Accountability!")
    assert found
    assert found.long_sentences == (long_one,)
    assert found.long_words == ("accountability",)
    assert not found.is_easy


def test_a_text_without_words_has_no_aid() -> None:
    assert aid("") is None
    assert aid(" 12, 13. ") is None


@given(st.text(max_size=400))
def test_only_what_is_long_is_named(text: str) -> None:
    found = aid(text)
    if found:
        assert all(len(word) >= LONG_WORD for word in found.long_words)
        assert all(len(one.split()) + len(one) > LONGEST_SENTENCE for one in found.long_sentences)
        assert found.sentences >= len(found.long_sentences)
