"""Records as plain values, for JSON. The open interface and the files of lines give the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from heed.publishing.rules.open_records import OpenHead, OpenItem, OpenReview, OpenVersion

Drawn = dict[str, Any]

_ONLY_IN_LISTS = {"item_count", "facts"}


def head_drawn(head: OpenHead) -> Drawn:
    """A review as lists give it."""
    return asdict(head)


def source_drawn(head: OpenHead) -> Drawn:
    """The review that an item comes from."""
    return {key: value for key, value in asdict(head).items() if key not in _ONLY_IN_LISTS}


def item_drawn(item: OpenItem, source: OpenHead) -> Drawn:
    """An item by itself, with the review that it comes from."""
    return {**asdict(item), "review": source_drawn(source)}


def review_drawn(review: OpenReview, versions: Iterable[OpenVersion] | None = None) -> Drawn:
    """A review whole; with its ``versions`` where they were asked for."""
    own = {field.name: getattr(review, field.name) for field in fields(review) if field.name != "head"}
    own |= {"items": [asdict(item) for item in review.items], "documents": [asdict(one) for one in review.documents]}
    told = {} if versions is None else {"versions": [asdict(version) for version in versions]}
    return {**head_drawn(review.head), **own, **told}
