"""Records as the interface's shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from heed.publishing.rules.open_records import OpenHead, OpenItem, OpenReview
from heed.publishing.selectors.open_data import OpenVersion

Drawn = dict[str, Any]


def head_drawn(head: OpenHead) -> Drawn:
    """A review as lists give it."""
    return asdict(head)


def item_drawn(item: OpenItem, source: OpenHead | None = None) -> Drawn:
    """An item of a review; by itself, with the ``source`` that it comes from."""
    drawn = asdict(item)
    drawn["review"] = asdict(source) if source else None
    return drawn


def review_drawn(review: OpenReview, versions: Iterable[OpenVersion]) -> Drawn:
    """A review whole."""
    drawn = asdict(review)
    return {**drawn.pop("head"), **drawn, "versions": [asdict(version) for version in versions]}
