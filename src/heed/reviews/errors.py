"""What the record refuses. Each error is a whole sentence, or two, that tells a person what to do."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from heed.people.models import Person


class Refused(Exception):
    """Something that cannot be done as asked. Nothing was changed."""


class UnknownPartnership(Refused):
    """A document names no partnership that is known here, and nobody said which one it belongs to."""

    def __init__(self, file: str, named: str | None) -> None:
        what = f"names “{named}”, which is not a partnership known here" if named else "names no partnership"
        super().__init__(f"{file} {what}. Say which partnership it belongs to, and import it again.")


class NoReviewFound(Refused):
    """A document in which no review could be told."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"No review was found in {file}, so nothing was imported. "
            "Check that the file is the report or learning page itself."
        )


class ReadingDoesNotFit(Refused):
    """A reading that is not of these bytes, or quotes what does not stand on the page."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(
            f"The reading of {file} does not fit the file: {what}. Nothing was imported. "
            "This is a fault in Heed; please report it, without the file if it is confidential."
        )


class DecidedMeanwhile(Refused):
    """Somebody else decided, or a newer reading came in, after the person had opened the page."""

    def __init__(self, by: Person | None, at: datetime | None) -> None:
        who = (
            f"{by.name} decided on this at {timezone.localtime(at):%H:%M on %-d %B %Y}" if by and at else "This changed"
        )
        super().__init__(f"{who}, after you opened the page. Look at it as it is now, and decide again if you need to.")


class UndecidedRemain(Refused):
    """Something that nobody has looked at stands in the way."""

    def __init__(self, review: str, count: int) -> None:
        things = "1 thing that was read has" if count == 1 else f"{count} things that were read have"
        super().__init__(
            f"In {review}, {things} not been looked at yet. Confirm, correct or reject each, then try again."
        )


class NothingDecided(Refused):
    """There is no decision to undo."""

    def __init__(self) -> None:
        super().__init__("Nobody has decided on this yet, so there is nothing to undo.")


class NoWords(Refused):
    """A correction would leave nothing."""

    def __init__(self) -> None:
        super().__init__("Write the words as the report has them. If the report does not say this, reject it instead.")


class ReasonMissing(Refused):
    """Something that is only done with a reason."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Say why: {what} is recorded with its reason.")


class ChangedSince(Refused):
    """Something else was done since to what a person wants to take back."""

    def __init__(self, words: str, by: Person | None = None, at: datetime | None = None) -> None:
        who = (
            f"{by.name} changed it at {timezone.localtime(at):%H:%M on %-d %B %Y}"
            if by and at
            else "Part of it changed"
        )
        super().__init__(
            f"“{words}” cannot be taken back in one step: {who}. Look at it as it is now, and change that instead."
        )


class NothingToTakeBack(Refused):
    """The person has done nothing here that could be taken back."""

    def __init__(self) -> None:
        super().__init__("There is nothing of yours here to take back or to do again.")


class OrderChanged(Refused):
    """The items are not those, or not in the order, that the person saw."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else added, split, merged or moved items after you opened the page. "
            "Look at the order as it is now, and move them again if you need to."
        )


class CannotSplit(Refused):
    """The place is none at which the item has words on both sides."""

    def __init__(self) -> None:
        super().__init__("Choose a place inside the words of this, so that both sides have some. Nothing was split.")


class CannotMerge(Refused):
    """Fewer than two items, or not all of one review."""

    def __init__(self) -> None:
        super().__init__("Choose at least two different items of this review to merge. Nothing was merged.")


class DoesNotStand(Refused):
    """Somebody rejected the item, or another has taken its place."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was rejected, or another has taken its place. Undo that first, then you can go on. "
            "Nothing was changed."
        )


class InTheBin(Refused):
    """Something that somebody deleted, and that can still be brought back."""

    def __init__(self, what: str, by: Person, at: datetime) -> None:
        super().__init__(
            f"{what} lies in the bin: {by.name} deleted it on {timezone.localtime(at):%-d %B %Y}. "
            "Bring it back from there, with all that was decided."
        )


class NeverDeleted(Refused):
    """What the public has seen is never deleted."""

    def __init__(self, review: str) -> None:
        super().__init__(
            f"The public has seen {review}, so it is never deleted. "
            "Archive it to close the report and keep the learning, or withdraw it with a reason."
        )


class OpenToVisitors(Refused):
    """A document that visitors may have cannot be deleted under their hands."""

    def __init__(self, document: str) -> None:
        super().__init__(f"Visitors may download {document}. Close it to them and publish the review again first.")


class RestsOnIt(Refused):
    """A document that values of the record were read from and from nowhere else."""

    def __init__(self, document: str, count: int) -> None:
        things = "1 thing in the record was" if count == 1 else f"{count} things in the record were"
        super().__init__(
            f"{things} read from {document} alone. Reject what does not belong here first, or delete the whole review."
        )


class OnHold(Refused):
    """What is held is not deleted, by anybody."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(
            f"{what} is on hold and is not deleted: “{reason}”. Whoever sets how long things are kept can lift the hold."
        )


class AddressTaken(Refused):
    """Another review has taken the place of one in the bin."""

    def __init__(self, review: str, free: str) -> None:
        self.free = free
        super().__init__(
            f"Another review stands where {review} did. Bring it back at another address, for example “{free}”."
        )


class NotInTheBin(Refused):
    """Somebody else has brought it back, or it is gone."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} does not lie in the bin any more. Somebody has brought it back.")


class LiftedAlready(Refused):
    """A hold is lifted once."""

    def __init__(self) -> None:
        super().__init__("That hold has been lifted already. Look at the page as it is now.")


class FileGone(Refused):
    """A file that was handed in is not kept any more."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} is not kept here any more. Hand it in again.")


class NothingToTry(Refused):
    """A file that is being read, or is in the record already."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} is being read, or has been taken in already. Look at the list as it is now.")


class NotYourBatch(Refused):
    """Files are added only to what the same person hands in for the same partnership."""

    def __init__(self) -> None:
        super().__init__(
            "These files belong to another handing-in. Open the page for importing again, and send them from there."
        )


class AlreadyThere(Refused):
    """A review has but one of it, and has it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is in this review already. Correct it where it stands, or reject it first. Nothing was added."
        )


class NotOnThePage(Refused):
    """The chosen stretch is not what stands there, or the document is not one of the review's."""

    def __init__(self) -> None:
        super().__init__(
            "The words you chose do not stand at that place of a document of this review. Choose them again. "
            "Nothing was added."
        )


class AlreadyCited(Refused):
    """The chosen words are among the proposal's evidence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"These words are evidence for “{name}” already. Nothing was added.")


class OnlyPassage(Refused):
    """Without this passage nothing would show where the proposal was read from."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"This is the only passage for “{name}”. Add a better one first, then take this one out. "
            "If the report does not say it, reject it instead."
        )


class SameReview(Refused):
    """Another review has this label, year and partnership."""

    def __init__(self, review: str, partnership: str) -> None:
        super().__init__(
            f"{partnership} has a review {review} already. Tell the two apart by label or year. Nothing was changed."
        )


class NotOfThisKind(Refused):
    """Nothing was shown, or something of another kind."""

    def __init__(self) -> None:
        super().__init__("What was to be confirmed together is not all of one kind. Nothing was confirmed.")
