"""The tables that reviews owns."""

from heed.reviews.models.document import Document, DocumentPage, Passage, ReviewDocument
from heed.reviews.models.proposal import Decision, Proposal
from heed.reviews.models.review import Review
from heed.reviews.models.said import Addressee, Fact, Item, ReadingWarning, Story

__all__ = [
    "Addressee",
    "Decision",
    "Document",
    "DocumentPage",
    "Fact",
    "Item",
    "Passage",
    "Proposal",
    "ReadingWarning",
    "Review",
    "ReviewDocument",
    "Story",
]
