"""Files on their way in: what they are called, which are refused at the door, and where each stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

KEPT_FOR_DAYS = 30
"""How long a file that could not be imported waits for another try, and a batch can be looked up."""
LONGEST_NAME = 150
"""In bytes: with room for the folder, every file system takes it."""
KINDS = (".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".doc", ".rtf")
"""How the names of files end that are read. What decides is what a file holds."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class State(StrEnum):
    """What came of a file. It waits until one of the others is known."""

    WAITING = "waiting"
    DRAFT = "draft"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    FAILED = "failed"


class Stage(StrEnum):
    """Where a file stands for the person who waits: its state, and while it waits that of its job."""

    WAITING = "waiting"
    READING = "reading"
    STOPPED = "stopped"
    DRAFT = "draft"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    FAILED = "failed"

    @property
    def is_unfinished(self) -> bool:
        """Whether something may still come of it by itself."""
        return self in {Stage.WAITING, Stage.READING}

    @property
    def may_be_tried_again(self) -> bool:
        """Whether a person may ask for another try, if the file is still there."""
        return self in {Stage.FAILED, Stage.STOPPED}


def stage_of(state: str, job_state: str | None) -> Stage:
    """Where a file stands, by its own state and that of its job (None where it has none any more)."""
    if state != State.WAITING:
        return Stage(state)
    return {"running": Stage.READING, "failed": Stage.FAILED, "cancelled": Stage.STOPPED, None: Stage.STOPPED}.get(
        job_state, Stage.WAITING
    )


def name_of(given: str) -> str:
    """The name of a file as it is kept and shown: the last part of any path, without signs that deceive or do harm.

    A long one is cut in its middle, so that it keeps its ending.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    name = " ".join(_UNSAFE.sub(" ", last).encode("utf-8", "ignore").decode().split()).lstrip(".")
    if not name.strip(" ."):
        return "file"
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > 10:
        stem, ending = name, ""
    room = LONGEST_NAME - len(f"….{ending}".encode())
    return f"{stem.encode()[:room].decode('utf-8', 'ignore')}….{ending}".rstrip(".")


@dataclass(frozen=True, slots=True)
class Door:
    """What is let in at once: ``files`` files, each of up to ``megabytes``, together up to ``megabytes_together``."""

    megabytes: int
    files: int = 100

    @property
    def megabytes_together(self) -> int:
        """Ten of the largest."""
        return 10 * self.megabytes

    def refusal(self, size: int, *, number: int, size_before: int) -> str:
        """Why the file is not let in, as a sentence; empty where it is.

        ``number`` counts the files of one sending from 1; ``size_before`` is what those before it have together, in bytes.
        """
        if number > self.files:
            return f"No more than {self.files} files are taken at once. Send this one again, with the others that are left."
        if size == 0:
            return "It is empty. Open it in the program it came from, save it again, and drop it here once more."
        if size > self.megabytes * 1_000_000:
            return (
                f"It has {_megabytes(size)}, and a file may have {self.megabytes} MB. Save it with smaller pictures, "
                "or split it."
            )
        if size_before + size > self.megabytes_together * 1_000_000:
            return (
                f"Files sent at once may have {self.megabytes_together} MB together, and this one went beyond. "
                "Send it again by itself."
            )
        return ""


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB".replace(".0 MB", " MB")
