"""How the words of items are split and joined, whom and what follows them, and in which order items stand.

The words of an item are a ``Read``: the shape of a reading, which is also that of the columns as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heed.reading.sentences import sentences
from heed.reviews.rules.naming import folded
from heed.reviews.rules.read import Read

_PLACE = re.compile(r"(?P<where>text|part):(?P<at>\d{1,7})|(?P<all>parts)")


class Step(StrEnum):
    """One place towards the beginning or the end."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to cut at, as forms name it, with the words that would begin there."""

    name: str
    words: str


def places(words: Read) -> tuple[Place, ...]:
    """Where the item can be cut: before each sentence but the first, before each sub-point, and at all sub-points."""
    text, parts = words["text"], words["parts"]
    found = [Place(f"text:{start}", text[start:end]) for start, end in sentences(text) if text[:start].strip()]
    found += [Place(f"part:{n}", _part_shown(part)) for n, part in enumerate(parts)]
    if len(parts) > 1:
        found.append(Place("parts", "Every sub-point becomes an item of its own"))
    return tuple(found)


def cut(words: Read, place: str) -> tuple[Read, ...]:
    """The words of the items that come of a cut: the first keeps number, title and date, the others what follows it.

    Raises ``ValueError`` where the place is none, or a side would have no words.
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise ValueError(f"{place} is no place in an item")
    text, parts = words["text"], list(words["parts"])
    if match["all"]:
        cuts = [words | {"parts": []}, *(_of_parts(words, [part]) for part in parts)]
    elif match["where"] == "part":
        at = int(match["at"])
        cuts = [words | {"parts": parts[:at]}, _of_parts(words, parts[at:])] if at < len(parts) else []
    else:
        at = int(match["at"])
        first, second = text[:at].strip(), text[at:].strip()
        cuts = [words | {"text": first, "parts": []}, _bare(words) | {"text": second, "parts": parts}]
    if len(cuts) < 2 or not all(each["text"].strip() for each in cuts):
        raise ValueError(f"{place} leaves an item without words")
    return tuple(cuts)


def joined(items: Sequence[Read], *, as_parts: bool) -> Read:
    """The words of several items as one: those of the first with the others' behind, as paragraphs or as sub-points."""
    first, *others = items
    if as_parts:
        text = first["text"]
        parts = [*first["parts"]]
        for other in others:
            parts += [{"number": other["number"] or None, "text": _headed(other)}, *other["parts"]]
    else:
        text = "\n\n".join([first["text"], *(_headed(other) for other in others)])
        parts = [part for item in items for part in item["parts"]]
    due = next((item["due"] for item in items if item["due"]), first["due"])
    return first | {"text": text, "parts": parts, "due": due}


def sides(quotes: Mapping[int, str], words: Sequence[Read]) -> list[set[int]]:
    """For each of the items that came of a cut, the keys of the passages that its words stand in.

    A passage that none of them can be told to stand in goes with them all.
    """
    texts = [_whole(each) for each in words]
    told = {key: {n for n, text in enumerate(texts) if _stands_in(text, quote)} for key, quote in quotes.items()}
    return [{key for key, sides in told.items() if n in sides or not sides} for n in range(len(texts))]


def speaks_to(said: str, words: Sequence[Read]) -> set[int]:
    """Which of the items that came of a cut name the addressee; all of them where none does."""
    name = folded(said).casefold()
    found = {n for n, each in enumerate(words) if name and name in folded(_whole(each)).casefold()}
    return found or set(range(len(words)))


def moved(order: Sequence[int], key: int, step: Step) -> list[int]:
    """The order with one key a place further up or down; unchanged where it is at that end already."""
    keys = list(order)
    here = keys.index(key)
    there = min(max(here + (-1 if step is Step.UP else 1), 0), len(keys) - 1)
    keys.insert(there, keys.pop(here))
    return keys


def followed(before: Sequence[int], said: Sequence[int], entered: Collection[int], *, by_hand: bool) -> list[int]:
    """The order of items after a new reading, each key once.

    ``before`` is the order so far, ``said`` that of the new reading. Items ``entered`` by people, or split from others,
    stay behind the one they stood behind. Where a person ordered the items ``by_hand``, only what was not there before
    is put in: behind what it follows in the reading.
    """
    known = set(before)
    if by_hand:
        return _put_in(list(before), [(key, _behind(said, key)) for key in said if key not in known])
    rest = [key for key in before if key not in set(said) and key not in entered]
    late = [(key, _behind(before, key)) for key in before if key in entered and key not in set(said)]
    return _put_in([*said, *rest], late)


def _put_in(order: list[int], late: Iterable[tuple[int, int | None]]) -> list[int]:
    for key, behind in late:
        order.insert(order.index(behind) + 1 if behind in order else 0, key)
    return order


def _behind(order: Sequence[int], key: int) -> int | None:
    here = order.index(key)
    return order[here - 1] if here else None


def _bare(words: Read) -> Read:
    return words | {"number": "", "title": "", "due": ""}


def _of_parts(words: Read, parts: list[Read]) -> Read:
    first, *rest = parts
    return _bare(words) | {"number": first["number"] or "", "text": first["text"], "parts": rest}


def _headed(words: Read) -> str:
    return f"{words['title']}\n{words['text']}" if words["title"] else str(words["text"])


def _part_shown(part: Read) -> str:
    return f"{part['number']}) {part['text']}" if part["number"] else str(part["text"])


def _whole(words: Read) -> str:
    return "\n".join([words["title"] or "", words["text"], *(part["text"] for part in words["parts"])])


def _stands_in(text: str, quote: str) -> bool:
    """Whether a passage holds words of the text: it is quoted whole, or one of its sentences stands in the passage."""
    passage = folded(quote)
    if passage and passage in folded(text):
        return True
    lines = (line for line in text.split("\n") if line.strip())
    return any(folded(line[start:end]) in passage for line in lines for start, end in sentences(line))
