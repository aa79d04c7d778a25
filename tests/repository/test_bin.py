"""What lies in the bin is left out in few places, and whatever looks for reviews begins there."""

from __future__ import annotations

from pathlib import Path

HEED = Path(__file__).parents[2] / "src/heed"
# where the bin itself is kept, what is left out is said, rows are drawn by keys that were found so, or the log names them;
# and the log, which tells of what lies there too and leads nobody to it
KNOWN = {
    "publishing/services/holding.py",
    "publishing/services/scheduling.py",
    "reviews/selectors/documents.py",
    "reviews/selectors/keeping.py",
    "reviews/selectors/reviews.py",
    "reviews/services/confirmation.py",
    "reviews/services/deleting.py",
    "reviews/services/importing.py",
    "workspace/selectors/desk.py",
    "workspace/selectors/keeping.py",
    "workspace/selectors/naming.py",
    "workspace/services/keeping.py",
}


def test_whatever_looks_for_reviews_begins_with_those_that_do_not_lie_in_the_bin() -> None:
    """Else a deleted draft turns up again somewhere. Use ``standing_reviews``, or say here why not."""
    asking = {
        str(path.relative_to(HEED))
        for path in HEED.rglob("*.py")
        if "migrations" not in path.parts and "Review.objects" in path.read_text(encoding="utf-8")
    }
    assert asking <= KNOWN
