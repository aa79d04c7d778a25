"""Backups that were meddled with."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile


def rewritten(
    source: Path,
    target: Path,
    *,
    manifest: Callable[[dict[str, Any]], None] = lambda _manifest: None,
    replaced: dict[str, bytes] | None = None,
    left_out: str = "",
    added: dict[str, bytes] | None = None,
    sums: bool = False,
) -> Path:
    """A copy of an archive with these changes; ``sums`` makes its manifest agree with the members that were replaced."""
    replaced = replaced or {}
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        said = json.loads(old.read("manifest.json"))
        for member in said["members"]:
            if sums and member["name"] in replaced:
                content = replaced[member["name"]]
                member["size"], member["sha256"] = len(content), sha256(content).hexdigest()
                if member["rows"] is not None:
                    member["rows"] = content.count(b"\n")
        manifest(said)
        for name in old.namelist():
            if name == left_out:
                continue
            content = json.dumps(said).encode() if name == "manifest.json" else replaced.get(name, old.read(name))
            new.writestr(name, content)
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return target


def member(source: Path, ending: str) -> tuple[str, bytes]:
    """Name and content of the member with this ending."""
    with ZipFile(source) as archive:
        name = next(name for name in archive.namelist() if name.endswith(ending))
        return name, archive.read(name)
