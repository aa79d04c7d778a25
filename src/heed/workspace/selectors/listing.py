"""What was read, as a person goes through it: in groups of one kind, so many at a time, with what is left of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heed.reading.document import ItemType
from heed.reviews.models import Addressee, Decision, Item
from heed.reviews.selectors import Draft, Proposed

AT_A_TIME = 30
"""So many proposals on one page."""
AT_ONCE = 60
"""So many where a script fetches those that come after, while a person is at the first."""

HEADINGS = {
    "story": "What happened",
    "fact": "Facts of the case",
    ItemType.LESSON.value: "Lessons",
    ItemType.FINDING.value: "Findings",
    ItemType.QUESTION.value: "Questions",
    ItemType.GOOD_PRACTICE.value: "Good practice",
    ItemType.RECOMMENDATION.value: "Recommendations",
    ItemType.ACTION.value: "Actions",
}


class Show(StrEnum):
    """Which proposals a person wants to see."""

    ALL = "all"
    LEFT = "left"
    CHANGED = "changed"
    REJECTED = "rejected"

    @property
    def words(self) -> str:
        """The choice as people say it."""
        return {"all": "All", "left": "Left to do", "changed": "Changed", "rejected": "Rejected"}[self.value]


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals of one kind: those on this page, and of all of them how many there are and how many wait."""

    kind: str
    entries: tuple[Proposed, ...]
    total: int
    left: int
    continued: bool

    @property
    def heading(self) -> str:
        """The kind, as people call several of it."""
        return HEADINGS.get(self.kind, self.kind.replace("_", " ").capitalize())

    @property
    def done(self) -> int:
        """How many have been decided on."""
        return self.total - self.left


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a draft's proposals, and how far a person has come with all of them.

    ``upto`` counts the proposals up to the last one here, of the ``count`` that are to be shown.
    """

    groups: tuple[Group, ...]
    progress: tuple[Group, ...]
    show: Show
    part: int
    parts: int
    upto: int
    count: int
    total: int
    left: int
    next: str

    @property
    def done(self) -> int:
        """How many have been decided on."""
        return self.total - self.left

    @property
    def following(self) -> int | None:
        """The number of the next page of proposals."""
        return self.part + 1 if self.part < self.parts else None

    @property
    def preceding(self) -> int | None:
        """The number of the page before."""
        return self.part - 1 if self.part > 1 else None


def listing_of(
    draft: Draft, *, show: Show = Show.ALL, part: int = 1, focus: str = "", after: int | None = None
) -> Listing:
    """The proposals of a draft that are to be shown, so many at a time.

    ``part`` counts the pages from 1; ``focus`` is the anchor of a proposal whose page is wanted instead. ``after`` asks
    for those that come after so many, and for more of them at once.
    """
    kinds = _by_kind(draft)
    progress = tuple(_group(kind, entries) for kind, entries in kinds)
    shown = [(kind, entry) for kind, entries in kinds for entry in entries if _is_shown(entry, show)]
    parts = max(1, -(-len(shown) // AT_A_TIME))
    at = next((n for n, (_, entry) in enumerate(shown) if focus and focus in entry.anchors), None)
    part = at // AT_A_TIME + 1 if at is not None else min(max(1, part), parts)
    first, size = ((part - 1) * AT_A_TIME, AT_A_TIME) if after is None else (after, AT_ONCE)
    groups = _cut(shown, first, size, {group.kind: group for group in progress})
    waiting = (each.anchor for kind, entries in kinds for entry in entries for each in _each(entry) if each.waits)
    return Listing(
        groups=tuple(groups),
        progress=progress,
        show=show,
        part=part,
        parts=parts,
        upto=min(first + size, len(shown)),
        count=len(shown),
        total=sum(group.total for group in progress),
        left=sum(group.left for group in progress),
        next=next(waiting, ""),
    )


def _by_kind(draft: Draft) -> list[tuple[str, tuple[Proposed, ...]]]:
    """The story, then items by their type, in the order in which the report comes to the types, then facts."""
    types: dict[str, list[Proposed]] = {}
    for entry in draft.items:
        assert isinstance(entry.row, Item)  # noqa: S101 - that is what items are
        types.setdefault(entry.row.type, []).append(entry)
    kinds = [("story", draft.stories), *((kind, tuple(entries)) for kind, entries in types.items())]
    return [(kind, entries) for kind, entries in [*kinds, ("fact", draft.facts)] if entries]


def _cut(shown: Sequence[tuple[str, Proposed]], first: int, size: int, progress: dict[str, Group]) -> Iterator[Group]:
    here = shown[first : first + size]
    before = {kind for kind, _ in shown[:first]}
    for kind in dict.fromkeys(kind for kind, _ in here):
        whole = progress[kind]
        entries = tuple(entry for other, entry in here if other == kind)
        yield Group(kind, entries, whole.total, whole.left, kind in before)


def _group(kind: str, entries: Iterable[Proposed]) -> Group:
    each = [one for entry in entries for one in _each(entry) if one.waits or one.row.decision != Decision.UNDECIDED]
    return Group(kind, (), len(each), sum(one.waits for one in each), continued=False)


def _each(entry: Proposed) -> tuple[Proposed, ...]:
    """The proposal, and whom it speaks to."""
    return (entry, *entry.addressees)


def _is_shown(entry: Proposed, show: Show) -> bool:
    each = _each(entry)
    match show:
        case Show.ALL:
            return True
        case Show.LEFT:
            return any(one.waits for one in each)
        case Show.CHANGED:
            return any(one.row.decision == Decision.CORRECTED or _is_entered(one) for one in each)
        case Show.REJECTED:
            return any(one.row.decision == Decision.REJECTED for one in each)


def _is_entered(one: Proposed) -> bool:
    return one.row.read is None and not isinstance(one.row, Addressee)
