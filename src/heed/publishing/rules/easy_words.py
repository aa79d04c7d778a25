"""A simple aid for whoever writes easy words: how long the sentences are, and which words are long. It blocks nothing.

The rule is our own, and plain on purpose. Guides to easy read agree on short sentences, one idea each, in everyday words
(Inclusion Europe, *Information for all*, 2009; Change, *How to make information accessible*, 2016); the numbers here, fifteen
words and ten letters, are ours: a computed reading age would seem to say more than it does, of so short a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heed.reading.sentences import sentences

LONGEST_SENTENCE = 15
"""Words."""
LONG_WORD = 10
"""Letters."""
_SHOWN = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Aid:
    """What there is to say of a text. ``average`` is in words; ``long_sentences`` and ``long_words`` are the first few."""

    sentences: int
    average: float
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]

    @property
    def is_easy(self) -> bool:
        """Whether there is nothing to look at again."""
        return not self.long_sentences and not self.long_words


def aid(text: str) -> Aid | None:
    """The aid for this text; None where it has no words."""
    said = [line[start:end] for line in text.splitlines() for start, end in sentences(line)]
    counted = [(one, len(_WORD.findall(one))) for one in said]
    counted = [(one, words) for one, words in counted if words]
    if not counted:
        return None
    long_words = (word for word in _WORD.findall(text) if len(word) >= LONG_WORD)
    return Aid(
        sentences=len(counted),
        average=sum(words for _, words in counted) / len(counted),
        long_sentences=tuple(one for one, words in counted if words > LONGEST_SENTENCE)[:_SHOWN],
        long_words=tuple(dict.fromkeys(word.lower() for word in long_words))[:_SHOWN],
    )
