"""Files from strangers looked into and copied in processes of their own, with limits on time and memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from heed.disclosing.errors import CannotRedact
from heed.disclosing.files import inspect
from heed.disclosing.finding import Finding, Grade
from heed.disclosing.identifying import findings
from heed.disclosing.redacting import Copy, copied
from heed.reading.errors import CannotRead
from heed.reading.read import file_content, read_bytes
from heed.reading.workers import Limits, in_processes


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, and what in its text and beside it could identify a family."""

    file: str
    pages: int
    labels: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def telling(self) -> tuple[Finding, ...]:
        """The findings without notes."""
        return tuple(finding for finding in self.findings if finding.grade is not Grade.NOTE)


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    name: str
    phrases: tuple[str, ...] = ()


def inspected(content: bytes, name: str, limits: Limits | None = None) -> tuple[Finding, ...]:
    """``files.inspect`` in a process of its own. Raises ``CannotRead``, ``OverLimit`` among them."""
    ((_, outcome),) = in_processes(_inspect, [_File(content, name)], _name, limits)
    if isinstance(outcome, CannotRead):
        raise outcome
    return outcome


def redacted(content: bytes, name: str, phrases: Collection[str], limits: Limits | None = None) -> Copy:
    """``redacting.copied`` in a process of its own. Raises ``CannotRead`` and ``CannotRedact``."""
    file = _File(content, name, tuple(phrases))
    ((_, outcome),) = in_processes(_copy, [file], _name, limits)
    if isinstance(outcome, CannotRead | CannotRedact):
        raise outcome
    return outcome


def check_files(paths: Sequence[Path], limits: Limits | None = None) -> Iterator[tuple[Path, Checked | CannotRead]]:
    """What in the files' text and beside it could identify a family; each comes as soon as it is done."""
    return in_processes(_check, paths, lambda path: path.name, limits)


def _name(file: _File) -> str:
    return file.name


def _inspect(file: _File) -> tuple[Finding, ...]:
    return inspect(file.content, file.name)


def _copy(file: _File) -> Copy | CannotRedact:
    try:
        return copied(file.content, file.name, file.phrases)
    except CannotRedact as error:
        return error


def _check(path: Path) -> Checked:
    content = file_content(path)
    document = read_bytes(content, str(path))
    labels = tuple(dict.fromkeys(review.label for review in document.reviews if review.label))
    return Checked(
        str(path), document.pages, labels, (*findings(document.page_texts, labels), *inspect(content, path.name))
    )
