"""How a reading becomes proposals, and how those already there follow a newer reading.

What nobody has decided on follows the new reading. What a person has decided on is never altered: where the new words
differ, a second row replaces it once a person takes that into the record. What another document of the review says too
is held by that document. What a person split or merged stays so, and the order in which a person put the items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Max, Q

from heed.people.rules import reach
from heed.reading import document
from heed.reading.document import FactState
from heed.reviews.models import Addressee, Decision, Document, Fact, FormerItem, Item, Passage, Review, Story
from heed.reviews.outcome import Reworded
from heed.reviews.rules import arranging
from heed.reviews.rules import read as as_read
from heed.reviews.rules.comparison import Words, compare
from heed.reviews.rules.read import Read
from heed.reviews.selectors import as_it_stands, order_of, standing_documents_of
from heed.reviews.services.addressing import Codes, follow_addressees, write_addressees
from heed.reviews.services.ordering import put_in_order
from heed.reviews.services.passages import Passages

P = TypeVar("P", bound=Item | Story | Fact)


@dataclass(frozen=True, slots=True)
class Sort(Generic[P]):
    """One sort of proposal. ``single`` tells what a review has but one of: its story, or a fact of one name."""

    model: type[P]
    rows: models.Manager[P]
    citations: models.Manager[Any]
    words: Callable[[Read], Words]
    columns: Callable[[Read], dict[str, Any]]
    shown: Callable[[Read], str]
    single: Callable[[Read], str | None]


ITEMS: Sort[Item] = Sort(
    Item,
    Item.objects,
    Item.evidence.through.objects,
    as_read.item_words,
    as_read.item_columns,
    as_read.item_shown,
    lambda _read: None,
)
STORIES: Sort[Story] = Sort(
    Story,
    Story.objects,
    Story.evidence.through.objects,
    as_read.story_words,
    dict,
    as_read.story_shown,
    lambda _read: "story",
)
FACTS: Sort[Fact] = Sort(
    Fact,
    Fact.objects,
    Fact.evidence.through.objects,
    as_read.fact_words,
    dict,
    as_read.fact_shown,
    lambda read: str(read["name"]),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a reading, with the passages it was read from."""

    read: Read
    evidence: tuple[Passage, ...]
    addressees: tuple[document.Addressee, ...] = ()


@dataclass(slots=True)
class Followed:
    """What following a reading did, in words."""

    added: list[str] = field(default_factory=list)
    changed: list[Reworded] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    repeated: int = 0
    undecided: bool = False

    def __iadd__(self, other: Followed) -> Followed:
        self.added += other.added
        self.changed += other.changed
        self.removed += other.removed
        self.kept += other.kept
        self.repeated += other.repeated
        self.undecided = self.undecided or other.undecided
        return self


class Arranged:
    """The items of a review that people split or merged: which items carry the words of which."""

    def __init__(self, review: Review) -> None:
        rows = Item.objects.filter(Q(split_from__isnull=False) | Q(merged_into__isnull=False), review=review)
        self._steps = [(row.split_from_id, row.pk) for row in rows if row.split_from_id]
        self._steps += [(row.pk, row.merged_into_id) for row in rows if row.merged_into_id]
        self.keys = frozenset(key for step in self._steps for key in step)

    def carriers(self, row: Item) -> list[Item]:
        """The items that hold words of this one now, besides itself."""
        keys = reach(row.pk, self._steps) if row.pk in self.keys else ()
        return list(Item.objects.filter(pk__in=keys).order_by("pk")) if keys else []


@dataclass(frozen=True, slots=True)
class Target(Generic[P]):
    """Where a reading is to be written: one sort of proposal of one review, and the document that is replaced."""

    review: Review
    sort: Sort[P]
    replaced: Document | None
    codes: Codes
    standing: frozenset[int]
    arranged: Arranged


def follow_review(
    *, review: Review, reading: document.Review, passages: Passages, replaced: Document | None, codes: Codes
) -> Followed:
    """Writes all that the reading says of the review, beside or in place of what is there."""
    standing = frozenset(standing_documents_of(review).values_list("pk", flat=True))
    story = [Said(as_read.story_read(reading.story), passages[reading.story.evidence])] if reading.story else []
    # what the report does not state has no row: nobody is asked to confirm a silence
    stated = [fact for fact in reading.facts if fact.state is not FactState.NOT_STATED]
    facts = [Said(as_read.fact_read(fact), passages[fact.evidence]) for fact in stated]
    items = [Said(as_read.item_read(item), passages[item.evidence], item.addressees) for item in reading.items]
    arranged = Arranged(review)
    followed = _follow(Target(review, STORIES, replaced, codes, standing, arranged), story)
    followed += _follow(Target(review, FACTS, replaced, codes, standing, arranged), facts)
    followed += _follow(Target(review, ITEMS, replaced, codes, standing, arranged), items)
    return followed


