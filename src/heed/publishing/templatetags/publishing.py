"""Words that the public pages draw from published values."""

from __future__ import annotations

import re

from django import template
from django.conf import settings
from django.utils.translation import gettext

from heed.publishing import rules, selectors
from heed.publishing.record import PublishedAddressee, PublishedItem
from heed.publishing.rules.differences import ABOUT_ITEMS
from heed.publishing.rules.papers import OUTPUTS
from heed.publishing.selectors import PublicReview

register = template.Library()


@register.filter
def item_name(item: PublishedItem) -> str:
    """ "Lesson 9", in the language of the page."""
    return called(rules.item_name(item))


@register.filter
def called(name: str) -> str:
    """An item's name as the rules give it, in the language of the page; other words of the interface as well."""
    for type_ in rules.TYPE_NAMES:
        if name.startswith(f"{type_} "):
            return gettext(type_) + name.removeprefix(type_)
    return gettext(name) if name else ""


@register.filter
def change(words: str) -> str:
    """What changed from one version to the next, as it was kept in English, in the language of the page."""
    for sentence in ABOUT_ITEMS:
        if found := re.fullmatch(
            re.escape(sentence).replace(r"\{item\}", "(?P<item>.+)").replace(r"\{now\}", "(?P<now>.+)"), words
        ):
            return gettext(sentence).format(**{part: called(name) for part, name in found.groupdict().items()})
    return gettext(words)


@register.filter
def opening(item: PublishedItem) -> str:
    """The item's title, or its first words."""
    return rules.opening(item)


@register.filter
def anchor(addressee: PublishedAddressee) -> str:
    """Where *Who should act* lists what speaks to the same agency or role; blank where none was settled."""
    return rules.anchor_for(addressee.agency, addressee.role)


@register.filter
def audience_address(addressee: PublishedAddressee) -> str:
    """The page of what speaks to the same agency or role, across reviews; blank where none was settled."""
    agency, role = addressee.agency, addressee.role
    return selectors.audience_address(agency.code if agency else "", role.code if role else "")


@register.filter
def here(address: str) -> str:
    """An absolute address of this site as a path, so that a reader stays on the host by which they came."""
    return address.removeprefix(settings.HEED_PUBLIC_ADDRESS) or "/"


@register.inclusion_tag("publishing/outputs/take_it.html")
def take_it(public: PublicReview) -> dict[str, object]:
    """The section of a review that offers what can be taken along."""
    cuts = [
        (one.name, f"briefing/for/{one.anchor.removeprefix('for-').replace('--', '/')}")
        for one in public.who_should_act.index
    ]
    return {"address": public.address, "papers": OUTPUTS.values(), "cuts": cuts}
