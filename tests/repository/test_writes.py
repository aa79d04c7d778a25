"""Whoever writes a table owns it, and writes through a service. Imports cannot show this; calls can."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HEED = Path(__file__).parents[2] / "src/heed"
PARTS = ("people", "audit", "jobs", "reviews", "analysing", "publishing", "sharing", "workspace")
ON_MANAGERS = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
ON_ROWS = {"save", "delete", "update"}
# a manager makes people because Django's own commands ask it to; the log guards itself; and allauth says save for sending
WRITERS = {"people/models/person.py", "audit/models.py", "workspace/forms/entering.py"}


def modules() -> Iterator[Path]:
    for part in (*PARTS, "config", "ui"):
        # outputs know no Django (.importlinter): what they save are files
        yield from (
            p
            for p in sorted((HEED / part).rglob("*.py"))
            if not {"migrations", "outputs"} & set(p.relative_to(HEED).parts)
        )


def is_service(path: Path) -> bool:
    return "services" in path.relative_to(HEED).parts or path.name == "services.py"


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each call that writes a row: Model.objects.create(…), row.save(), queryset.update(…)."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, owner = node.func.attr, ast.unparse(node.func.value)
        about_rows = "objects" in owner or name in {"save"} or "filter(" in owner or "exclude(" in owner
        if (name in ON_MANAGERS and "objects" in owner) or (name in ON_ROWS and about_rows):
            yield node.lineno, f"{owner}.{name}"


@pytest.mark.parametrize("path", [p for p in modules() if not is_service(p)], ids=lambda p: str(p.relative_to(HEED)))
def test_rows_are_written_in_services_only(path: Path) -> None:
    if str(path.relative_to(HEED)) in WRITERS:
        return
    found = list(writes(ast.parse(path.read_text(encoding="utf-8"))))
    assert not found, f"{path.relative_to(HEED)} writes rows itself; move this into a service: {found}"


@pytest.mark.parametrize("path", [p for p in modules() if is_service(p)], ids=lambda p: str(p.relative_to(HEED)))
def test_a_service_writes_only_the_tables_of_its_own_part(path: Path) -> None:
    part = path.relative_to(HEED).parts[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    foreign = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module
        and ".models" in node.module
        and f"heed.{part}." not in f"{node.module}."
        for alias in node.names
    }
    found = [(line, call) for line, call in writes(tree) if call.split(".")[0] in foreign]
    assert not found, f"{path.relative_to(HEED)} writes another part's table: {found}"
