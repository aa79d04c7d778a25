"""How far the log has come, which moves whenever something is committed, in whatever order."""

from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from factories.people import a_person
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.audit.selectors import Extent, extent
from heed.audit.services import record, seal
from heed.people.models import Person

transactional = pytest.mark.django_db(transaction=True)


def an_entry(person: Person, **given: int) -> Entry:
    columns = {"action": Action.CONFIRMED, "record_kind": "people.person", "about_kind": "people.person"}
    keys = {"record_id": person.pk, "about_id": person.pk}
    return Entry.objects.create(actor_name=person.name, **columns, **keys, **given)


@pytest.mark.django_db
def test_an_empty_log_has_come_nowhere() -> None:
    assert extent() == Extent(0, 0)


@transactional
def test_it_moves_with_what_is_committed_and_stays_where_nothing_is() -> None:
    person = a_person()
    record(by=person, action=Action.CONFIRMED, record=person)
    before = extent()
    assert before == extent()
    with transaction.atomic():
        record(by=person, action=Action.CONFIRMED, record=person)
        transaction.set_rollback(True)
    assert extent() == before
    record(by=person, action=Action.CONFIRMED, record=person)
    after = extent()
    assert (after.entry > before.entry, after.sealed) == (True, before.sealed + 1)


@transactional
def test_it_moves_with_an_entry_that_others_overtook() -> None:
    person = a_person()
    an_entry(person, id=12)
    seal()
    before = extent()
    # committed late, with a lower key: the highest key does not tell of it
    overtaken = an_entry(person, id=11)
    assert extent() == before
    seal(written={overtaken.pk})
    assert (extent().entry, extent().sealed) == (before.entry, before.sealed + 1)


@pytest.mark.django_db
def test_it_is_one_question(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        extent()
