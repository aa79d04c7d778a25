"""Lines gathered into paragraphs, headings and points of lists, each with the stretches of page it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from heed.reading.document import Evidence
from heed.reading.markers import Marker, marker_of
from heed.reading.pages import Cell, Line
from heed.reading.sentences import sentences

# one for one, so that places in the text stay what they are
_SPACES = str.maketrans("\u00a0\u2007\u202f\t", "    ")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or point of a list: lines that belong together.

    ``text`` is without the marker, in one line. ``alone`` says that space stands above and below.
    """

    lines: tuple[Line, ...]
    marker: Marker | None
    alone: bool = True

    @cached_property
    def pieces(self) -> tuple[tuple[int, Line, int, str], ...]:
        """Where each line's words stand in the text: offset in the text, the line, the first character taken, the words."""
        pieces: list[tuple[int, Line, int, str]] = []
        at, above, broken = 0, "", False
        for n, line in enumerate(self.lines):
            skip = self.marker.length if self.marker and n == 0 else 0
            words = line.text[skip:-1] if line.broken and n < len(self.lines) - 1 else line.text[skip:]
            if not words:
                continue
            # a word broken over a line end is whole again
            whole = not above or broken or (above[-1] in "-‐/" and above[-2:-1].isalnum())
            at += 0 if whole else 1
            pieces.append((at, line, skip, words))
            at, above, broken = at + len(words), words, line.broken
        return tuple(pieces)

    @cached_property
    def text(self) -> str:
        """The block's words in one line, without its marker."""
        words: list[str] = []
        length = 0
        for at, _, _, said in self.pieces:
            words += [" " * (at - length), said]
            length = at + len(said)
        return "".join(words).translate(_SPACES)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence in the text."""
        return tuple(sentences(self.text))

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds this place in the text."""
        n = bisect_right(self.sentences, at, key=lambda bounds: bounds[0]) - 1
        return self.sentences[max(n, 0)] if self.sentences else (0, len(self.text))

    @property
    def whole(self) -> str:
        """The block's words with its marker, as printed."""
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """The line that opens the block, which says how it is set."""
        return self.lines[0]

    @property
    def heading(self) -> int | None:
        """The level of heading that the format states, from 1."""
        return self.first.heading

    @property
    def level(self) -> int | None:
        """How deep in lists the block stands, where the format states it."""
        return self.first.level

    @property
    def cell(self) -> Cell | None:
        """Where in a table the block stands."""
        return self.first.cell

    @property
    def bold(self) -> bool:
        """Whether all of it is set in bold."""
        return all(line.bold for line in self.lines)

    @property
    def led(self) -> bool:
        """Whether it opens with words in bold that the rest explains."""
        return self.first.led or (self.first.bold and not self.bold)

    @property
    def quoted(self) -> bool:
        """Whether the format marks it as words of somebody else."""
        return self.first.quoted

    def evidence(self, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
        """The stretches of page that hold ``text[start:end]``: one for each line it runs over."""
        end = len(self.text) if end is None else end
        found: list[Evidence] = []
        from_here = bisect_right(self.pieces, start, key=lambda piece: piece[0]) - 1
        for at, line, skip, said in self.pieces[max(from_here, 0) :]:
            if at >= end:
                break
            first = max(start, at) - at + skip
            # a hyphen that only breaks the word at the line's end belongs to the stretch
            last = end - at + skip if end < at + len(said) else len(line.text)
            if first < last:
                found.append(Evidence(line.page, line.start + first, line.start + last, line.text[first:last]))
        return tuple(found)


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The lines as blocks, in reading order."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.continues:
            groups[-1].append(line)
        else:
            groups.append([line])
    opens = [group[0].gap for group in groups] + [True]
    return tuple(
        Block(tuple(group), marker_of(group[0].text, led=group[0].led), alone=opens[n] and opens[n + 1])
        for n, group in enumerate(groups)
    )


def merged(evidence: Iterable[Evidence], page_texts: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Evidence in reading order, without repeats, stretches joined that only space parts."""
    joined: list[Evidence] = []
    for piece in sorted(set(evidence), key=lambda e: (e.page, e.start, e.end)):
        last = joined[-1] if joined else None
        if last and last.page == piece.page and not page_texts[piece.page - 1][last.end : piece.start].strip():
            end = max(last.end, piece.end)
            joined[-1] = Evidence(last.page, last.start, end, page_texts[last.page - 1][last.start : end])
        else:
            joined.append(piece)
    return tuple(joined)
