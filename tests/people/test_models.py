"""What the database refuses of people and partnerships."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from factories.people import a_partnership, became

pytestmark = pytest.mark.django_db


def test_a_body_cannot_succeed_itself_and_can_succeed_another() -> None:
    one, other = a_partnership(), a_partnership()
    became(one, other)
    with pytest.raises(IntegrityError):
        became(one, one)


def test_a_succession_is_recorded_once() -> None:
    one, other = a_partnership(), a_partnership()
    became(one, other)
    with pytest.raises(IntegrityError):
        became(one, other)
