"""Programs of their own beside the tests, with data of their own."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from factories.processes import READY, Run


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Data of its own, on the database that the tests run on."""
    before = os.environ.get("DATABASE_URL", "")
    named = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    named["HEED_DATA"] = str(tmp_path / "data")
    if not before.startswith("postgres"):
        yield named
        return
    name = f"heed_apart_{secrets.token_hex(4)}"
    with psycopg.connect(before, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield named | {"DATABASE_URL": urlsplit(before)._replace(path=f"/{name}").geturl()}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def run(surroundings: dict[str, str]) -> Run:
    """Runs a program with those surroundings, and gives what it prints."""

    def _run(program: str) -> Any:
        command = [sys.executable, "-c", READY + program]
        said = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True).stdout  # noqa: S603
        return json.loads(said) if said else None

    return _run
