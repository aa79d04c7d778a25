"""A review's details as they were read, for people."""

from __future__ import annotations

from datetime import date

from heed.people.models import Partnership
from heed.reading.kinds import kind_name
from heed.reviews.models import Review
from heed.reviews.selectors import details_of


def details_as_read(review: Review) -> dict[str, str]:
    """What a machine made of each detail that a person has changed since; none for a review from before it was kept."""
    stands = details_of(review)
    changed = {name: read for name, read in (review.read or {}).items() if read != stands.get(name)}
    return {name: _shown(name, read) for name, read in changed.items()}


def _shown(name: str, read: object) -> str:
    if not read:
        return "nothing"
    match name:
        case "kind":
            return kind_name(str(read))
        case "partnership":
            return str(Partnership.objects.filter(pk=str(read)).first() or "a partnership that is gone")
        case "published_on":
            return f"{date.fromisoformat(str(read)):%-d %B %Y}"
        case _:
            return str(read)
