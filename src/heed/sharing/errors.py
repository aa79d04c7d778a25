"""What sharing refuses. As everywhere, each error is a whole sentence that tells a person what to do."""

from __future__ import annotations

from heed.reviews.errors import Refused


class TooMany(Refused):
    """More asked for from one place, or by everybody together, than this site sends in an hour."""

    def __init__(self) -> None:
        super().__init__("Too many mails were asked for in a short time. Please wait an hour, and try again.")


class MailNotTaken(Exception):
    """The mail server took nothing, or not this mail for now. It names no address, so that no log does."""

    def __init__(self) -> None:
        super().__init__("The mail server did not take a mail. It is tried again.")
