"""What can be done to a record, by the word the log keeps. Words are added, never changed: old rows hold them."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """One kind of act worth remembering."""

    PARTNERSHIP_ADDED = "partnership added"
    PARTNERSHIP_CHANGED = "partnership changed"
    PARTNERSHIP_RENAMED = "partnership renamed"
    SUCCESSION_RECORDED = "succession recorded"
    SUCCESSION_REMOVED = "succession removed"
    ACCOUNT_OPENED = "account opened"
    DUTY_GIVEN = "duty given"
    SIGNED_IN = "signed in"
    SIGN_IN_FAILED = "sign-in failed"
    SIGNED_OUT = "signed out"
    PASSWORD_SET = "password set"  # noqa: S105 - a word, no password
    SESSION_ENDED = "session ended"
    NAME_CHANGED = "name changed"
    SECOND_FACTOR_ADDED = "second factor added"
    SECOND_FACTOR_REMOVED = "second factor removed"
    RECOVERY_CODES_MADE = "recovery codes made"

    DOCUMENT_IMPORTED = "document imported"
    REVIEW_PROPOSED = "review proposed"
    REVIEW_CHANGED = "review changed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    DECISION_UNDONE = "decision undone"
    SPLIT = "split"
    MERGED = "merged"
    REORDERED = "reordered"
    ADDED_BY_HAND = "added by hand"
    DETAILS_CORRECTED = "details corrected"
    WARNING_SETTLED = "warning settled"
    WARNING_REOPENED = "warning reopened"
    TAKEN_BACK = "taken back"
    DONE_AGAIN = "done again"
    REVIEW_CONFIRMED = "review confirmed"
    CONFIRMATION_LOST = "confirmation lost"
    DOCUMENT_OPENED = "document opened to the public"
    DOCUMENT_CLOSED = "document closed to the public"

    APPROVAL_ASKED = "asked for approval"
    APPROVED = "approved"
    APPROVAL_DECLINED = "approval declined"
    SCHEDULED = "scheduled"
    UNSCHEDULED = "schedule cancelled"
    LATE = "not published when due"
    EMBARGOED = "embargoed"
    EMBARGO_KEPT = "embargo kept up"
    EMBARGO_LIFTED = "embargo lifted"
    WITHHELD = "report withheld"
    RELEASED = "report no longer withheld"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"

    VIEWED = "viewed"
