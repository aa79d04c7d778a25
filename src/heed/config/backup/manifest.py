"""What an archive says of itself: a version, every member with its sum, and the end of the log's chain."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from django.db.migrations.loader import MigrationLoader

from heed.audit.rules import read_head
from heed.config.backup.tables import tables

FORMAT = 1
NAME = "manifest.json"
SECRET_KEY = "secret-key"  # noqa: S105 - the name of the member that holds it
FILES = "files/"
TABLE = re.compile(r"tables/\d{3}-(\w+\.\w+)\.jsonl")
# a manifest of a hundred thousand files has some 15 MB
MOST_BYTES = 1 << 28


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the archive. ``rows`` is null where it is not a table."""

    name: str
    size: int
    sha256: str
    rows: int | None = None

    @property
    def table(self) -> str | None:
        """The label of the table it holds, or null."""
        found = TABLE.fullmatch(self.name)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of it. ``migrations`` are, by app, those that the archive's tables are of."""

    format: int
    version: str
    made_at: str
    database: str
    migrations: dict[str, list[str]]
    chain: str
    members: tuple[Member, ...]
    missing_files: tuple[str, ...]

    @property
    def row_count(self) -> int:
        """How many rows all tables have together."""
        return sum(member.rows or 0 for member in self.members)

    @property
    def files(self) -> tuple[Member, ...]:
        """The members that are stored files."""
        return tuple(member for member in self.members if member.name.startswith(FILES))

    @property
    def has_secret_key(self) -> bool:
        """Whether the secret key is in the archive."""
        return any(member.name == SECRET_KEY for member in self.members)

    def to_json(self) -> bytes:
        """The manifest as it stands in the archive."""
        return json.dumps(asdict(self), indent=1).encode("ascii")


def from_json(said: bytes) -> Manifest:
    """The manifest of an archive. Raises ``ValueError``, with the reason, where it is none that this version reads."""
    try:
        read: dict[str, Any] = json.loads(said)
        if read["format"] != FORMAT:
            raise ValueError(f"its format is {read['format']}, and only {FORMAT} is known here")
        members = tuple(Member(**member) for member in read.pop("members"))
        manifest = Manifest(**read | {"members": members, "missing_files": tuple(read["missing_files"])})
        read_head(manifest.chain)
        for member in manifest.members:
            _check(member)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError("its manifest cannot be read") from error
    return manifest


def _check(member: Member) -> None:
    """Refuses a name that no backup gives: one that leads out of the folder it is written to, above all."""
    name = member.name
    path = PurePosixPath(name)
    kept = name.startswith(FILES) and ".." not in path.parts and str(path) == name and not re.search(r"[\\:\0]", name)
    known = TABLE.fullmatch(name) if member.rows is not None else name == SECRET_KEY or kept
    if not known or member.size < 0 or (member.rows or 0) < 0:
        raise ValueError(f"a member has the name {name[:80]!r}, which no backup gives")


def migrations() -> dict[str, list[str]]:
    """The migrations of this version for the apps whose tables a backup holds."""
    labels = {model._meta.app_label for model in tables()}  # noqa: SLF001
    names: dict[str, list[str]] = {label: [] for label in sorted(labels)}
    for label, name in sorted(MigrationLoader(None).disk_migrations):
        if label in names:
            names[label].append(name)
    return names
