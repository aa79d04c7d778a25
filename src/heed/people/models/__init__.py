"""The tables that people owns."""

from heed.people.models.agency import Agency, Role
from heed.people.models.partnership import FormerName, Partnership, Succession
from heed.people.models.person import Membership, Person
from heed.people.models.session import OpenSession

__all__ = ["Agency", "FormerName", "Membership", "OpenSession", "Partnership", "Person", "Role", "Succession"]
