"""Writing partnerships, and the lists of agencies and roles."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from heed.people import rules, selectors
from heed.people.models import Agency, FormerName, Partnership, Role, Succession
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
    _refuse_anothers_former_slug(partnership)
    partnership.save()
    return partnership


def change_partnership(*, partnership: Partnership) -> Partnership:
    """Keeps what was changed of a body's kind, nation and contact details. Its names change by ``rename_partnership``."""
    partnership.full_clean()
    partnership.save(update_fields=["kind", "nation", "postal_address", "email", "phone"])
    return partnership


@transaction.atomic
def rename_partnership(*, partnership: Partnership, name: str, short_name: str, slug: str, on: date) -> Partnership:
    """Gives the body another name from that day. It stays the same body, and is found under both names.

    Raises ``ValidationError`` where nothing would change, where the day has not come or lies before the last renaming,
    and where the name or slug is or was another body's.
    """
    held = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if (held.name, held.short_name, held.slug) == (name, short_name, slug):
        raise ValidationError("That is what the body is called already.")
    if on > timezone.localdate():
        raise ValidationError("That day has not come yet. Record it on the day itself, or afterwards.")
    last = held.former_names.first()
    if last and last.until > on:
        raise ValidationError(f"It took its present name on {last.until:%-d %B %Y}. Give that day or a later one.")
    before = FormerName(partnership=held, name=held.name, short_name=held.short_name, slug=held.slug, until=on)
    held.name, held.short_name, held.slug = name, short_name, slug
    held.full_clean()
    _refuse_anothers_former_slug(held)
    before.save()
    held.save(update_fields=["name", "short_name", "slug"])
    return held


def record_succession(*, succession: Succession) -> Succession:
    """One body became another. A split or a merger is recorded once for each pair.

    Raises ``ValidationError``, with a sentence for each fault, where it does not fit what is known of the lineage.
    """
    step = rules.Step(succession.predecessor_id, succession.successor_id, succession.on)
    if faults := rules.step_faults(step, selectors.known_steps(), today=timezone.localdate()):
        raise ValidationError(list(faults))
    succession.full_clean()
    succession.save()
    return succession


def remove_succession(*, succession: Succession) -> None:
    """Takes out a succession that was recorded by mistake."""
    succession.delete()


def _refuse_anothers_former_slug(partnership: Partnership) -> None:
    """Addresses with a former slug go on answering, so no other body may take it."""
    others = FormerName.objects.filter(slug=partnership.slug).exclude(partnership=partnership.pk)
    if other := others.select_related("partnership").first():
        raise ValidationError(
            {"slug": f"“{partnership.slug}” still leads to {other.partnership}, which was called so. Choose another."}
        )
