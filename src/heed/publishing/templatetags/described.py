"""What the head of a page says of it to search engines, libraries and reference managers."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from heed.publishing.outputs.open_data.dublin_core import dublin_core
from heed.publishing.outputs.open_data.linked import (
    Linked,
    as_script,
    cited,
    data_linked,
    item_linked,
    review_linked,
)
from heed.publishing.outputs.open_data.packages import DESCRIPTION, TITLE
from heed.publishing.outputs.open_data.tables import TABLES
from heed.publishing.rules.open_records import open_head, open_items, open_review
from heed.publishing.selectors import PublicItem, PublicReview
from heed.publishing.selectors.snapshot import Snapshot
from heed.publishing.selectors.standing import lasting, places

register = template.Library()

Context = dict[str, object]


@register.inclusion_tag("publishing/data/head.html")
def described_review(public: PublicReview) -> Context:
    """A review's page. Nothing where staff look at a version: that has no address of its own."""
    if public.standing is None:
        return {}
    review = open_review(public.review, public.standing, places(), public.files)
    statements = [(f"DC.{name}", words) for name, words in dublin_core(review)]
    return {
        "statements": [*statements, *cited(review)],
        "data_address": review.head.data_address,
        "linked": _script(review_linked(review)),
    }


@register.inclusion_tag("publishing/data/head.html")
def described_item(public: PublicItem) -> Context:
    """An item's own page."""
    head = open_head(public.review, public.standing)
    item = next(one for one in open_items(public.review, places()) if one.id == public.item.id)
    statements = {
        "DC.title": item.title or item.name,
        "DC.identifier": item.address,
        "DC.publisher": head.partnership.name,
        "DC.date": head.published_on.isoformat() if head.published_on else str(head.year),
        "DC.rights": head.licence.name,
        "DC.relation": head.address,
    }
    return {
        "statements": statements.items(),
        "data_address": item.data_address,
        "linked": _script(item_linked(item, head)),
    }


@register.inclusion_tag("publishing/data/head.html")
def described_data(snapshot: Snapshot) -> Context:
    """The page of open data."""
    tables = {lasting("data-table", table.name): "text/csv" for table in TABLES}
    lines = {lasting("data-lines", name): "application/jsonl" for name in ("reviews", "items")}
    linked = data_linked(
        name=TITLE,
        description=DESCRIPTION,
        address=lasting("data"),
        changed=snapshot.changed_at.isoformat(timespec="seconds") if snapshot.changed_at else None,
        stamp=snapshot.stamp,
        files=tables | lines,
    )
    return {"statements": (), "data_address": lasting("data-package"), "linked": _script(linked)}


def _script(linked: Linked) -> SafeString:
    return mark_safe(as_script(linked))  # noqa: S308 - every sign that HTML knows is written as JSON's own escape
