"""Writing partnerships, people and their duties."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from factories.people import a_partnership, a_person
from heed.people.models import Agency, Membership, Partnership, Role, Succession
from heed.people.rules import Duty
from heed.people.services import add_partnership, add_person, give_duty, load_code_lists, record_succession
from heed.reading import codes

pytestmark = pytest.mark.django_db


def test_the_code_lists_are_loaded_whole() -> None:
    assert load_code_lists() == len(codes.agencies()) + len(codes.roles())
    assert set(Agency.objects.values_list("code", flat=True)) == {agency.code for agency in codes.agencies()}
    assert {(r.code, r.agency.code if r.agency else None) for r in Role.objects.select_related("agency")} == {
        (role.code, role.agency) for role in codes.roles()
    }


def test_loading_them_again_writes_nothing() -> None:
    load_code_lists()
    assert load_code_lists() == 0


def test_a_name_that_changed_follows_the_list_and_a_code_that_left_it_stays() -> None:
    load_code_lists()
    Agency.objects.filter(code="police").update(name="Constabulary")
    Agency.objects.create(code="workhouse", name="Workhouse", list_version="1834")
    assert load_code_lists() == 1
    assert Agency.objects.get(code="police").name == "Police"
    assert Agency.objects.filter(code="workhouse").exists()


def test_a_person_signs_in_with_a_folded_address() -> None:
    person = add_person(email=" Amina@Example.ORG ", name=" Amina Rook ", password="correct horse battery")
    assert (person.email, person.name) == ("amina@example.org", "Amina Rook")
    assert person.check_password("correct horse battery")


def test_an_address_is_one_persons() -> None:
    a_person(email="amina@example.org")
    with pytest.raises(ValidationError):
        add_person(email="AMINA@example.org", name="Another", password=None)


def test_a_weak_password_is_refused() -> None:
    with pytest.raises(ValidationError, match="too short"):
        add_person(email="amina@example.org", name="Amina", password="short")


def test_without_a_password_nobody_can_sign_in() -> None:
    assert not add_person(email="amina@example.org", name="Amina", password=None).has_usable_password()


def test_a_partnerships_name_is_its_own() -> None:
    add_partnership(partnership=Partnership(name="Fallowshire", slug="fallowshire"))
    with pytest.raises(ValidationError):
        add_partnership(partnership=Partnership(name="Fallowshire", slug="fallowshire-2"))


def test_a_body_does_not_succeed_itself() -> None:
    body = a_partnership()
    succession = Succession(predecessor=body, successor=body, on=date(2020, 1, 1), how=Succession.How.RENAMED)
    with pytest.raises(ValidationError):
        record_succession(succession=succession)


def test_giving_a_duty_twice_is_giving_it_once() -> None:
    person, partnership = a_person(), a_partnership()
    assert give_duty(person=person, partnership=partnership, duty=Duty.EDITOR)
    assert not give_duty(person=person, partnership=partnership, duty=Duty.EDITOR)
    assert Membership.objects.count() == 1
