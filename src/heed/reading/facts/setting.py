"""Where it happened: at home, in a children's home, in hospital. The words are data: codes/settings.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from heed.reading import codes
from heed.reading.blocks import Block
from heed.reading.document import Fact
from heed.reading.facts.case import tells_of_harm
from heed.reading.facts.stating import Pages, not_stated, stated


@cache
def _settings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    content = codes.load("settings.toml")
    return tuple((s["code"], re.compile(rf"\b(?:{'|'.join(s['words'])})\b", re.IGNORECASE)) for s in content["setting"])


def setting_fact(story: Sequence[Block], pages: Pages) -> Fact:
    """The setting named in the first sentence of the story that tells of the death or the harm and names one."""
    for block in story:
        for start, end in block.sentences:
            if not tells_of_harm(block.text[start:end]):
                continue
            for code, words in _settings():
                if match := words.search(block.text, start, end):
                    return stated("setting", block.evidence(match.start(), match.end()), pages, value=code)
    return not_stated("setting")
