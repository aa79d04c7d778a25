"""Making an archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection
from django.utils import timezone

from heed import __version__
from heed.audit.selectors import head
from heed.config.backup import manifest as described
from heed.config.backup.errors import AlreadyThere, CannotWrite
from heed.config.backup.manifest import Manifest, Member
from heed.config.backup.snapshot import snapshot
from heed.config.backup.tables import FOLDERS_LEFT_OUT, Table, file_columns, rows, tables, to_line

Progress = Callable[[str], None]
CHUNK = 1 << 20


def back_up(path: Path, *, with_secret_key: bool, tell: Progress) -> Manifest:
    """Writes everything that Heed keeps into a new archive, readable by its owner only, and gives its manifest.

    The archive appears under its name once it is whole. ``tell`` hears what is being written. Raises ``BackupRefused``.
    """
    with _new_file(path) as partial, ZipFile(partial, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        packed = _Packed(archive, tell)
        with snapshot():
            chain = str(head())
            for number, model in enumerate(tables(), 1):
                packed.table(number, model)
        packed.stored_files(Path(settings.MEDIA_ROOT))
        if with_secret_key:
            packed.add(described.SECRET_KEY, [settings.SECRET_KEY.encode()])
        manifest = Manifest(
            format=described.FORMAT,
            version=__version__,
            made_at=timezone.now().isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=described.migrations(),
            chain=chain,
            members=tuple(packed.members),
            missing_files=tuple(sorted(packed.named - packed.found)),
        )
        archive.writestr(described.NAME, manifest.to_json())
    return manifest


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its name when the block ends well, and is gone when it does not."""
    if path.exists():
        raise AlreadyThere(path)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.touch(mode=0o600, exist_ok=False)
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(path)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


@dataclass(slots=True)
class _Packed:
    """An archive as it fills: its members so far, the files that rows name, and those that were found."""

    archive: ZipFile
    tell: Progress
    members: list[Member] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)

    def table(self, number: int, model: Table) -> None:
        """Adds a table."""
        label = model._meta.label  # noqa: SLF001
        self.tell(label)
        count = 0

        def lines() -> Iterator[bytes]:
            nonlocal count
            files = file_columns(model)
            for row in rows(model):
                count += 1
                self.named.update(row[name] for name in files if row[name])
                yield to_line(row)

        name, size, digest = self._write(f"tables/{number:03}-{label}.jsonl", lines(), ZIP_DEFLATED)
        self.members.append(Member(name, size, digest, count))

    def stored_files(self, folder: Path) -> None:
        """Adds every stored file. One that is deleted meanwhile is left out."""
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
            name = path.relative_to(folder).as_posix()
            if name.split("/")[0] in FOLDERS_LEFT_OUT:
                continue
            self.tell(name)
            with suppress(FileNotFoundError), path.open("rb") as file:
                self.add(f"{described.FILES}{name}", iter(lambda: file.read(CHUNK), b""), ZIP_STORED)
                self.found.add(name)

    def add(self, name: str, chunks: Iterable[bytes], compression: int = ZIP_DEFLATED) -> None:
        """Adds a member that is no table."""
        self.members.append(Member(*self._write(name, chunks, compression)))

    def _write(self, name: str, chunks: Iterable[bytes], compression: int) -> tuple[str, int, str]:
        info = ZipInfo(name, timezone.localtime().timetuple()[:6])
        info.compress_type, info.external_attr = compression, 0o600 << 16
        size, digest = 0, sha256()
        with self.archive.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        return name, size, digest.hexdigest()
