"""Our own texts follow docs/style.md: no careless word of the dead, no blame, no jargon. What reports say stays theirs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import messages

HEED = messages.HEED
ROOT = HEED.parents[1]
# the parts that speak to the public, and what is drawn for everybody
PUBLIC = ("ui", "publishing", "sharing", "analysing")
# lists whose words are ours; those of law and of the field are quoted
LISTS = ("publishing/data", "analysing/data")
NOT_PUBLIC = re.compile(r"staff|workspace|components/(?:field|passage|post_button)")
_COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}|<!--.*?-->", re.DOTALL)
_LITERAL = re.compile(r"""_\("([^"]*)"\)|translate "([^"]*)\"""")
_TAG = re.compile(r"{[{%].*?[%}]}")
_HTML = re.compile(r"<[^>]*>")
_SPOKEN = re.compile(r'(?:aria-label|alt|title|placeholder|content)="([^"]*)"')


@cache
def careless() -> tuple[tuple[re.Pattern[str], str], ...]:
    lists = tomllib.loads((Path(__file__).parent / "careless_words.toml").read_text(encoding="utf-8"))
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if pattern != "!" else "!", re.IGNORECASE), better)
        for part in lists.values()
        for pattern, better in part.items()
    )


def amiss(words: str) -> Iterator[str]:
    """Each careless word, with what to say instead."""
    for pattern, better in careless():
        for found in pattern.finditer(words):
            yield f"“{found[0]}”: {better}"


def said(template: str) -> Iterator[tuple[int, str]]:
    """The line and the words of all that a template says to eyes or ears."""
    kept_lines = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), template)
    for number, line in enumerate(kept_lines.splitlines(), 1):
        yield from ((number, " ".join(found)) for found in _LITERAL.findall(line))
        bare = _TAG.sub(" ", line)
        yield from ((number, words) for words in _SPOKEN.findall(bare))
        yield number, _HTML.sub(" ", bare)


def places() -> Iterator[tuple[str, str]]:
    """File, line and words of everything that the public may read of ours."""
    for part in PUBLIC:
        for path in sorted((HEED / part).rglob("*")):
            name = str(path.relative_to(HEED))
            if path.suffix in {".html", ".txt", ".typ"} and "templates" in path.parts and not NOT_PUBLIC.search(name):
                for number, words in said(path.read_text(encoding="utf-8")):
                    yield f"{name}:{number}", words
            elif path.suffix == ".py":
                for call in messages.in_code(path.read_text(encoding="utf-8")):
                    found, _ = messages.said(call, path)
                    yield f"{name}:{call.lineno}", found if isinstance(found, str) else " ".join(found)
    for path in (path for folder in LISTS for path in sorted((HEED / folder).glob("*.toml"))):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r"\s*(?:in_plain_words|explained)\b", line):
                yield f"{path.relative_to(HEED)}:{number}", line.partition("=")[2]


def test_no_careless_word_stands_in_what_the_public_reads() -> None:
    assert [f"{place}: {word}" for place, words in places() for word in amiss(words)] == []


def test_the_public_texts_are_found() -> None:
    """Else the test above would be content with nothing."""
    words = "\n".join(words for _, words in places())
    for known in ("What to learn", "Good practice", "All partnerships", "Page not found", "Where you are"):
        assert known in words


@pytest.mark.parametrize(
    "words",
    [
        "The victim died.",
        "Since the incident",
        "He committed suicide.",
        "Agencies failed to act",
        "Click here",
        "An unexpected error",
        "She passed away",
        "This case shows",
        "Thank you!",
        "Going forward, partners will",
    ],
)
def test_a_careless_word_is_found(words: str) -> None:
    assert list(amiss(words))


@pytest.mark.parametrize(
    "words",
    [
        "A person died.",
        "What happened",
        "Disabled people have not yet tested these pages.",
        "People who were harmed",
        "Read the report",
    ],
)
def test_a_plain_sentence_is_left_alone(words: str) -> None:
    assert list(amiss(words)) == []


def test_our_own_guide_is_linked_and_lists_nothing_twice() -> None:
    assert "careless_words.toml" in (ROOT / "docs/style.md").read_text(encoding="utf-8")
    patterns = [pattern.pattern for pattern, _ in careless()]
    assert len(set(patterns)) == len(patterns)
