"""What publishing refuses. As in the record, each error is a whole sentence that tells a person what to do."""

from __future__ import annotations

from heed.reviews.errors import Refused


class NotConfirmed(Refused):
    """Nobody stands behind the review as it is."""

    def __init__(self, review: str) -> None:
        super().__init__(f"{review} has not been confirmed as it is now. Confirm it first, then publish it.")


class NotPublished(Refused):
    """What is not public cannot be withdrawn."""

    def __init__(self, review: str) -> None:
        super().__init__(f"{review} is not public, so there is nothing to withdraw.")


class TellsOfOthers(Refused):
    """A document that cannot be opened for one review without giving away another."""

    def __init__(self, document: str, others: list[str]) -> None:
        super().__init__(
            f"{document} also tells of {', '.join(others)}, which the public does not see. "
            "Publish that first, or publish this review without its report."
        )
