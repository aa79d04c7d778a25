"""Words that the public pages draw from published values."""

from __future__ import annotations

from django import template

from heed.publishing import rules
from heed.publishing.record import PublishedAddressee, PublishedItem

register = template.Library()


@register.filter
def item_name(item: PublishedItem) -> str:
    """ "Lesson 9"."""
    return rules.item_name(item)


@register.filter
def opening(item: PublishedItem) -> str:
    """The item's title, or its first words."""
    return rules.opening(item)


@register.filter
def anchor(addressee: PublishedAddressee) -> str:
    """Where *Who should act* lists what speaks to the same agency or role; blank where none was settled."""
    return rules.anchor_for(addressee.agency, addressee.role)
