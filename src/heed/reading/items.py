"""Lessons, findings, questions, good practice, recommendations and actions: each whole and once, with its evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from heed.reading.addressees import addressees_of, resolve
from heed.reading.blocks import Block, merged
from heed.reading.document import Addressee, Item, ItemType, Part
from heed.reading.markers import Marker, MarkerKind
from heed.reading.outline import Section
from heed.reading.points import Point, points_of
from heed.reading.sections import ELSEWHERE, HOLDS, SectionKind
from heed.reading.tables import Column, Row, rows_of

SAME = 0.95
"""How far two items' words agree (F1, 0 to 1) when they are one item given twice."""

MOST_POINTS = 20
"""More numbered paragraphs than this are a chapter, not a list."""

STATED_AT_LENGTH = frozenset({ItemType.LESSON, ItemType.FINDING, ItemType.GOOD_PRACTICE})
"""What chapters may be headed by; recommendations and questions are asked in lists, however long."""

_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…{2,}|\t)\s*\d{1,3}$")
_RECOMMENDS = re.compile(r"\brecommends?\b(?! (?:by|in|of))|\b(?:is|are) recommended\b", re.IGNORECASE)
# in a chapter of another kind only a sentence that begins so speaks for the review itself
_RECOMMENDS_HERE = re.compile(
    r"^(?:it is|I|we|the (?:panel|author|review(?:ers?)?(?: team| panel)?))(?: \w+)? recommend(?:s|ed)? that\b",
    re.IGNORECASE,
)
_NOT_ITS_OWN = re.compile(r"^[\"“‘'].*[\"”’']\.?$", re.DOTALL)


def items_of(sections: Sequence[Section], title: Block | None, page_texts: tuple[str, ...]) -> tuple[Item, ...]:
    """The items of a review, in reading order. One given twice, as in a summary and a closing list, is one item."""
    silent = _held_by_title(sections, title)
    gathered = any(section.kind is SectionKind.RECOMMENDATIONS and section.title for section in sections)
    found: list[Item] = []
    for group in _groups([section for section in sections if section.kind not in ELSEWHERE]):
        default = HOLDS.get(group[0].kind) if group[0].kind else silent
        numbers_paragraphs = _numbers_paragraphs(group) and default in STATED_AT_LENGTH
        style: MarkerKind | None = None
        for section in group:
            blocks = [block for block in section.blocks if not _CONTENTS_LINE.search(block.whole[-60:])]
            rows = rows_of(blocks, default)
            found += [item for row in rows for item in _from_row(row, page_texts)]
            if rows:
                blocks = [block for block in blocks if block.cell is None]
            points, loose = points_of(blocks, None if numbers_paragraphs else default)
            own = next((p.opening.marker.kind for p in points if p.opening.marker), None)
            if section is not group[0] and style is not None and own not in {style, MarkerKind.NAMED}:
                # the list has ended: what stands under the lower heading is marked in another way
                points, loose = points_of(blocks, None)
            style = style or own
            found += _from_points(default, points, loose, page_texts)
            if not gathered and default is None:
                found += [item for block in loose for item in _in_prose(block, _RECOMMENDS_HERE)]
    return _once(found, page_texts)


def _groups(sections: Sequence[Section]) -> list[list[Section]]:
    """Sections with those below them that took their kind from them."""
    groups: list[list[Section]] = []
    for section in sections:
        if groups and section.handed_down and section.title is not None and section.kind is groups[-1][0].kind:
            groups[-1].append(section)
        else:
            groups.append([section])
    return groups


def _numbers_paragraphs(group: Sequence[Section]) -> bool:
    """Whether the numbers in a chapter are those of its paragraphs ("5.1" to "5.121") and not of points."""
    kinds = [block.marker.kind for section in group for block in section.blocks if block.marker]
    return kinds.count(MarkerKind.DECIMAL) > MOST_POINTS


def _held_by_title(sections: Sequence[Section], title: Block | None) -> ItemType | None:
    """What the points under headings of no known kind are: lessons, where only the title speaks of learning."""
    if title is None or any(section.kind in HOLDS for section in sections):
        return None
    return ItemType.LESSON if re.search(r"\b(?:learning|lessons)\b", title.text, re.IGNORECASE) else None


def _from_points(
    default: ItemType | None, points: Sequence[Point], loose: Sequence[Block], page_texts: tuple[str, ...]
) -> list[Item]:
    items = [_item(point, page_texts) for point in points if not _NOT_ITS_OWN.match(point.opening.text)]
    if not points and default is ItemType.RECOMMENDATION:
        items += [item for block in loose for item in _in_prose(block)]
    return items


def _item(point: Point, page_texts: tuple[str, ...]) -> Item:
    title, text, blocks = _title_and_text(point)
    parts = _parts(point.parts)
    words = " ".join([text, *(part.text for part in parts)])
    return Item(
        type=point.type,
        number=_number(point.opening.marker),
        title=title,
        text=text,
        parts=parts,
        addressees=addressees_of(words),
        evidence=merged((e for block in [*blocks, *point.parts] for e in block.evidence()), page_texts),
    )


def _number(marker: Marker | None) -> str | None:
    return marker.value if marker else None


