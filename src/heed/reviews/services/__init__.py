"""Writing the record. What other parts call is named here."""

from heed.reviews.services.confirming import confirm_all, confirm_looked_at, confirm_review
from heed.reviews.services.deciding import (
    correct_addressee,
    correct_fact,
    correct_item,
    correct_story,
    decide,
    undo,
)
from heed.reviews.services.importing import import_document
from heed.reviews.services.opening import open_documents

__all__ = [
    "confirm_all",
    "confirm_looked_at",
    "confirm_review",
    "correct_addressee",
    "correct_fact",
    "correct_item",
    "correct_story",
    "decide",
    "import_document",
    "open_documents",
    "undo",
]
