"""Writing partnerships, and the lists of agencies and roles."""

from __future__ import annotations

from django.db import transaction

from heed.people.models import Agency, Partnership, Role, Succession
from heed.reading import codes


@transaction.atomic
def load_code_lists() -> int:
    """Brings the agencies and roles up to the lists that come with this version of Heed.

    Gives how many were added or renamed. A code that a list no longer holds stays: records point at it.
    """
    written = 0
    agencies: dict[str, Agency] = {}
    for agency_code in codes.agencies():
        agency = Agency.objects.filter(code=agency_code.code).first() or Agency(code=agency_code.code)
        written += _bring_up_to_date(agency, name=agency_code.name)
        agencies[agency.code] = agency
    for role_code in codes.roles():
        role = Role.objects.filter(code=role_code.code).first() or Role(code=role_code.code)
        written += _bring_up_to_date(
            role, name=role_code.name, agency=agencies[role_code.agency] if role_code.agency else None
        )
    return written


def _bring_up_to_date(row: Agency | Role, **values: object) -> bool:
    values["list_version"] = codes.version()
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return True


def add_partnership(*, partnership: Partnership) -> Partnership:
    """Adds a body that commissions and publishes reviews: a row that is filled in and not yet kept.

    Raises ``ValidationError``, with a sentence for each fault, where a name or slug is taken or not as it should be.
    """
    partnership.full_clean()
    partnership.save()
    return partnership


def record_succession(*, succession: Succession) -> Succession:
    """One body became another. A split or a merger is recorded once for each pair."""
    succession.full_clean()
    succession.save()
    return succession
