"""What stands beside an item."""

from __future__ import annotations

from heed.reviews.models import Decision, Item
from heed.reviews.selectors import AnyProposal, stamp_of, superseded


def mark_of(item: Item) -> str:
    """What a form sends back, so that nobody changes what they have not seen."""
    return f"item-{item.pk}-{stamp_of(item)}"


def item_before(proposal: AnyProposal) -> Item | None:
    """The item that stands before this one and could be merged with it; None where there is none."""
    if not isinstance(proposal, Item) or proposal.merged_into_id or proposal.decision == Decision.REJECTED:
        return None
    standing = Item.objects.filter(~superseded(Item), review=proposal.review).exclude(decision=Decision.REJECTED)
    return standing.filter(position__lt=proposal.position).order_by("-position", "-pk").first()
