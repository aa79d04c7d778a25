"""Altering the log behind Heed's back, as somebody with the database's password could."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_entry", "audit_seal")


@contextmanager
def unguarded(database: BaseDatabaseWrapper = connection) -> Iterator[None]:
    """Lifts the triggers that guard the log, and puts them back."""
    lift = _lifted_on_sqlite if database.vendor == "sqlite" else _lifted_on_postgresql
    with lift(database):
        yield


@contextmanager
def _lifted_on_sqlite(database: BaseDatabaseWrapper) -> Iterator[None]:
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('audit_entry', 'audit_seal')"
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        try:
            yield
        finally:
            for _name, sql in triggers:
                cursor.execute(sql)


@contextmanager
def _lifted_on_postgresql(database: BaseDatabaseWrapper) -> Iterator[None]:
    with database.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        try:
            yield
        finally:
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def tamper(sql: str, *values: str | int) -> None:
    """Runs one statement on the log with its guards lifted."""
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(sql, values)