def _follow(target: Target[P], said: list[Said]) -> Followed:
    rows = _rows(target)
    old = [row for row in rows if _was_read_from_replaced(target, row)]
    rest = [row for row in rows if row not in old]
    words = target.sort.words
    paired = compare(
        [words(_read(row)) for row in old],
        [words(each.read) for each in said],
        [words(_read(row)) for row in rest],
    )
    done = Followed(repeated=len(paired.again))
    order: dict[int, list[P]] = {j: [old[i]] for i, j in paired.same} | {j: [rest[i]] for i, j in paired.again}
    _cite(target, [(row, said[j].evidence) for j, (row,) in order.items()])
    for i, j in paired.same:
        done.undecided |= _follow_addressees(target, old[i], said[j])

    otherwise = {j: old[i] for i, j in paired.changed} | _told_otherwise(target, rest, said, paired.added)
    reworded = {j: row for j, row in otherwise.items() if not _stands_so(target, row, said[j])}
    added = [j for j in paired.added if j not in otherwise]
    agreed = {j: row for j, row in otherwise.items() if j not in reworded}
    _cite(target, [(row, said[j].evidence) for j, row in agreed.items()])
    order |= {j: [row] for j, row in agreed.items()}
    replacing = {j: row for j, row in reworded.items() if _is_held(target, row)}
    created = _create(target, {j: (said[j], replacing.get(j)) for j in sorted({*added, *replacing})})
    for j, row in sorted(reworded.items()):
        done.changed.append(
            Reworded(target.sort.shown(_read(row)), target.sort.shown(said[j].read), stands=j in replacing)
        )
        if j in replacing:
            order[j] = [row, created[j]]
        else:
            _take_over(target, row, said[j])
            order[j] = [row]
    order |= {j: [created[j]] for j in added}
    done.added += [target.sort.shown(said[j].read) for j in added]
    for i in paired.gone:
        (done.removed if _drop(target, old[i]) else done.kept).append(target.sort.shown(_read(old[i])))
    if target.replaced:
        _arrange(target, [row for j in sorted(order) for row in order[j]])
    done.undecided |= bool(created or reworded)
    return done


def _rows(target: Target[P]) -> list[P]:
    """What was said of the review so far, by machines and by people."""
    return list(target.sort.rows.filter(review=target.review).order_by("pk").prefetch_related("evidence"))


def _read(row: Item | Story | Fact) -> Read:
    """What a machine said, or what a person entered."""
    return dict(row.read or as_it_stands(row))


def _was_read_from_replaced(target: Target[P], row: P) -> bool:
    """Whether the replaced document says it. What a report does not state has no passage, and goes with the report."""
    if target.replaced is None or row.read is None:
        return False
    cited = {passage.document_id for passage in row.evidence.all()}
    return target.replaced.pk in cited or not cited


def _is_held(target: Target[P], row: P) -> bool:
    """Whether it stands as it is: a person decided on it or arranged it, or another document of the review says it too."""
    others = target.standing - ({target.replaced.pk} if target.replaced else set())
    arranged = isinstance(row, Item) and row.pk in target.arranged.keys
    by_person = row.decision != Decision.UNDECIDED or row.read is None or arranged
    return by_person or any(p.document_id in others for p in row.evidence.all())


def _stands_so(target: Target[P], row: P, each: Said) -> bool:
    """Whether a person gave it the very words that the new reading has."""
    return _is_held(target, row) and as_it_stands(row) == target.sort.columns(each.read)


def _told_otherwise(target: Target[P], rest: Sequence[P], said: Sequence[Said], added: Sequence[int]) -> dict[int, P]:
    """Of what a review has but one of: what another document tells otherwise, by its position in the new reading."""
    newest = {target.sort.single(_read(row)): row for row in rest}
    newest.pop(None, None)
    return {j: newest[key] for j in added if (key := target.sort.single(said[j].read)) in newest}


