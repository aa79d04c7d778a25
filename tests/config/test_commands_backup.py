"""``heed backup`` and ``heed restore`` say what they did, and why they did not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from factories.people import a_person
from heed.audit.rules import Action
from heed.audit.services import record, seal
from heed.config.commands.backup import backup
from heed.config.commands.restore import restore

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(tmp_path: Path, settings: Settings) -> Path:
    settings.HEED_DATA = tmp_path
    person = a_person()
    record(by=None, action=Action.ACCOUNT_OPENED, record=person)
    seal()
    return tmp_path / "backup.zip"


def run(command: str, *arguments: object) -> Result:
    commands = {"backup": backup, "restore": restore}
    return CliRunner().invoke(commands[command], [str(argument) for argument in arguments])


def test_a_backup_says_what_is_in_it_and_can_be_checked(archive: Path) -> None:
    made = run("backup", archive)
    assert made.exit_code == 0
    assert "The log's chain in it ends at 1:" in made.output
    checked = run("restore", "--check", archive)
    assert checked.exit_code == 0
    assert "is whole" in checked.output


def test_a_second_backup_of_one_name_is_refused(archive: Path) -> None:
    run("backup", archive)
    again = run("backup", archive)
    assert again.exit_code == 1
    assert (
        again.output
        == f"Error: {archive} is there already. Name a file that is not: a backup never replaces an earlier one.\n"
    )


def test_restoring_over_something_is_refused_with_a_sentence(archive: Path) -> None:
    run("backup", archive)
    refused = run("restore", archive)
    assert refused.exit_code == 1
    assert "restored only where there is nothing to lose" in refused.output


def test_checking_what_is_broken_ends_in_status_1(archive: Path) -> None:
    run("backup", archive)
    archive.write_bytes(archive.read_bytes()[:-100])
    assert run("restore", "--check", archive).exit_code == 1


def test_the_key_can_be_left_out(archive: Path) -> None:
    run("backup", archive, "--without-secret-key")
    assert b"secret-key" not in archive.read_bytes()
