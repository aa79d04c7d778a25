"""The tables that people owns."""

from heed.people.models.agency import Agency, Role
from heed.people.models.invitation import Invitation
from heed.people.models.partnership import FormerName, Partnership, Succession
from heed.people.models.person import Membership, Person
from heed.people.models.position import Position
from heed.people.models.session import OpenSession

__all__ = [
    "Agency",
    "FormerName",
    "Invitation",
    "Membership",
    "OpenSession",
    "Partnership",
    "Person",
    "Position",
    "Role",
    "Succession",
]