def _create(target: Target[P], said: dict[int, tuple[Said, P | None]]) -> dict[int, P]:
    """New proposals, for people to decide on."""
    model = target.sort.model
    last = _last_position(target) if model is Item else 0
    rows = [
        model(
            review=target.review,
            read=each.read,
            replaces=replaced,
            **target.sort.columns(each.read),
            **({"position": last + n} if model is Item else {}),
        )
        for n, (each, replaced) in enumerate(said.values(), start=1)
    ]
    target.sort.rows.bulk_create(rows)
    created = dict(zip(said, rows, strict=True))
    _cite(target, [(row, said[j][0].evidence) for j, row in created.items()])
    write_addressees(
        said=[(row, said[j][0].addressees) for j, row in created.items() if isinstance(row, Item)],
        codes=target.codes,
    )
    return created


def _take_over(target: Target[P], row: P, each: Said) -> None:
    """Gives a proposal that nobody has decided on the words and evidence of the new reading."""
    row.read = each.read
    for column, value in target.sort.columns(each.read).items():
        setattr(row, column, value)
    row.save()
    row.evidence.set(each.evidence)
    _follow_addressees(target, row, each)


def _follow_addressees(target: Target[P], row: P, each: Said) -> bool:
    if not isinstance(row, Item):
        return False
    carriers = target.arranged.carriers(row)
    item = next((carrier for carrier in carriers if carrier.pk == row.merged_into_id), row)
    others = {row.pk, *(carrier.pk for carrier in carriers)} if row.pk in target.arranged.keys else frozenset()
    elsewhere = list(Addressee.objects.filter(item__in=others).exclude(item=item)) if others else None
    return follow_addressees(item=item, addressees=each.addressees, codes=target.codes, elsewhere=elsewhere)


def _drop(target: Target[P], row: P) -> bool:
    """Removes what is not said any more and nobody decided on, whole or in part. False where it is kept.

    What another row would replace is kept as well: a person has yet to choose between the two.
    """
    if _is_held(target, row) or target.sort.rows.filter(replaces=row.pk).exists():
        return False
    if isinstance(row, Item) and row.addressees.exclude(decision=Decision.UNDECIDED).exists():
        return False
    if isinstance(row, Item):
        FormerItem.objects.create(public_id=row.public_id, review=target.review)
    row.delete()
    return True


def _cite(target: Target[P], cited: Iterable[tuple[P, tuple[Passage, ...]]]) -> None:
    """Gives rows further evidence, in one write, and the items that carry their words now, each what belongs to it."""
    citations = target.sort.citations
    row_id = f"{target.sort.model.__name__.lower()}_id"
    pairs = [pair for row, passages in cited for pair in _carried(target, row, passages)]
    citations.bulk_create(
        [citations.model(**{row_id: key, "passage_id": passage}) for key, passage in dict.fromkeys(pairs)],
        ignore_conflicts=True,
    )


def _carried(target: Target[P], row: P, passages: tuple[Passage, ...]) -> list[tuple[int, int]]:
    """Keys of rows with keys of passages: the row with all of its own, and its carriers with those of their words."""
    own = [(row.pk, passage.pk) for passage in passages]
    carriers = target.arranged.carriers(row) if isinstance(row, Item) else []
    if not carriers or not isinstance(row, Item):
        return own
    quotes = {passage.pk: passage.quote for passage in passages}
    family: list[Item] = [row, *carriers]
    first, *others = arranging.sides(quotes, [as_it_stands(each) for each in family])
    theirs = [(item.pk, key) for item, keys in zip(carriers, others, strict=True) for key in sorted(keys)]
    return [pair for pair in own if pair[1] in first or not first] + theirs


def _last_position(target: Target[P]) -> int:
    return Item.objects.filter(review=target.review).aggregate(last=Max("position"))["last"] or 0


def _arrange(target: Target[P], ordered: Sequence[P]) -> None:
    """Puts items in the order of the new reading, and what only other documents say behind them.

    Where a person put them in order, that stays, and only what is new is put in.
    """
    if target.sort.model is not Item:
        return
    rows = Item.objects.filter(review=target.review, read__isnull=True)
    order = arranging.followed(
        order_of(target.review),
        [row.pk for row in ordered],
        frozenset(rows.values_list("pk", flat=True)),
        by_hand=target.review.ordered_by_hand,
    )
    put_in_order(target.review, order)
