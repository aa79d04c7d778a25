"""An entry of the log as a sentence that goes on from a person's name: "corrected lesson 3". Plain values, no Django.

In a sentence ``{name}`` is the record, ``{review}`` the review it is of, and any other word what the entry's detail has
under it. An act without a sentence here is told by its own words, so that nothing is ever left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heed.audit.rules import Action

SENTENCES: dict[str, str] = {
    Action.DOCUMENT_IMPORTED: "brought in the document {file}",
    Action.REVIEW_PROPOSED: "brought in {file}, which proposed {review}",
    Action.REVIEW_CHANGED: "brought in {file}, which tells of {review} too",
    Action.CONFIRMED: "confirmed {name}",
    Action.CORRECTED: "corrected {name}",
    Action.REJECTED: "rejected {name}",
    Action.DECISION_UNDONE: "undid the decision on {name}",
    Action.REORDERED: "put the items of {review} in another order",
    Action.ADDED_BY_HAND: "added {name} by hand",
    Action.PASSAGE_CITED: "added a passage on page {page} as evidence for {name}",
    Action.PASSAGE_TAKEN_OUT: "took a passage on page {page} out of the evidence for {name}",
    Action.DETAILS_CORRECTED: "corrected the details of {review}",
    Action.WARNING_SETTLED: "settled the warning “{message}”",
    Action.WARNING_REOPENED: "opened the warning “{message}” again",
    Action.TAKEN_BACK: "took back what they did last: {words}",
    Action.DONE_AGAIN: "did again what they had taken back: {words}",
    Action.REVIEW_CONFIRMED: "confirmed {review} as a whole",
    Action.CONFIRMATION_LOST: "changed what was confirmed, so {review} waits to be confirmed again",
    Action.DOCUMENT_OPENED: "opened {file} to the public",
    Action.DOCUMENT_CLOSED: "closed {file} to the public",
    Action.DOCUMENT_DESCRIBED: "changed what {file} is to {review}: it was {before}, now {after}",
    Action.FILE_RECEIVED: "sent in {file}, to be read",
    Action.FILE_TRIED_AGAIN: "asked for {file} to be read again",
    Action.FILE_REMOVED: "removed {file}, which could not be taken in",
    Action.RULE_SET: "set how long things are kept: {what}, {months} months",
    Action.RULE_TAKEN_OUT: "took out a rule on keeping: {as}",
    Action.HOLD_PLACED: "placed a legal hold, so that nothing is destroyed",
    Action.HOLD_LIFTED: "lifted a legal hold",
    Action.DELETED: "put {name} into the bin",
    Action.BROUGHT_BACK: "brought {name} back from the bin",
    Action.DESTROYED: "destroyed {name}",
    Action.THEMES_PROPOSED: "proposed {count} themes for {review}",
    Action.THEMES_CONFIRMED: "confirmed themes of {name}: {themes}",
    Action.THEMES_REJECTED: "said that these are no themes of {name}: {themes}",
    Action.THEMES_ADDED: "gave {name} themes by hand: {themes}",
    Action.THEMES_REOPENED: "took back what was decided on the themes of {name}",
    Action.FINDING_CLEARED: "said that “{said}” identifies nobody",
    Action.FINDING_OVERRULED: "let “{said}” be published all the same",
    Action.FINDING_REOPENED: "took back what was decided on “{said}”",
    Action.REDACTION_ASKED: "asked for a copy of {file} without some of its words",
    Action.REDACTED: "made a copy of {file} without some of its words",
    Action.APPROVAL_ASKED: "asked for approval of {review}",
    Action.APPROVED: "approved {review}",
    Action.APPROVAL_DECLINED: "declined to approve {review}",
    Action.SCHEDULED: "scheduled the publication of {review} for {for}",
    Action.UNSCHEDULED: "cancelled the scheduled publication of {review}",
    Action.LATE: "had scheduled {review}, which could not be published when it was due",
    Action.EMBARGOED: "put {review} under an embargo, to look again on {look again on}",
    Action.EMBARGO_KEPT: "kept the embargo on {review} up, to look again on {look again on}",
    Action.EMBARGO_LIFTED: "lifted the embargo on {review}",
    Action.WITHHELD: "withheld the report of {review}",
    Action.RELEASED: "ended the withholding of the report of {review}",
    Action.PUBLISHED: "published version {version} of {review}",
    Action.ARCHIVED: "archived {review}: the report is removed, the learning stays",
    Action.WITHDRAWN: "withdrew {review} from the public",
    Action.PRESENTED: "wrote for the readers of {review}: {what}",
    Action.CHARACTERISTIC_LEFT_OUT: "left a characteristic of {review} out of what is public: {characteristic}",
    Action.CHARACTERISTIC_SHOWN: "had a characteristic of {review} shown again: {characteristic}",
    Action.WORDED_SHORTER: "gave {name} shorter words for briefings",
    Action.SHORTER_WORDS_KEPT: "said that the shorter words of {name} still fit",
    Action.SHORTER_WORDS_REMOVED: "removed the shorter words of {name}",
    Action.PARTNERSHIP_ADDED: "added the partnership {name}",
    Action.PARTNERSHIP_CHANGED: "changed the details of {name}",
    Action.PARTNERSHIP_RENAMED: "renamed {from} as {to}",
    Action.SUCCESSION_RECORDED: "recorded that one body became another: {as}",
    Action.SUCCESSION_REMOVED: "removed from the record that one body became another: {as}",
    Action.ACCOUNT_OPENED: "opened the account of {name}",
    Action.DUTY_GIVEN: "gave {name} the duty of {duty} for {at}",
    Action.DUTY_TAKEN: "took from {name} the duty of {duty} for {at}",
    Action.POSITION_GIVEN: "recorded that {name} works for an agency: {agency}",
    Action.POSITION_TAKEN: "recorded that {name} no longer works for an agency: {agency}",
    Action.ACCOUNT_CLOSED: "closed the account of {name}",
    Action.ACCOUNT_REOPENED: "opened the account of {name} again",
    Action.SECOND_FACTOR_RESET: "took away the second factors of {name}",
    Action.FOLLOWING_BEGUN: "noted that somebody follows new learning by e-mail: {topic}",
    Action.FOLLOWING_ENDED: "noted that somebody no longer follows new learning by e-mail: {topic}",
    Action.UNLOCKED: "let {name} try to sign in again",
    Action.INVITED: "invited {email}",
    Action.INVITATION_SENT_AGAIN: "sent the invitation to {email} again",
    Action.INVITATION_REVOKED: "revoked the invitation to {email}",
    Action.INVITATION_ACCEPTED: "accepted an invitation",
    Action.SIGNED_IN: "signed in",
    Action.SIGN_IN_FAILED: "refused a sign-in as {name}",
    Action.SIGNED_OUT: "signed out",
    Action.PASSWORD_SET: "set a new password",
    Action.SESSION_ENDED: "ended sessions of {name}: {sessions}",
    Action.NAME_CHANGED: "changed the name {was} to {is}",
    Action.SECOND_FACTOR_ADDED: "added a second factor: {kind}",
    Action.SECOND_FACTOR_REMOVED: "removed a second factor: {kind}",
    Action.RECOVERY_CODES_MADE: "made new recovery codes",
}

# pages by the names of their addresses; one that is not here is told by that name
PAGES: dict[str, str] = {
    "draft": "the draft of {review}",
    "pane": "the draft of {review}",
    "proposals": "the draft of {review}",
    "proposal": "{name}",
    "card": "{name}",
    "split-item": "{name}",
    "page-words": "page {number} of a document of {review}",
    "page-marks": "page {number} of a document of {review}",
    "themes-of": "the themes of {review}",
    "gate": "what stands in the way of publishing {review}",
    "publication": "the publication of {review}",
    "presentation": "the briefing of {review}",
    "briefing-preview": "a preview of the briefing of {review}",
    "version": "version {number} of {review}",
    "page-picture": "page {number} of a document of {review}",
    "document-file": "the file of a document of {review}",
    "details": "the details of {review}",
    "add-proposal": "a document of {review}",
    "review-documents": "the documents of {review}",
    "history": "the history of {review}",
    "log": "the log",
    "log-export": "the log, and took it away as a file",
}

_COLUMNS = {"text": "Words", "published_on": "Report published", "parts": "Points"}


# the columns that matter first; the rest by their names, since a database may give them in any order
_ORDER = ("type", "number", "title", "text", "parts", "due", "value", "state", "said", "agency", "role")
# columns that hold a word of ours, and no words of a report
_CODES = frozenset({"type", "state", "kind"})
# what a detail holds as a day, or a day and time, in ISO 8601
_WHEN = ("for", "look again on")


class _Told(dict[str, Any]):
    """What a sentence may name; what an older entry does not say is left open."""

    def __missing__(self, key: str) -> str:
        return "something"


def sentence(action: str, *, name: str, review: str, detail: Mapping[str, Any]) -> str:
    """What was done, without the person and the full stop."""
    times = {key: _when_said(detail[key]) for key in _WHEN if key in detail}
    told = _Told({**detail, **times, "name": name, "review": review})
    match action:
        case Action.VIEWED:
            page = str(detail.get("page") or "a page")
            return "looked at " + PAGES.get(page, page.replace("-", " ") + " of {review}").format_map(told)
        case Action.SPLIT:
            return f"made {name} by splitting another" if "from" in detail else f"split {name}"
        case Action.MERGED:
            return f"merged {name} into another" if "into" in detail else f"merged others into {name}"
        case _:
            return SENTENCES.get(action, f"{action}: {{name}}").format_map(told)


def column_name(column: str) -> str:
    """A column as people call it."""
    return _COLUMNS.get(column, column.replace("_", " ").capitalize())


def changed(detail: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """The columns that an entry says were changed, each with its value before and after; in one order on every database."""
    before, after = detail.get("before"), detail.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    columns = sorted(after, key=lambda column: (_ORDER.index(column) if column in _ORDER else len(_ORDER), column))
    return [(column, before.get(column), after[column]) for column in columns if before.get(column) != after[column]]


def value_said(column: str, value: object) -> str:
    """A column's value as people read it; nothing is said of what is empty."""
    match value:
        case str() if column in _CODES:
            return value.replace("_", " ")
        case True:
            return "yes"
        case False:
            return "no"
        case None | "" | []:
            return ""
        case list():
            return "; ".join(_point(point) for point in value)
        case _:
            return str(value)


def _when_said(value: object) -> object:
    """A day, or a day and time, as people write it; what is none stays as it is."""
    try:
        when = datetime.fromisoformat(str(value))
    except ValueError:
        return value
    day = f"{when.day} {when:%B %Y}"
    return day if len(str(value)) <= len("2027-05-25") else f"{day}, {when:%H:%M}"


def _point(point: object) -> str:
    if not isinstance(point, dict):
        return str(point)
    number = point.get("number")
    return f"{number} {point.get('text', '')}" if number else str(point.get("text", ""))
