"""What coding refuses. Each error is a whole sentence that tells a person what to do."""

from __future__ import annotations

from heed.reviews.errors import Refused


class NoSuchTheme(Refused):
    """A code that the coding frame does not have."""

    def __init__(self) -> None:
        super().__init__(
            "That is no theme of the coding frame. Choose from the themes on the page. Nothing was changed."
        )
