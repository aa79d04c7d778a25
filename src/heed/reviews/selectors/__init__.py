"""Reading the record. What other parts call is named here."""

from heed.reviews.selectors.acts import last_act, last_undone
from heed.reviews.selectors.detail import Draft, Proposed, draft_of, proposed
from heed.reviews.selectors.documents import (
    documents_of,
    known_sums,
    reviews_of,
    standing_documents,
    standing_documents_of,
)
from heed.reviews.selectors.incoming import (
    Batch,
    Handed,
    batch_from,
    batches_for,
    file_handed_in,
    files_of,
    find_batch,
    handed,
    incoming_for,
)
from heed.reviews.selectors.order import order_of, order_stamp, order_stamp_of
from heed.reviews.selectors.proposals import (
    AnyProposal,
    as_it_stands,
    find_proposal,
    find_proposals,
    name_of,
    review_of,
    sort_of,
    stamp_of,
)
from heed.reviews.selectors.record import SettledItem, SettledRecord, others_told_of, settled_record
from heed.reviews.selectors.reviews import DraftRow, draft_rows, drafts_for, find_review, standing_reviews, visible_to
from heed.reviews.selectors.undecided import superseded, undecided, undecided_count

__all__ = [
    "AnyProposal",
    "Batch",
    "Draft",
    "DraftRow",
    "Handed",
    "Proposed",
    "SettledItem",
    "SettledRecord",
    "as_it_stands",
    "batch_from",
    "batches_for",
    "documents_of",
    "draft_of",
    "draft_rows",
    "drafts_for",
    "file_handed_in",
    "files_of",
    "find_batch",
    "find_proposal",
    "find_proposals",
    "find_review",
    "handed",
    "incoming_for",
    "known_sums",
    "last_act",
    "last_undone",
    "name_of",
    "order_of",
    "order_stamp",
    "order_stamp_of",
    "others_told_of",
    "proposed",
    "review_of",
    "reviews_of",
    "settled_record",
    "sort_of",
    "stamp_of",
    "standing_documents",
    "standing_documents_of",
    "standing_reviews",
    "superseded",
    "undecided",
    "undecided_count",
    "visible_to",
]
