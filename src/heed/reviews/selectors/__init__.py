"""Reading the record. What other parts call is named here."""

from heed.reviews.selectors.acts import last_act, last_undone, undone_since
from heed.reviews.selectors.detail import Draft, Proposed, draft_of, proposed
from heed.reviews.selectors.details import details_of, details_stamp, last_correction_of_details
from heed.reviews.selectors.documents import (
    documents_of,
    known_sums,
    reviews_of,
    standing_documents,
    standing_documents_of,
    stretch_of,
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
from heed.reviews.selectors.progress import KINDS, KindProgress, Progress, progress
from heed.reviews.selectors.proposals import (
    AnyProposal,
    as_it_stands,
    find_proposal,
    find_proposals,
    kind_of,
    name_of,
    review_of,
    sort_of,
    stamp_of,
)
from heed.reviews.selectors.record import SettledItem, SettledRecord, others_told_of, settled_record
from heed.reviews.selectors.reviews import DraftRow, draft_rows, drafts_for, find_review, standing_reviews, visible_to
from heed.reviews.selectors.typing import Other, changed_meanwhile, others_here, typed_by
from heed.reviews.selectors.undecided import superseded, undecided, undecided_count
from heed.reviews.selectors.warnings import find_warning, open_warnings, warning_stamp, warnings_of

__all__ = [
    "KINDS",
    "AnyProposal",
    "Batch",
    "Draft",
    "DraftRow",
    "Handed",
    "KindProgress",
    "Other",
    "Progress",
    "Proposed",
    "SettledItem",
    "SettledRecord",
    "as_it_stands",
    "batch_from",
    "batches_for",
    "changed_meanwhile",
    "details_of",
    "details_stamp",
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
    "find_warning",
    "handed",
    "incoming_for",
    "kind_of",
    "known_sums",
    "last_act",
    "last_correction_of_details",
    "last_undone",
    "name_of",
    "open_warnings",
    "order_of",
    "order_stamp",
    "order_stamp_of",
    "others_here",
    "others_told_of",
    "progress",
    "proposed",
    "review_of",
    "reviews_of",
    "settled_record",
    "sort_of",
    "stamp_of",
    "standing_documents",
    "standing_documents_of",
    "standing_reviews",
    "stretch_of",
    "superseded",
    "typed_by",
    "undecided",
    "undecided_count",
    "undone_since",
    "visible_to",
    "warning_stamp",
    "warnings_of",
]
