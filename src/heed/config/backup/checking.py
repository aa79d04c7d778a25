"""Whether an archive is whole, and of this version. Reads all of it and writes nothing."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from heed import __version__
from heed.config.backup import manifest as described
from heed.config.backup.errors import Damaged, NotABackup, OtherVersion
from heed.config.backup.manifest import Manifest, Member
from heed.config.backup.tables import tables

CHUNK = 1 << 20
# what reading a broken member can end in
_BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)


@contextmanager
def opened(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    """The archive with its manifest, both of this version. Raises ``BackupRefused``; no member has been looked at yet."""
    try:
        archive = ZipFile(path)
    except OSError as error:
        raise NotABackup(path, (error.strerror or str(error)).lower()) from error
    except _BROKEN as error:
        raise NotABackup(path, "it is no archive, or its end is missing") from error
    with archive:
        manifest = _manifest(path, archive)
        _check_version(path, manifest)
        _check_names(path, archive, manifest)
        yield archive, manifest


def check(path: Path, archive: ZipFile, manifest: Manifest, tell: Callable[[str], None]) -> None:
    """Reads every member and compares its size and sum with the manifest. Raises ``Damaged`` at the first that differs."""
    for member in manifest.members:
        tell(member.name)
        size, digest, lines = 0, sha256(), 0
        try:
            with archive.open(member.name) as opened_member:
                while chunk := opened_member.read(CHUNK):
                    size += len(chunk)
                    if size > member.size:
                        break
                    digest.update(chunk)
                    lines += chunk.count(b"\n")
        except _BROKEN as error:
            raise Damaged(path, f"{member.name} cannot be read") from error
        if size != member.size or digest.hexdigest() != member.sha256:
            raise Damaged(path, f"{member.name} is not as it was written")
        if member.rows is not None and member.rows != lines:
            raise Damaged(path, f"{member.name} does not have the {member.rows} rows that it should")


def table_members(manifest: Manifest) -> dict[str, Member]:
    """The members that hold tables, by the label of the table."""
    return {member.table: member for member in manifest.members if member.table}


def _manifest(path: Path, archive: ZipFile) -> Manifest:
    try:
        info = archive.getinfo(described.NAME)
        if info.file_size > described.MOST_BYTES:
            raise NotABackup(path, "its manifest is too long")
        return described.from_json(archive.read(described.NAME))
    except KeyError as error:
        raise NotABackup(path, "it has no manifest") from error
    except ValueError as error:
        raise NotABackup(path, str(error)) from error
    except _BROKEN as error:
        raise NotABackup(path, "its manifest cannot be read") from error


def _check_version(path: Path, manifest: Manifest) -> None:
    ours = described.migrations()
    for app in sorted({*ours, *manifest.migrations}):
        here, there = set(ours.get(app, ())), set(manifest.migrations.get(app, ()))
        if here != there:
            differing = ", ".join(sorted(here ^ there)[:3])
            raise OtherVersion(path, manifest.version, __version__, f"the tables of {app} differ ({differing})")


def _check_names(path: Path, archive: ZipFile, manifest: Manifest) -> None:
    said = [described.NAME, *(member.name for member in manifest.members)]
    held = [info.filename for info in archive.infolist()]
    if len(set(held)) != len(held) or len(set(said)) != len(said):
        raise Damaged(path, "it has two members of one name")
    if differing := set(said) ^ set(held):
        name = min(differing)
        raise Damaged(path, f"{name} is missing" if name in said else f"{name} was added to it")
    labels = {model._meta.label for model in tables()}  # noqa: SLF001
    if differing := labels ^ set(table_members(manifest)):
        raise Damaged(path, f"the table {min(differing)} is missing, or is none of this version's")
