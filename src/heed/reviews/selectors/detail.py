"""One review with all that was read of it, each value beside the passage it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from heed.reviews.models import (
    Addressee,
    Decision,
    Document,
    Fact,
    Item,
    Passage,
    ReadingWarning,
    Review,
    ReviewDocument,
    Story,
)
from heed.reviews.rules import read as as_read
from heed.reviews.selectors.documents import documents_of, standing_documents_of
from heed.reviews.selectors.order import order_stamp_of
from heed.reviews.selectors.progress import KINDS, kind_name
from heed.reviews.selectors.proposals import AnyProposal, kind_of, name_of, sort_of, stamp_of
from heed.reviews.selectors.undecided import superseded
from heed.reviews.selectors.warnings import warnings_of, with_passages

CITED = "cited"
SPOKEN_TO = "spoken_to"
"""Where rows of a draft keep what was fetched with them."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as a page shows it.

    ``mark`` names it and what it was when shown, for forms; ``evidence`` comes from documents that stand, or from a
    replaced one where no other has it; ``was`` is the machine's reading where a person corrected it, in one line.
    """

    row: AnyProposal
    sort: str
    evidence: tuple[Passage, ...]
    was: str | None
    superseded: bool
    addressees: tuple[Proposed, ...] = ()

    @property
    def stamp(self) -> str:
        """The sign of it as it was when shown. A long draft is asked for the signs of those alone that a page shows."""
        return stamp_of(self.row)

    @property
    def heading(self) -> str:
        """What it is, in a word or two."""
        return "Whom it speaks to" if isinstance(self.row, Addressee) else name_of(self.row)

    @property
    def lineage(self) -> str:
        """What a person made of it: that it was merged into another, or split from one; blank for the rest."""
        if not isinstance(self.row, Item):
            return ""
        if self.row.merged_into:
            return f"Merged into {name_of(self.row.merged_into)}"
        return f"Split from {name_of(self.row.split_from)}" if self.row.split_from else ""

    @property
    def by_hand(self) -> bool:
        """Whether a person entered it, and no machine read it."""
        return self.row.read is None and not self.lineage

    @property
    def value(self) -> str:
        """The value of a fact as people read it; nothing for the others, which have words of their own."""
        return as_read.fact_value(self.row.value, self.row.state) if isinstance(self.row, Fact) else ""

    @property
    def anchor(self) -> str:
        """The proposal's place on the page."""
        return f"{self.sort}-{self.row.pk}"

    @property
    def anchors(self) -> tuple[str, ...]:
        """The places on the page of the proposal and of whom it speaks to."""
        return (self.anchor, *(addressee.anchor for addressee in self.addressees))

    @property
    def mark(self) -> str:
        """What a form sends back, so that nobody decides on what they have not seen."""
        return f"{self.sort}-{self.row.pk}-{self.stamp}"

    @property
    def state(self) -> str:
        """What became of it, in one word: ``waits``, ``confirmed``, ``corrected``, ``rejected`` or ``replaced``."""
        if self.superseded:
            return "replaced"
        return "waits" if self.row.decision == Decision.UNDECIDED else str(self.row.decision)

    @property
    def standing(self) -> str:
        """The same, as people say it."""
        return self.lineage or "Replaced" if self.superseded else str(self.row.get_decision_display())

    @property
    def waits(self) -> bool:
        """Whether it waits for a decision."""
        return self.row.decision == Decision.UNDECIDED and not self.superseded


@dataclass(frozen=True, slots=True)
class Waiting:
    """The proposals of one kind that wait, by their marks."""

    kind: str
    name: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A review as its staff see it. ``warnings`` are those that nobody has looked at yet."""

    review: Review
    stories: tuple[Proposed, ...]
    items: tuple[Proposed, ...]
    facts: tuple[Proposed, ...]
    warnings: tuple[ReadingWarning, ...]
    settled_warnings: tuple[ReadingWarning, ...]
    documents: tuple[ReviewDocument, ...]

    @property
    def left(self) -> int:
        """How many wait for a decision."""
        return sum(len(kind.marks) for kind in self.waiting)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, by kind, for confirming together once it has been looked at."""
        shown = [*self.stories, *self.items, *(a for item in self.items for a in item.addressees), *self.facts]
        waits = [(kind_of(proposed.row), proposed.mark) for proposed in shown if proposed.waits]
        return tuple(
            Waiting(kind, kind_name(kind), marks)
            for kind in KINDS
            if (marks := tuple(mark for of, mark in waits if of == kind))
        )

    @property
    def order_stamp(self) -> str:
        """The sign of the order of the items, for forms that change it."""
        return order_stamp_of(proposed.row.pk for proposed in self.items)


