"""``heed audit verify`` says whether the log is as it was written, in words and in its exit status."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from factories.people import a_person
from factories.tampering import tamper
from heed.audit.rules import Action
from heed.audit.selectors import head
from heed.audit.services import record_all, seal
from heed.config.commands.audit import audit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_entries() -> None:
    person = a_person()
    record_all(by=person, action=Action.CONFIRMED, records=[person] * 3)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(audit, ["verify", *arguments])


def test_a_log_as_it_was_written_verifies() -> None:
    seal()
    result = run()
    assert result.exit_code == 0
    assert result.output == f"3 entries, all as they were written; the chain ends at {head()}\n"
    assert run("--expect", str(head())).exit_code == 0


def test_what_waits_for_its_seal_is_said() -> None:
    result = run()
    assert result.exit_code == 0
    assert "3 of them are not sealed yet" in result.output


def test_a_changed_entry_ends_in_status_1_and_is_named() -> None:
    seal()
    tamper("UPDATE audit_entry SET actor_name = 'Me'")
    result = run()
    assert result.exit_code == 1
    assert result.output.count("was changed") == 3
    assert "Keep this database as it is" in result.output
    assert "all as they were written" not in result.output


def test_a_head_that_is_none_is_a_wrong_command_line() -> None:
    result = run("--expect", "last week")
    assert result.exit_code == 2
    assert "as it was printed" in result.output
