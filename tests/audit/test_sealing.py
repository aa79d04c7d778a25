"""Entries are sealed right after their transaction, in one chain whoever writes; and what was altered since is found."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from factories.people import a_person
from factories.tampering import tamper
from heed.audit.errors import AppendOnly
from heed.audit.models import Entry, Seal
from heed.audit.rules import START, Action, Head
from heed.audit.selectors import head, verify
from heed.audit.services import record, record_all, seal, sealing
from heed.people.models import Person

transactional = pytest.mark.django_db(transaction=True)
in_one_transaction = pytest.mark.django_db


def some_entries(count: int, person: Person | None = None) -> list[Entry]:
    person = person or a_person()
    return record_all(by=person, action=Action.CONFIRMED, records=[person] * count, detail={"n": 1.5, "words": "é ☃"})


def rejected_and_rolled_back(person: Person) -> None:
    """A savepoint that comes to nothing, with the entry that was written in it."""
    with transaction.atomic():
        record(by=person, action=Action.REJECTED, record=person)
        transaction.set_rollback(True)


def wrong() -> list[str]:
    return [str(damage) for damage in verify().damages]


@transactional
def test_what_is_written_is_sealed_once_it_is_committed() -> None:
    person = a_person()
    with transaction.atomic():
        for _ in range(3):
            record(by=person, action=Action.CONFIRMED, record=person)
        assert not Seal.objects.exists()
    assert list(Seal.objects.values_list("position", flat=True)) == [1, 2, 3]
    assert list(Seal.objects.values_list("entry_id", flat=True)) == list(
        Entry.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert verify().damages == ()


@transactional
def test_what_is_rolled_back_leaves_neither_entry_nor_seal() -> None:
    person = a_person()
    with transaction.atomic():
        record(by=person, action=Action.CONFIRMED, record=person)
        rejected_and_rolled_back(person)
    assert Seal.objects.count() == Entry.objects.count() == 1
    assert verify().damages == ()


@transactional
def test_an_entry_is_sealed_though_the_first_of_its_transaction_was_rolled_back() -> None:
    person = a_person()
    with transaction.atomic():
        rejected_and_rolled_back(person)
        record(by=person, action=Action.CONFIRMED, record=person)
    assert Seal.objects.count() == Entry.objects.count() == 1


@transactional
def test_what_a_crash_left_unsealed_is_sealed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    person = a_person()
    with monkeypatch.context() as patch:
        patch.setattr(sealing, "_seal_some", lambda written: 0)
        record(by=person, action=Action.CONFIRMED, record=person)
    found = verify()
    assert (found.waiting, found.damages) == (1, ())
    record(by=person, action=Action.CONFIRMED, record=person)
    assert verify().waiting == 0
    assert head().position == 2


@transactional
def test_a_failure_to_seal_does_not_undo_what_was_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(written: object) -> int:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(sealing, "_seal_some", locked)
    person = a_person()
    record(by=person, action=Action.CONFIRMED, record=person)
    assert Entry.objects.count() == 1


@transactional
def test_many_who_write_at_once_make_one_chain() -> None:
    person = a_person()

    def write() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    some_entries(2, person)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = verify()
    assert (found.head.position, found.waiting, found.damages) == (40, 0, ())


@transactional
def test_a_transaction_that_others_overtook_is_sealed_all_the_same() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time: nobody is overtaken")
    person, first, second = a_person(), threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                some_entries(2, person)
                first.set()
                second.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    first.wait(20)
    some_entries(1, person)
    second.set()
    thread.join()
    found = verify()
    assert (found.head.position, found.waiting, found.damages) == (3, 0, ())


@in_one_transaction
def test_entries_from_before_there_were_seals_are_sealed_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    some_entries(10)
    assert seal() == 10
    assert seal() == 0
    assert (verify().head.position, verify().damages) == (10, ())


@in_one_transaction
def test_writing_an_entry_costs_one_query_and_sealing_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    person = a_person()
    with django_assert_max_num_queries(1):
        record(by=person, action=Action.VIEWED, record=person)
    # a savepoint of its own inside this test's transaction, and the lock on PostgreSQL, are among them
    with django_assert_max_num_queries(7):
        seal()


@in_one_transaction
@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET digest = 'x'", "UPDATE {} SET action = 'x'"])
def test_the_database_itself_refuses_to_alter_or_remove(table: str, statement: str) -> None:
    if ("digest" in statement) == (table == "audit_entry") and "UPDATE" in statement:
        pytest.skip("that table has no such column")
    some_entries(1)
    seal()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert wrong() == []


@in_one_transaction
def test_a_seal_cannot_be_altered_or_removed_from_within() -> None:
    some_entries(1)
    seal()
    kept = Seal.objects.get()
    with pytest.raises(AppendOnly):
        kept.save()
    with pytest.raises(AppendOnly):
        kept.delete()
    with pytest.raises(AppendOnly):
        Seal.objects.update(digest="")
    with pytest.raises(AppendOnly):
        Seal.objects.all().delete()


COLUMNS: dict[str, str | int] = {
    "at": "2020-01-01 00:00:00+00:00",
    "actor_id": 999,
    "actor_name": "Somebody else",
    "action": "rejected",
    "record_kind": "reviews.item",
    "record_id": 999,
    "about_kind": "reviews.item",
    "about_id": 999,
    "partnership_id": 999,
    "detail": '{"words": "é"}',
}


@in_one_transaction
def test_every_column_is_among_those_that_are_tampered_with() -> None:
    assert {"id", *COLUMNS} == {field.column for field in Entry._meta.concrete_fields}


@in_one_transaction
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(column: str) -> None:
    entries = some_entries(3)
    seal()
    change = f"UPDATE audit_entry SET {column} = %s WHERE id = %s"  # noqa: S608 - a name from the list above
    tamper(change, COLUMNS[column], entries[1].pk)
    (sentence,) = wrong()
    assert sentence.startswith(f"Entry {entries[1].pk} is not the one that was sealed at position 2:")


@in_one_transaction
def test_two_entries_that_changed_places_are_found() -> None:
    entries = some_entries(3)
    seal()
    one, other = entries[0].pk, entries[2].pk
    for key, to in ((one, -1), (other, one), (-1, other)):
        tamper("UPDATE audit_entry SET id = %s WHERE id = %s", to, key)
    assert [f"Entry {key} is not the one" in sentence for key, sentence in zip((one, other), wrong(), strict=True)] == [
        True,
        True,
    ]


@in_one_transaction
def test_a_removed_entry_is_found_with_its_seal_and_without() -> None:
    entries = some_entries(4)
    seal()
    tamper("DELETE FROM audit_entry WHERE id = %s", entries[1].pk)
    assert wrong() == [f"Entry {entries[1].pk}, sealed at position 2, is missing: it was removed."]
    tamper("DELETE FROM audit_seal WHERE position = %s", 2)
    assert wrong() == ["Position 2 is missing from the chain: what was sealed there was removed."]


@in_one_transaction
def test_an_inserted_entry_is_found_also_after_more_was_written() -> None:
    entries = some_entries(3)
    seal()
    tamper("DELETE FROM audit_entry WHERE id = %s", entries[1].pk)
    tamper("DELETE FROM audit_seal WHERE position = %s", 2)
    assert len(wrong()) == 1
    Entry(
        pk=entries[1].pk, actor_name="Me", action="x", record_kind="x", record_id=1, about_kind="x", about_id=1
    ).save()
    some_entries(1)
    seal()
    assert any(f"Entry {entries[1].pk} was never sealed, though later ones were" in sentence for sentence in wrong())


@in_one_transaction
def test_a_changed_seal_is_found() -> None:
    some_entries(3)
    seal()
    tamper("UPDATE audit_seal SET digest = %s WHERE position = %s", "0" * 64, 2)
    assert any("The chain does not hold at position 2" in sentence for sentence in wrong())


@in_one_transaction
def test_a_tail_cut_off_is_found_by_a_head_noted_before() -> None:
    entries = some_entries(3)
    seal()
    noted = head()
    tamper("DELETE FROM audit_entry WHERE id = %s", entries[2].pk)
    tamper("DELETE FROM audit_seal WHERE position = %s", 3)
    assert verify().damages == ()
    (damage,) = verify(noted).damages
    assert "had reached 3 when that was noted" in str(damage)


@in_one_transaction
def test_a_chain_that_was_written_anew_is_found_by_a_head_noted_before() -> None:
    entries = some_entries(2)
    seal()
    noted = head()
    tamper("UPDATE audit_entry SET actor_name = 'Me' WHERE id = %s", entries[0].pk)
    tamper("DELETE FROM audit_seal")
    seal()
    assert verify().damages == ()
    (damage,) = verify(noted).damages
    assert "does not have the digest that was noted" in str(damage)


@in_one_transaction
def test_a_head_noted_before_is_found_again_after_more_was_written() -> None:
    some_entries(2)
    seal()
    noted = head()
    some_entries(2)
    seal()
    assert verify(noted).damages == ()


@in_one_transaction
def test_an_empty_log_ends_where_it_starts() -> None:
    assert head() == START
    assert verify().entry_count == 0
    assert verify(Head(1, "a" * 64)).damage_count == 1


@in_one_transaction
def test_a_log_damaged_throughout_tells_of_the_first_hundred() -> None:
    some_entries(1000)
    seal()
    tamper("UPDATE audit_entry SET actor_name = 'Me'")
    assert (verify().damage_count, len(verify().damages)) == (1000, 100)
