"""A folder of readings: one JSON file for each document, written as soon as it is read, so that work can be taken up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from heed import __version__
from heed.reading import Document
from heed.reading.output import as_json


def place_of(name: str, sha256: str, folder: Path) -> Path:
    """Where the reading of a file is kept: named for the file and for what it holds."""
    return folder / f"{name}.{sha256[:12]}.json"


def still_to_read(paths: Iterable[Path], folder: Path) -> list[Path]:
    """The files that have no reading by this version of Heed in the folder yet."""
    return [path for path in paths if not _is_read(path, folder)]


def keep(document: Document, path: Path, folder: Path) -> None:
    """Write a reading whole or not at all: a half-written one would pass for done."""
    place = place_of(path.name, document.sha256, folder)
    draft = place.with_suffix(".part")
    draft.write_text(as_json([document]) + "\n", encoding="utf-8")
    draft.replace(place)


def _is_read(path: Path, folder: Path) -> bool:
    """Whether a whole reading is there. A file that cannot be opened has none, and says so when it is read."""
    try:
        place = place_of(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), folder)
        (kept,) = json.loads(place.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return False
    return isinstance(kept, dict) and kept.get("engine") == __version__
