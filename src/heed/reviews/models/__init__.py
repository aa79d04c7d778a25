"""The tables that reviews owns."""

from heed.reviews.models.document import Document, DocumentPage, Passage, ReviewDocument
from heed.reviews.models.incoming import Incoming
from heed.reviews.models.keeping import Destruction, LegalHold, RetentionRule
from heed.reviews.models.proposal import Decision, Proposal
from heed.reviews.models.review import Review
from heed.reviews.models.said import Addressee, Fact, FormerItem, Item, ReadingWarning, Story
from heed.reviews.models.work import Act, Typed

__all__ = [
    "Act",
    "Addressee",
    "Decision",
    "Destruction",
    "Document",
    "DocumentPage",
    "Fact",
    "FormerItem",
    "Incoming",
    "Item",
    "LegalHold",
    "Passage",
    "Proposal",
    "ReadingWarning",
    "RetentionRule",
    "Review",
    "ReviewDocument",
    "Story",
    "Typed",
]
