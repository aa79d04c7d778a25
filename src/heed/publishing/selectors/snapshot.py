"""How things stand with all that is public: how much there is, and a sign by which one state can be told from another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Sum
from django.utils import timezone

from heed import __version__
from heed.publishing.rules.codebook import codebook
from heed.publishing.selectors.listed import public_publications


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is public at a moment. The same ``stamp`` means the same words; ``changed_at`` is None where nothing is public."""

    at: datetime
    changed_at: datetime | None
    reviews: int
    items: int
    stamp: str


def snapshot() -> Snapshot:
    """How things stand now, in one pass over the reviews without their words."""
    public = public_publications()
    sign = sha256(f"{__version__} {codebook().version}\n".encode())
    changed_at, count = None, 0
    columns = ("public_id", "latest__number", "changed_at", "partnership__slug", "slug")
    for key, number, at, partnership, slug in public.order_by("pk").values_list(*columns).iterator():
        sign.update(f"{key} {number} {at.isoformat()} {partnership}/{slug}\n".encode())
        changed_at, count = max(at, changed_at or at), count + 1
    items = public.aggregate(items=Sum("item_count"))["items"] or 0
    return Snapshot(timezone.now(), changed_at, count, items, sign.hexdigest()[:16])
