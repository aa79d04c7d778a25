"""How far the log has come: the sign by which others tell that nothing was written since they last looked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from heed.audit.models import Entry, Seal

_ASKED = f"SELECT (SELECT MAX(id) FROM {Entry._meta.db_table}), (SELECT MAX(position) FROM {Seal._meta.db_table})"  # noqa: S608, SLF001 - names of our own tables


@dataclass(frozen=True, slots=True)
class Extent:
    """The highest key of an entry, and the last position that is sealed; 0 where there is none."""

    entry: int
    sealed: int


def extent() -> Extent:
    """How far the log has come, as this connection sees it: two ends of two indexes, in one question.

    Both, because on PostgreSQL a transaction may be overtaken by another with higher keys. When it commits, the highest
    key stays what it was, and it is the seal that follows at once which moves. On SQLite writers come one after the other.
    """
    with connection.cursor() as cursor:
        # written out: it is asked for every public page, and putting it together took longer than the answer
        cursor.execute(_ASKED)
        entry, sealed = cursor.fetchone()
    return Extent(entry or 0, sealed or 0)
