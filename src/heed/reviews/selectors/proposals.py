"""What is true of a proposal of any sort."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from heed.reviews.models import Addressee, Fact, Item, Review, Story
from heed.reviews.rules.read import fact_name
from heed.reviews.rules.stamp import stamp

AnyProposal = Item | Story | Fact | Addressee

SORTS: dict[str, type[Item] | type[Story] | type[Fact] | type[Addressee]] = {
    "item": Item,
    "story": Story,
    "fact": Fact,
    "addressee": Addressee,
}


def sort_of(proposal: AnyProposal) -> str:
    """The proposal's sort, as addresses and forms name it."""
    return type(proposal).__name__.lower()


def kind_of(proposal: AnyProposal) -> str:
    """What it is confirmed together with: an item's type, and for the rest their sort."""
    return proposal.type if isinstance(proposal, Item) else sort_of(proposal)


def name_of(proposal: AnyProposal) -> str:
    """The proposal in a word or two, as people call it."""
    match proposal:
        case Item():
            return f"{proposal.get_type_display()} {proposal.number}".rstrip()
        case Story():
            return "What happened"
        case Fact():
            return fact_name(proposal.name)
        case Addressee():
            return str(proposal)


def review_of(proposal: AnyProposal) -> Review:
    """The review that the proposal belongs to."""
    return proposal.item.review if isinstance(proposal, Addressee) else proposal.review


def find_proposal(review: Review, sort: str, key: int) -> AnyProposal | None:
    """The review's proposal of that sort and key, or None."""
    match sort:
        case "item":
            related = ("review__partnership", "decided_by", "split_from", "merged_into")
            return Item.objects.select_related(*related).filter(review=review, pk=key).first()
        case "story":
            return (
                Story.objects.select_related("review__partnership", "decided_by").filter(review=review, pk=key).first()
            )
        case "fact":
            return (
                Fact.objects.select_related("review__partnership", "decided_by").filter(review=review, pk=key).first()
            )
        case "addressee":
            related = ("item__review__partnership", "decided_by", "agency", "role")
            return Addressee.objects.select_related(*related).filter(item__review=review, pk=key).first()
        case _:
            return None


def find_proposals(
    review: Review, wanted: Iterable[tuple[str, int]], *, held: bool = False
) -> dict[tuple[str, int], AnyProposal]:
    """The review's proposals of these sorts and keys, in a query for each sort; what is not there is left out.

    ``held`` holds them until the transaction ends.
    """
    keys: dict[str, list[int]] = {}
    for sort, key in wanted:
        keys.setdefault(sort, []).append(key)
    found: dict[tuple[str, int], AnyProposal] = {}
    for sort, of_sort in keys.items():
        path = "item__review" if sort == "addressee" else "review"
        rows = SORTS[sort]._default_manager.filter(**{path: review, "pk__in": of_sort})  # noqa: SLF001
        related = rows.select_related(f"{path}__partnership", "decided_by")
        found |= {(sort, row.pk): row for row in (related.select_for_update(of=("self",)) if held else related)}
    return found


def as_it_stands(proposal: AnyProposal) -> dict[str, Any]:
    """The proposal's value as it stands now, as JSON can hold it."""
    match proposal:
        case Item():
            names = ("type", "number", "title", "text", "parts", "due")
            return {name: getattr(proposal, name) for name in names}
        case Story():
            return {"text": proposal.text}
        case Fact():
            return {"name": proposal.name, "value": proposal.value, "state": proposal.state}
        case Addressee():
            return {"said": proposal.said, "agency": proposal.agency_id, "role": proposal.role_id}


def stamp_of(proposal: AnyProposal) -> str:
    """A sign of the proposal as it stands, by which a decision tells whether it changed since a person saw it."""
    return stamp(proposal.decision, proposal.decided_at, proposal.decided_by_id, as_it_stands(proposal))
