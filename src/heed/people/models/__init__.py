"""The tables that people owns."""

from heed.people.models.agency import Agency, Role
from heed.people.models.partnership import Partnership, Succession
from heed.people.models.person import Membership, Person

__all__ = ["Agency", "Membership", "Partnership", "Person", "Role", "Succession"]
