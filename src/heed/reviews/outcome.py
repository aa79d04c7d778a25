"""What an import did, for a command to print and a page to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class ImportState(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words that the new file has differently.

    ``stands``: a person had decided on the old words, or another document has them too, so they stand until somebody
    takes the new ones into the record.
    """

    old: str
    new: str
    stands: bool


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What an import did to one review.

    ``name`` is as commands name it: partnership/year/label. ``added``, ``changed`` and ``removed`` hold the words
    concerned; ``kept`` those that the new file no longer has, but that a person decided on or another document says.
    ``repeated`` counts what this file says again in the words of another document. ``notes`` are sentences about label,
    year, title, kind and date.
    """

    review_id: int
    name: str
    label: str
    year: int
    is_new: bool
    added: tuple[str, ...] = ()
    changed: tuple[Reworded, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    repeated: int = 0
    warnings: int = 0
    notes: tuple[str, ...] = ()
    lost_confirmation: bool = False


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did. ``no_longer`` names reviews that the file used to tell of and now does not."""

    file: str
    state: ImportState
    document_id: int
    reviews: tuple[ReviewOutcome, ...]
    no_longer: tuple[str, ...] = ()


def as_json(outcome: ImportOutcome) -> dict[str, object]:
    """The outcome as JSON can hold it."""
    return asdict(outcome)


def from_json(kept: Mapping[str, Any]) -> ImportOutcome:
    """The outcome that ``as_json`` gave."""
    return ImportOutcome(
        file=kept["file"],
        state=ImportState(kept["state"]),
        document_id=kept["document_id"],
        reviews=tuple(_review_from(review) for review in kept["reviews"]),
        no_longer=tuple(kept["no_longer"]),
    )


def _review_from(kept: Mapping[str, Any]) -> ReviewOutcome:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
    values["changed"] = tuple(Reworded(**change) for change in kept["changed"])
    return ReviewOutcome(**values)
