"""What was found: the values that `heed check` prints and that a gate before publishing shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heed.reading.document import Evidence


class Grade(StrEnum):
    """How far a finding reaches. A machine says only how it looks; a person decides."""

    IDENTIFIES = "identifies"
    """By itself it can point to one person: it is to be taken out, or a person says why not."""
    MAY_IDENTIFY = "may_identify"
    """With what others know, it can point to one family."""
    COMBINATION = "combination"
    """Each part is harmless; together they point to one family."""
    NOTE = "note"
    """Lawful as a rule, and said so that nobody has to wonder: the chair's name, the office's own telephone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could identify, with all the places where it stands.

    ``kind`` is a stable code (data/kinds.toml), ``group`` the heading under which people see it, ``message`` whole
    sentences that say what it is and what to do. ``evidence`` are stretches of the pages' text. For what a file carries
    beside its text, ``where`` names the place in a person's words ("the document's properties, Author") and ``said``
    quotes what stands there. Of a combination, ``parts`` says of each of the evidence what it tells and what to say instead.
    """

    kind: str
    message: str
    grade: Grade
    evidence: tuple[Evidence, ...] = ()
    group: str = ""
    where: str = ""
    said: str = ""
    parts: tuple[str, ...] = ()
