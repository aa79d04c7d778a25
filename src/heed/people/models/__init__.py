"""The tables that people owns."""

from heed.people.models.agency import Agency, Role
from heed.people.models.partnership import Partnership, Succession
from heed.people.models.person import Membership, Person
from heed.people.models.session import OpenSession

__all__ = ["Agency", "Membership", "OpenSession", "Partnership", "Person", "Role", "Succession"]
