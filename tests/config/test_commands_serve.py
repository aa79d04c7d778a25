"""What is checked and prepared before the site is served."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from heed.config.commands.migrate import migrate
from heed.config.commands.serve import collect_static_files, is_behind, serve
from heed.people.models import Agency

pytestmark = pytest.mark.django_db


def test_an_old_database_is_told_of_before_anything_is_served() -> None:
    assert not is_behind()
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("publishing")
    MigrationRecorder(connection).record_unapplied(*newest)
    assert is_behind()
    result = CliRunner().invoke(serve, ["--address", "127.0.0.1:1"])
    assert (result.exit_code, "Run `heed migrate`" in result.stderr) == (1, True)


@pytest.mark.parametrize("address", ["8000", "localhost", "localhost:http"])
def test_an_address_is_a_host_and_a_port(address: str) -> None:
    result = CliRunner().invoke(serve, ["--address", address])
    assert (result.exit_code, "write it as host:port" in result.stderr) == (2, True)


def test_static_files_are_gathered_once_and_again_after_a_change(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "ours"]
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "one.css").write_text("a {}")
    assert collect_static_files()
    assert (tmp_path / "static" / "one.css").exists()
    assert not collect_static_files()
    (tmp_path / "ours" / "one.css").write_text("a { color: teal }")
    assert collect_static_files()
    assert "teal" in (tmp_path / "static" / "one.css").read_text()


def test_migrating_loads_the_code_lists_and_can_be_repeated() -> None:
    for _time in range(2):
        result = CliRunner().invoke(migrate)
        assert (result.exit_code, result.output) == (0, "The database is up to date.\n")
    assert Agency.objects.filter(code="police").exists()