def _title_and_text(point: Point) -> tuple[str | None, str, list[Block]]:
    """A point's title and words. A first block that is only a heading is the title of what follows it."""
    blocks = [point.opening, *point.body]
    if not point.opening.text:
        blocks = point.body
        if len(blocks) > 1 and (blocks[0].heading or blocks[0].bold):
            return blocks[0].text, _joined(blocks[1:]), blocks
        return None, _joined(blocks), blocks
    if point.body and point.opening.marker and point.opening.marker.kind is MarkerKind.NAMED:
        return point.opening.text, _joined(point.body), blocks
    return None, _joined(blocks), blocks


def _joined(blocks: Iterable[Block]) -> str:
    return "\n\n".join(" ".join(block.text.split()) for block in blocks if block.text)


def _parts(blocks: Iterable[Block]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for block in blocks:
        if block.marker is None and parts:
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text} {block.text}")
        else:
            parts.append(Part(" ".join(block.text.split()), _number(block.marker)))
    return tuple(parts)


def _from_row(row: Row, page_texts: tuple[str, ...]) -> list[Item]:
    items = []
    stated = list(row.stated())
    last = stated[-1][0] if stated else None
    for kind, blocks in stated:
        words, below = _with_sub_points(blocks)
        text = " ".join(
            b.text if b.marker is None or (n == 0 and b.marker.kind is not MarkerKind.BULLET) else b.whole
            for n, b in enumerate(words)
        )
        parts = _parts(below)
        lead = row.said(Column.LEAD)
        # the lead is asked for the row's last step: the action where there is one, else the recommendation
        leads = (
            tuple(resolve(said) for said in re.split(r";\s*|\s+/\s+|\n", lead) if said) if lead and kind is last else ()
        )
        items.append(
            Item(
                type=kind,
                # an action is a step of what the row asks, and has only a number of its own
                number=_number(blocks[0].marker) if kind is ItemType.ACTION and len(stated) > 1 else row.number(blocks),
                text=text,
                parts=parts,
                addressees=_without_repeats([*leads, *addressees_of(" ".join([text, *(p.text for p in parts)]))]),
                due=(row.said(Column.DUE) or None) if kind is last else None,
                evidence=merged((e for block in blocks for e in block.evidence()), page_texts),
            ),
        )
    return [item for item in items if item.text]


def _with_sub_points(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """A cell's words, and the marked points under them where the words lead to them."""
    first = next((n for n, block in enumerate(blocks) if n and block.marker), len(blocks))
    leads = first < len(blocks) and blocks[first - 1].text.endswith(":")
    return (blocks[:first], blocks[first:]) if leads else (blocks, [])


def _without_repeats(addressees: Iterable[Addressee]) -> tuple[Addressee, ...]:
    kept: list[Addressee] = []
    for addressee in addressees:
        codes = (addressee.agency, addressee.role)
        if all(codes != (a.agency, a.role) or codes == (None, None) for a in kept) and addressee.said not in {
            a.said for a in kept
        }:
            kept.append(addressee)
    return tuple(kept)


def _in_prose(block: Block, recommends: re.Pattern[str] = _RECOMMENDS) -> list[Item]:
    """The sentences of a paragraph that recommend something now; what another review recommended then is not meant."""
    items = []
    for start, end in block.sentences:
        sentence = block.text[start:end]
        if recommends.search(sentence) and not sentence.endswith(":"):
            items.append(
                Item(
                    ItemType.RECOMMENDATION,
                    sentence,
                    addressees=addressees_of(sentence),
                    evidence=block.evidence(start, end),
                )
            )
    return items


def _words(item: Item) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join([item.title or "", item.text, *(p.text for p in item.parts)]).lower()))


def agreement(one: Counter[str], other: Counter[str]) -> float:
    """How far two bags of words agree: F1, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _once(items: list[Item], page_texts: tuple[str, ...]) -> tuple[Item, ...]:
    kept: list[list[Item]] = []
    said: list[Counter[str]] = []
    holding: dict[str, list[int]] = {}  # which of the kept items hold a word
    for item in items:
        words = _words(item)
        alike = _candidates(words, holding)
        twin = next((n for n in alike if _is_twin(item, words, kept[n][0], said[n])), None)
        if twin is None:
            for word in words:
                holding.setdefault(word, []).append(len(kept))
            kept.append([item])
            said.append(words)
        else:
            kept[twin].append(item)
    return tuple(_joined_twins(twins, page_texts) for twins in kept)


def _candidates(words: Counter[str], holding: dict[str, list[int]]) -> list[int]:
    """Which kept items may be a twin of these words, in their order.

    Of a twin's words so few may differ that it must hold one of the rarest of these, so that only those items that hold
    one of them need be compared.
    """
    if not words:
        return []
    may_differ = int((1 - SAME / (2 - SAME)) * words.total())
    rarest = sorted(words, key=lambda word: len(holding.get(word, ())))[: may_differ + 1]
    return sorted({n for word in rarest for n in holding.get(word, ())})


def _is_twin(item: Item, words: Counter[str], other: Item, said: Counter[str]) -> bool:
    if item.type is not other.type or (item.number and other.number and item.number != other.number):
        return False
    return agreement(words, said) >= SAME


def _joined_twins(twins: list[Item], page_texts: tuple[str, ...]) -> Item:
    """One item of those that are the same: the first that has a number, with what all of them say beside."""
    if len(twins) == 1:
        return twins[0]
    return replace(
        next((item for item in twins if item.number), twins[0]),
        addressees=_without_repeats(addressee for item in twins for addressee in item.addressees),
        due=next((item.due for item in twins if item.due), None),
        evidence=merged((e for item in twins for e in item.evidence), page_texts),
    )
