"""What an entry remembers."""

from __future__ import annotations

import pytest

from factories.people import a_partnership, a_person
from heed.audit.rules import Action
from heed.audit.selectors import history, history_about
from heed.audit.services import record, record_all

pytestmark = pytest.mark.django_db


def test_an_entry_keeps_who_what_and_on_which_record() -> None:
    person, partnership = a_person("Amina Rook"), a_partnership()
    entry = record(by=person, action=Action.PARTNERSHIP_ADDED, record=partnership, detail={"name": partnership.name})
    entry.refresh_from_db()
    assert (entry.actor_id, entry.actor_name) == (person.pk, "Amina Rook")
    assert (entry.action, entry.record_kind, entry.record_id) == (
        "partnership added",
        "people.partnership",
        partnership.pk,
    )
    assert entry.detail == {"name": partnership.name}


def test_what_nobody_did_is_put_down_to_heed() -> None:
    assert record(by=None, action=Action.ACCOUNT_OPENED, record=a_person()).actor_name == "Heed"


def test_the_history_of_a_record_is_its_own_and_the_newest_comes_first() -> None:
    one, other = a_partnership(), a_partnership()
    record_all(by=None, action=Action.PARTNERSHIP_ADDED, records=[one, other])
    record(by=None, action=Action.DUTY_GIVEN, record=one)
    record(by=None, action=Action.DUTY_GIVEN, record=a_person())
    assert [entry.action for entry in history(one)] == ["duty given", "partnership added"]


def test_the_name_outlives_the_account() -> None:
    person, partnership = a_person("Amina Rook"), a_partnership()
    record(by=person, action=Action.PARTNERSHIP_ADDED, record=partnership)
    person.delete()
    assert history(partnership).get().actor_name == "Amina Rook"


def test_an_entry_knows_what_its_record_is_part_of_and_whose_matter_that_is() -> None:
    partnership, person = a_partnership(), a_person()
    entry = record(by=None, action=Action.DUTY_GIVEN, record=person, about=partnership)
    assert (entry.about_kind, entry.about_id) == ("people.partnership", partnership.pk)
    assert entry.partnership_id == partnership.pk


def test_without_a_whole_the_entry_is_about_the_record_itself() -> None:
    person = a_person()
    entry = record(by=None, action=Action.ACCOUNT_OPENED, record=person)
    assert (entry.about_kind, entry.about_id, entry.partnership_id) == ("people.person", person.pk, None)


def test_the_history_about_a_record_holds_what_was_done_to_its_parts() -> None:
    partnership, other = a_partnership(), a_partnership()
    record(by=None, action=Action.PARTNERSHIP_ADDED, record=partnership)
    record(by=None, action=Action.DUTY_GIVEN, record=a_person(), about=partnership)
    record(by=None, action=Action.DUTY_GIVEN, record=a_person(), about=other)
    assert [entry.action for entry in history_about(partnership)] == ["duty given", "partnership added"]
