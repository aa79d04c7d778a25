"""To which agencies a person belongs, and in which role."""

from __future__ import annotations

from django.db import models

from heed.people.models.agency import Agency, Role
from heed.people.models.partnership import Partnership
from heed.people.models.person import Person


class Position(models.Model):
    """A person stands for an agency at a partnership: what speaks to that agency and role concerns them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="positions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="positions")
    role = models.ForeignKey(Role, null=True, blank=True, on_delete=models.PROTECT, related_name="positions")

    class Meta:
        ordering = ["agency__name", "role__name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "partnership", "agency", "role"], name="people_position_once"),
            models.UniqueConstraint(
                fields=["person", "partnership", "agency"],
                condition=models.Q(role=None),
                name="people_position_without_role_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.agency}" if self.role else str(self.agency)
