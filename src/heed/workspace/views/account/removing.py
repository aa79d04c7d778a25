"""Which second factor may not go."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

from heed.people.models import Person
from heed.people.selectors import second_factor_demanded
from heed.workspace.selectors.second_factors import second_factors


def is_needed(person: Person) -> bool:
    """Whether the person has one second factor, and must have one."""
    return second_factors(person).number <= 1 and second_factor_demanded(person)


def refuse(request: HttpRequest) -> None:
    """Says why it stays."""
    messages.error(request, "This is your only second factor, and your duties ask for one. Add another first.")
