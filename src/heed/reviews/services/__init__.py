"""Writing the record. What other parts call is named here."""

from heed.reviews.services.adding import Chosen, add_addressee, add_fact, add_item, add_story
from heed.reviews.services.arranging import merge_items, split_item
from heed.reviews.services.citing import cite, take_out_passage
from heed.reviews.services.confirming import confirm_all, confirm_kind, confirm_looked_at, confirm_review
from heed.reviews.services.copying import add_redacted_copy
from heed.reviews.services.deciding import (
    correct_addressee,
    correct_fact,
    correct_item,
    correct_story,
    decide,
    set_number,
    set_type,
    undo,
)
from heed.reviews.services.deleting import (
    bring_back_document,
    bring_back_review,
    delete_document,
    delete_review,
    empty_bin,
)
from heed.reviews.services.describing import set_role
from heed.reviews.services.destroying import destroy_documents, destroy_review, destroy_typed
from heed.reviews.services.detailing import Details, correct_details
from heed.reviews.services.drawing import (
    forget_drawn,
    has_pictures,
    known_sizes_of,
    picture_of,
    sheet_of,
    sign_of,
    sizes_of,
)
from heed.reviews.services.importing import import_document
from heed.reviews.services.opening import open_documents
from heed.reviews.services.ordering import move_item, order_items
from heed.reviews.services.receiving import empty_incoming, receive, remove, try_again
from heed.reviews.services.retention import lift_hold, place_hold, set_rule, take_out_rule
from heed.reviews.services.taking_back import redo_last, undo_last
from heed.reviews.services.taking_in import take_in
from heed.reviews.services.typing import forget_typed, keep_typed
from heed.reviews.services.warning import reopen_warning, settle_warning

__all__ = [
    "Chosen",
    "Details",
    "add_addressee",
    "add_fact",
    "add_item",
    "add_redacted_copy",
    "add_story",
    "bring_back_document",
    "bring_back_review",
    "cite",
    "confirm_all",
    "confirm_kind",
    "confirm_looked_at",
    "confirm_review",
    "correct_addressee",
    "correct_details",
    "correct_fact",
    "correct_item",
    "correct_story",
    "decide",
    "delete_document",
    "delete_review",
    "destroy_documents",
    "destroy_review",
    "destroy_typed",
    "empty_bin",
    "empty_incoming",
    "forget_drawn",
    "forget_typed",
    "has_pictures",
    "import_document",
    "keep_typed",
    "known_sizes_of",
    "lift_hold",
    "merge_items",
    "move_item",
    "open_documents",
    "order_items",
    "picture_of",
    "place_hold",
    "receive",
    "redo_last",
    "remove",
    "reopen_warning",
    "set_number",
    "set_role",
    "set_rule",
    "set_type",
    "settle_warning",
    "sheet_of",
    "sign_of",
    "sizes_of",
    "split_item",
    "take_in",
    "take_out_passage",
    "take_out_rule",
    "try_again",
    "undo",
    "undo_last",
]
