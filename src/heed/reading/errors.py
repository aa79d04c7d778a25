"""Why a file could not be read. Each error is one sentence that tells a person what to do, and one exit status.

The statuses are part of the command's contract: scripts that read folders of reports depend on them.
"""

from __future__ import annotations

from typing import ClassVar


class CannotRead(Exception):
    """A file that could not be read. Its message is a whole sentence for a person."""

    exit_status: ClassVar[int] = 1


class Missing(CannotRead):
    """There is no such file, or it may not be opened."""

    exit_status = 3


class Empty(CannotRead):
    """The file holds nothing, or nothing but space."""

    exit_status = 4


class UnknownFormat(CannotRead):
    """The file is of a kind that is not read: binary, or a format without a reader."""

    exit_status = 5


class UnreadableEncoding(CannotRead):
    """The file is text, but not in an encoding that can be told."""

    exit_status = 6


class OverLimit(CannotRead):
    """Reading took more time or memory than one file is allowed."""

    exit_status = 7


class Broken(CannotRead):
    """The file is damaged: its reader stopped half-way."""

    exit_status = 8


class Encrypted(CannotRead):
    """The file asks for a password."""

    exit_status = 9
