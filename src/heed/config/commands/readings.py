"""A folder of readings: one JSON file for each document, written as soon as it is read, so that work can be taken up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from heed import __version__
from heed.reading import Document
from heed.reading.output import as_json


def place_of(path: Path, folder: Path) -> Path | None:
    """Where the reading of a file is kept: named for the file and for what it holds. Null where it cannot be opened."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return folder / f"{path.name}.{hashlib.sha256(content).hexdigest()[:12]}.json"


def still_to_read(paths: Iterable[Path], folder: Path) -> list[Path]:
    """The files that have no reading by this version of Heed in the folder yet."""
    return [path for path in paths if not _is_read(place_of(path, folder))]


def keep(document: Document, path: Path, folder: Path) -> None:
    """Write a reading whole or not at all: a half-written one would pass for done."""
    place = place_of(path, folder)
    if place is None:
        return
    draft = place.with_suffix(".part")
    draft.write_text(as_json([document]) + "\n", encoding="utf-8")
    draft.replace(place)


def _is_read(place: Path | None) -> bool:
    if place is None or not place.exists():
        return False
    try:
        (kept,) = json.loads(place.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return False
    return isinstance(kept, dict) and kept.get("engine") == __version__
