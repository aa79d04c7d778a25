"""How entries are chained: each seal's digest covers an entry and, through the digest before, all that was sealed earlier.

An entry's *fingerprint* is the SHA-256 of its columns in one canonical form, which does not depend on the database that
holds them. A seal's *digest* is the SHA-256 of the digest before it and that fingerprint. The *head* is the last position
with its digest: whoever noted it can tell later whether anything up to it was altered, or is gone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Head:
    """A position in the chain, counted from 1, and the digest there."""

    position: int
    digest: str

    def __str__(self) -> str:
        return f"{self.position}:{self.digest}"


START = Head(0, "0" * 64)


@dataclass(frozen=True, slots=True)
class Link:
    """A seal as it is kept, with the columns of its entry as they are now: None where there is no such entry."""

    position: int
    entry_id: int
    fingerprint: str
    digest: str
    entry: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Damage:
    """What is not as it was sealed, and where: a sentence for whoever asked."""

    position: int
    entry_id: int | None
    what: str

    def __str__(self) -> str:
        return self.what


def fingerprint_of(columns: Mapping[str, object]) -> str:
    """The SHA-256 of an entry's columns, by name. Values are what JSON can hold, and moments with a time zone."""
    return sha256(_canonical(columns)).hexdigest()


def digest_of(previous: str, fingerprint: str) -> str:
    """The digest of the seal that follows ``previous`` with an entry of this fingerprint."""
    return sha256(f"{previous}{fingerprint}".encode("ascii")).hexdigest()


def follow(head: Head, link: Link) -> tuple[Head, tuple[Damage, ...]]:
    """The head after this link, and what is wrong with the link where it should follow ``head``.

    Whatever is wrong, the chain is taken up again from the link as it is kept, so that one damage is told once.
    """
    return Head(link.position, link.digest), tuple(_damages(head, link))


def read_head(said: str) -> Head:
    """A head as ``str`` gives it, POSITION:DIGEST. Raises ``ValueError``, with a sentence, for anything else."""
    if not re.fullmatch(r"\d{1,18}:[0-9a-f]{64}", said.strip()):
        raise ValueError(
            "Write the head of the chain as it was printed: its position, a colon, and 64 letters and digits."
        )
    position, digest = said.strip().split(":")
    return Head(int(position), digest)


def _damages(head: Head, link: Link) -> list[Damage]:
    found = []
    follows = link.position == head.position + 1
    if not follows:
        missing = head.position + 1
        words = (
            f"Position {missing} is"
            if link.position == missing + 1
            else f"Positions {missing} to {link.position - 1} are"
        )
        found.append(Damage(missing, None, f"{words} missing from the chain: what was sealed there was removed."))
    if link.entry is None:
        what = f"Entry {link.entry_id}, sealed at position {link.position}, is missing: it was removed."
        found.append(Damage(link.position, link.entry_id, what))
    elif fingerprint_of(link.entry) != link.fingerprint:
        what = (
            f"Entry {link.entry_id} is not the one that was sealed at position {link.position}: "
            "it was changed, or stands in another's place."
        )
        found.append(Damage(link.position, link.entry_id, what))
    if follows and digest_of(head.digest, link.fingerprint) != link.digest:
        what = (
            f"The chain does not hold at position {link.position} (entry {link.entry_id}): "
            "a seal was changed, or stands out of order."
        )
        found.append(Damage(link.position, link.entry_id, what))
    return found


def _canonical(columns: Mapping[str, object]) -> bytes:
    # a column without a value is left out, so that one added later changes no fingerprint of the entries before it
    plain = {name: _plain(value) for name, value in columns.items() if value is not None}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _plain(value: object) -> object:
    """The value in the form that both databases agree on."""
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case float():
            # PostgreSQL keeps numbers as decimals, and gives 1e5 back as 100000
            exact = Decimal(repr(value))
            return int(exact) if exact == exact.to_integral_value() else value
        case Mapping():
            return {str(name): _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value
