"""The log is only ever added to."""

from __future__ import annotations

import pytest

from factories.people import a_person
from heed.audit.errors import AppendOnly
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.audit.services import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    person = a_person()
    return record(by=person, action=Action.ACCOUNT_OPENED, record=person)


def test_an_entry_cannot_be_saved_again(entry: Entry) -> None:
    entry.actor_name = "Somebody else"
    with pytest.raises(AppendOnly):
        entry.save()
    entry.refresh_from_db()
    assert entry.actor_name == "Sam Stone"


def test_an_entry_read_back_cannot_be_saved_or_deleted(entry: Entry) -> None:
    again = Entry.objects.get(pk=entry.pk)
    with pytest.raises(AppendOnly):
        again.save(update_fields=["detail"])
    with pytest.raises(AppendOnly):
        again.delete()
    assert Entry.objects.count() == 1


def test_many_entries_cannot_be_altered_or_deleted_at_once(entry: Entry) -> None:
    with pytest.raises(AppendOnly):
        Entry.objects.update(actor_name="Nobody")
    with pytest.raises(AppendOnly):
        Entry.objects.filter(pk=entry.pk).delete()
    with pytest.raises(AppendOnly):
        Entry.objects.bulk_update([entry], ["detail"])
    assert Entry.objects.get().actor_name == "Sam Stone"


def test_adding_cannot_write_over_an_entry(entry: Entry) -> None:
    other = Entry(pk=entry.pk, actor_name="Nobody", action="x", record_kind="x", record_id=1)
    with pytest.raises(AppendOnly):
        Entry.objects.bulk_create([other], update_conflicts=True, update_fields=["actor_name"], unique_fields=["id"])