def draft_of(review: Review) -> Draft:
    """The review with its proposals. Whoever asks must already have been allowed to see its drafts."""
    standing = frozenset(standing_documents_of(review).values_list("pk", flat=True))
    addressees = Addressee.objects.select_related("agency", "role", "decided_by")
    items = _with_evidence(Item.objects.filter(review=review).select_related("split_from", "merged_into"))
    spoken_to = Prefetch("addressees", queryset=addressees, to_attr=SPOKEN_TO)
    warnings = list(with_passages(warnings_of(review)))
    documents = list(documents_of(review).select_related("document", "document__added_by"))
    drafted = _Drafted(standing, {entry.document_id: entry.document for entry in documents})
    return Draft(
        review=review,
        stories=drafted.all_proposed(_with_evidence(Story.objects.filter(review=review))),
        items=drafted.all_proposed(items.order_by("position", "pk").prefetch_related(spoken_to)),
        facts=drafted.all_proposed(_with_evidence(Fact.objects.filter(review=review))),
        warnings=tuple(warning for warning in warnings if warning.settled_at is None),
        settled_warnings=tuple(warning for warning in warnings if warning.settled_at is not None),
        documents=tuple(entry for entry in documents if entry.document_id in standing),
    )


def proposed(row: AnyProposal) -> Proposed:
    """One proposal, for a page of its own."""
    if isinstance(row, Addressee):
        return _addressee_proposed(row, superseded=False)
    standing = frozenset(standing_documents_of(row.review).values_list("pk", flat=True))
    gone = type(row).objects.filter(superseded(type(row)), pk=row.pk).exists()
    cited = row.evidence.select_related("document")
    addressees = row.addressees.all() if isinstance(row, Item) else ()
    return _one_proposed(row, tuple(cited), standing, superseded=gone, addressees=addressees)


def _with_evidence(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With their passages as a list, which is made quicker than a set of rows for each proposal."""
    return rows.select_related("decided_by").prefetch_related(
        Prefetch("evidence", queryset=Passage.objects.all(), to_attr=CITED)
    )


@dataclass(frozen=True, slots=True)
class _Drafted:
    """What all proposals of a draft have in common: the documents that stand, and the documents by key.

    Hundreds of passages come from a handful of documents, so these are not read anew for each.
    """

    standing: frozenset[int]
    documents: dict[int, Document]

    def all_proposed(self, rows: Iterable[Item | Story | Fact]) -> tuple[Proposed, ...]:
        known = list(rows)
        self._give_documents([passage for row in known for passage in getattr(row, CITED)])
        replaced = {row.replaces_id for row in known if row.replaces_id and row.is_settled}
        replaced |= {row.pk for row in known if isinstance(row, Item) and row.merged_into_id}
        return tuple(
            _one_proposed(
                row,
                tuple(getattr(row, CITED)),
                self.standing,
                superseded=row.pk in replaced,
                addressees=getattr(row, SPOKEN_TO, ()),
            )
            for row in known
        )

    def _give_documents(self, passages: Iterable[Passage]) -> None:
        """A document that lies in the bin is none of the review's any more, and may be cited all the same."""
        cited = {passage.document_id for passage in passages}
        if missing := cited - self.documents.keys():
            self.documents.update(Document.objects.in_bulk(missing))
        for passage in passages:
            passage.document = self.documents[passage.document_id]


def _one_proposed(
    row: Item | Story | Fact,
    cited: tuple[Passage, ...],
    standing: frozenset[int],
    *,
    superseded: bool,
    addressees: Iterable[Addressee],
) -> Proposed:
    moot = superseded or row.decision == Decision.REJECTED
    return Proposed(
        row=row,
        sort=sort_of(row),
        evidence=tuple(passage for passage in cited if passage.document_id in standing) or cited,
        was=_was(row),
        superseded=superseded,
        addressees=tuple(_addressee_proposed(addressee, superseded=moot) for addressee in addressees),
    )


def _addressee_proposed(row: Addressee, *, superseded: bool) -> Proposed:
    return Proposed(row, "addressee", (), _was(row), superseded)


def _was(row: AnyProposal) -> str | None:
    if row.decision != Decision.CORRECTED or row.read is None:
        return None
    match row:
        case Item():
            return as_read.item_shown(row.read)
        case Story():
            return as_read.story_shown(row.read)
        case Fact():
            return as_read.fact_shown(row.read)
        case Addressee():
            return ", ".join(code for code in (row.read["agency"], row.read["role"]) if code) or "nobody"
