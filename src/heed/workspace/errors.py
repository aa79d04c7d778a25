"""What those who manage people are refused."""

from __future__ import annotations

from heed.people.models import Partnership, Person
from heed.reviews.errors import Refused


class LastAdministrator(Refused):
    """Nobody would be left to say who does what for a partnership."""

    def __init__(self, person: Person, partnership: Partnership) -> None:
        super().__init__(
            f"{person.name} is the last administrator of {partnership.name}. Make somebody else administrator first."
        )


class OwnAccount(Refused):
    """Somebody would shut themselves out."""

    def __init__(self) -> None:
        super().__init__("You cannot close your own account. Another administrator can.")


class WorksElsewhereToo(Refused):
    """What concerns the whole account would concern a partnership that the person asking does not administer."""

    def __init__(self, person: Person) -> None:
        super().__init__(
            f"{person.name} also works for a partnership that you do not administer. "
            "Take away what they do for yours, or ask an administrator of both."
        )


class AlreadyInvited(Refused):
    """An open invitation is there."""

    def __init__(self, email: str, partnership: Partnership) -> None:
        super().__init__(
            f"{email} has been invited to {partnership.name} already. Send that invitation again, or revoke it."
        )


class NoLongerGood(Refused):
    """An invitation that was used, revoked, or is too old."""

    def __init__(self) -> None:
        super().__init__("This invitation is no longer good. Ask whoever sent it for another.")


class ClosedAccount(Refused):
    """An invitation to somebody whose account is closed."""

    def __init__(self) -> None:
        super().__init__("The account with this address is closed. Ask an administrator to open it again.")
