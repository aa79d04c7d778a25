"""Why a backup cannot be made, or cannot be restored. Each message is a sentence for a person."""

from __future__ import annotations


class BackupRefused(Exception):
    """The base of these refusals. Whoever gets one may be sure that nothing was changed."""


class AlreadyThere(BackupRefused):
    """A file of that name exists."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is there already. Name a file that is not: a backup never replaces an earlier one.")


class CannotWrite(BackupRefused):
    """The archive cannot be written where it should go."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(
            f"{path} cannot be written: {why}. See to it that there is room, and that you may write there."
        )


class NotABackup(BackupRefused):
    """The file is no backup of Heed, or only the beginning of one."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"{path} is no whole backup of Heed: {why}. Take another copy of it, or an earlier backup.")


class Damaged(BackupRefused):
    """The archive does not hold what its manifest says."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(
            f"{path} is damaged or was tampered with: {why}. Nothing was restored; take another copy of it."
        )


class OtherVersion(BackupRefused):
    """The archive is of another version of Heed."""

    def __init__(self, path: object, theirs: str, ours: str, why: str) -> None:
        super().__init__(
            f"{path} was made by Heed {theirs}, and this is {ours}: {why}. "
            "Restore it with the version that made it, then bring that database up to date with `heed migrate`."
        )


class NotEmpty(BackupRefused):
    """There is something already where the backup should go."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what}. A backup is restored only where there is nothing to lose: "
            "set HEED_DATA or DATABASE_URL to a new place, run `heed migrate`, then restore."
        )


class DoesNotFit(BackupRefused):
    """The database refuses what is in the archive."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"The database does not take what {path} holds, and nothing was restored: {why}")
