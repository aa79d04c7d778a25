"""Zipped documents opened with care: what is in them is measured before any of it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from heed.reading.errors import Broken, Encrypted, OverLimit

MOST_ENTRIES = 20_000
LARGEST_PART = 96 * 1024 * 1024
LEAST_SUSPECT = 4 * 1024 * 1024
MOST_RATIO = 400
"""Reports shrink to a tenth or a fiftieth; a part that grows by more than this on unpacking was made to."""

_CENTRAL_ENTRY = b"PK\x01\x02"
# "Strict" files say the same under other addresses
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened file: its parts by name. ``name`` is the file's own, for messages."""

    name: str
    zipped: zipfile.ZipFile

    def __contains__(self, part: str) -> bool:
        return part in self.zipped.NameToInfo

    def part(self, part: str) -> bytes:
        """A part's bytes; none where there is no such part.

        Raises ``OverLimit`` for one that is too large to unpack, ``Encrypted`` and ``Broken``.
        """
        entry = self.zipped.NameToInfo.get(part)
        if entry is None:
            return b""
        if entry.flag_bits & 1:
            raise Encrypted(f"{self.name} is locked with a password. Save it without one and try again.")
        if entry.file_size > LARGEST_PART or (
            entry.file_size > LEAST_SUSPECT and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        ):
            raise OverLimit(
                f"{self.name} would unpack to {entry.file_size // 1024**2} MB, far more than any report holds, and was "
                "left closed. If you trust it, open it in the program it came from and save it as PDF.",
            )
        try:
            with self.zipped.open(entry) as unpacking:
                content = unpacking.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise _damaged(self.name) from error
        if len(content) != entry.file_size:
            raise _damaged(self.name)
        return content

    def tree(self, part: str) -> etree._Element | None:
        """A part's XML; null where there is no such part.

        Raises as ``part`` does, and ``Broken`` for what is no XML or declares entities, which word processors never do.
        """
        content = self.part(part)
        if not content:
            return None
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise _damaged(self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Broken(
                f"{self.name} declares entities of its own, as no word processor does, and was not read. "
                "If you trust it, open it in the program it came from and save it again.",
            )
        return root


def open_archive(content: bytes, name: str) -> Archive:
    """The file's parts, none of them unpacked yet. Raises ``Broken`` or ``OverLimit``."""
    if content.count(_CENTRAL_ENTRY) > MOST_ENTRIES:
        raise OverLimit(
            f"{name} holds more than {MOST_ENTRIES} files, far more than any report, and was left closed. "
            "If you trust it, open it in the program it came from and save it as PDF.",
        )
    try:
        return Archive(name, zipfile.ZipFile(io.BytesIO(content)))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> Broken:
    return Broken(
        f"{name} is damaged or was not downloaded completely. Fetch it again, or open it in the program it came from and "
        "save it again.",
    )
