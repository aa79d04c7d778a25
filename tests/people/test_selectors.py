"""Who may do what where, and which body became which."""

from __future__ import annotations

import pytest

from factories.people import a_partnership, a_person, an_editor, became, somebody
from heed.people.models import Partnership
from heed.people.rules import Duty, Permission
from heed.people.selectors import (
    duties,
    find_partnership,
    find_person,
    lineage,
    partnerships_by_permission,
    partnerships_of,
    partnerships_where,
    predecessors,
    successors,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cumbria() -> dict[str, Partnership]:
    """A board that became a partnership, which was split in two."""
    names = ("board", "partnership", "east", "west")
    bodies = {name: a_partnership(f"Cumbria {name}") for name in names}
    became(bodies["board"], bodies["partnership"])
    became(bodies["partnership"], bodies["east"])
    became(bodies["partnership"], bodies["west"])
    return bodies


def test_a_stranger_has_no_duties() -> None:
    assert duties(a_person(), a_partnership()) == frozenset()


def test_an_editor_has_theirs_and_only_at_their_own_partnership() -> None:
    partnership = a_partnership()
    editor = an_editor(partnership)
    assert duties(editor, partnership) == {Duty.EDITOR}
    assert duties(editor, a_partnership()) == frozenset()


def test_who_has_left_has_no_duties() -> None:
    partnership = a_partnership()
    editor = an_editor(partnership)
    editor.is_active = False
    editor.save()
    assert duties(editor, partnership) == frozenset()
    assert partnerships_where(editor, Permission.SEE_DRAFTS) == frozenset()


def test_a_successors_people_answer_for_its_predecessors_and_not_the_other_way(cumbria: dict[str, Partnership]) -> None:
    east = an_editor(cumbria["east"])
    assert duties(east, cumbria["board"]) == {Duty.EDITOR}
    assert duties(east, cumbria["west"]) == frozenset()
    assert duties(an_editor(cumbria["board"]), cumbria["east"]) == frozenset()


def test_partnerships_where_something_is_allowed_include_predecessors(cumbria: dict[str, Partnership]) -> None:
    west = an_editor(cumbria["west"])
    own = {cumbria["west"].pk, cumbria["partnership"].pk, cumbria["board"].pk}
    assert partnerships_where(west, Permission.IMPORT) == own
    assert partnerships_where(west, Permission.PUBLISH) == frozenset()


def test_a_reader_belongs_and_may_see_no_drafts() -> None:
    partnership = a_partnership()
    reader = somebody(Duty.READER, partnership)
    assert partnerships_of(reader) == {partnership.pk}
    assert partnerships_where(reader, Permission.SEE_DRAFTS) == frozenset()


def test_lineages_are_followed_at_any_distance(cumbria: dict[str, Partnership]) -> None:
    assert set(predecessors(cumbria["east"])) == {cumbria["partnership"], cumbria["board"]}
    assert set(successors(cumbria["board"])) == {cumbria["partnership"], cumbria["east"], cumbria["west"]}
    assert set(lineage(cumbria["east"])) == {cumbria["board"], cumbria["partnership"], cumbria["east"]}


def test_people_are_found_however_their_address_is_capitalised() -> None:
    person = a_person(email="amina@example.org")
    assert find_person(" Amina@Example.org") == person
    assert find_person("nobody@example.org") is None


def test_a_partnership_is_found_by_name_short_name_and_slug_but_only_if_it_is_the_one() -> None:
    one = a_partnership("Fallowshire Partnership", "FSCP")
    assert find_partnership("fallowshire partnership") == find_partnership("fscp") == one
    assert find_partnership("fallowshire-partnership") == one
    a_partnership("Farshire Partnership", "FSCP")
    assert find_partnership("FSCP") is None


@pytest.mark.parametrize("duty", list(Duty))
def test_all_permissions_at_once_are_those_asked_one_by_one(cumbria: dict[str, Partnership], duty: Duty) -> None:
    person = somebody(duty, cumbria["east"])
    assert partnerships_by_permission(person) == {
        permission: partnerships_where(person, permission) for permission in Permission
    }
