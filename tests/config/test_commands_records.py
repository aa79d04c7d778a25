"""The commands over the record: sentences, never tracebacks, and the exit statuses that they promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories.people import a_partnership, an_approver, an_editor
from heed.config.commands.administrator import administrator
from heed.config.commands.approve import approve
from heed.config.commands.confirm import confirm
from heed.config.commands.import_documents import import_documents
from heed.config.commands.publish import publish
from heed.config.commands.withdraw import withdraw
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.people.selectors import duties, find_person
from heed.publishing.models import Publication, PublicationState
from heed.reviews.models import Item, Review

pytestmark = pytest.mark.django_db

PAGE = """Learning from Serious Case Review Child AR (2020)

Child AR (published 14 May 2020)

Child AR's Story

Child AR was three months old when he came to harm. He lived with his mother and her partner in Merrowby.

Lessons to be learned from Child AR

1. Professionals should ask who else lives in the home, and write down what they are told.
2. When a family moves, the new health visitor should hear of it on the same day.
3. Every visit should hear the child, alone where the child is old enough.
"""
REVIEW = "fallowshire-partnership/2020/child-ar"


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "child-ar.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def take_in(*paths: Path, by: Person) -> Result:
    return CliRunner().invoke(import_documents, [*map(str, paths), "--partnership", "FSCP", "--by", by.email])


def run(command: object, *words: str) -> Result:
    return CliRunner().invoke(command, list(words))  # type: ignore[arg-type]


def test_a_report_is_imported_and_said_to_be_new(report: Path, editor: Person) -> None:
    result = take_in(report, by=editor)
    assert result.exit_code == 0, result.output
    assert "child-ar.txt: new\n  Child AR (2020), fallowshire-partnership/2020/child-ar\n" in result.output
    assert Item.objects.count() == 3


def test_the_same_report_again_is_unchanged(report: Path, editor: Person) -> None:
    take_in(report, by=editor)
    result = take_in(report, by=editor)
    assert (result.exit_code, result.output) == (0, f"child-ar.txt: unchanged\n  Child AR (2020), {REVIEW}\n")


def test_a_changed_report_is_told_by_its_differences(report: Path, editor: Person) -> None:
    take_in(report, by=editor)
    CliRunner().invoke(confirm, [REVIEW, "--by", editor.email])
    changed = PAGE.replace("on the same day", "within a day").replace("3. Every", "4. Read the file.\n3. Every")
    report.write_text(changed, encoding="utf-8")
    result = take_in(report, by=editor)
    assert "child-ar.txt: changed" in result.output
    assert "was: Lesson 2: When a family moves" in result.output
    assert "now: Lesson 2: When a family moves, the new health visitor should hear of it within a day." in result.output
    assert "stands until somebody takes the new words" in result.output
    assert "it was confirmed, and has to be confirmed again" in result.output


def test_a_bad_file_is_told_of_and_the_rest_go_on(report: Path, editor: Person, tmp_path: Path) -> None:
    broken = tmp_path / "empty.txt"
    broken.touch()
    result = take_in(broken, report, by=editor)
    assert result.exit_code == 1
    assert f"{broken}: not imported." in result.stderr
    assert "child-ar.txt: new" in result.stdout


def test_a_report_of_no_known_partnership_is_told_what_to_do(report: Path, editor: Person) -> None:
    result = run(import_documents, str(report), "--by", editor.email)
    assert result.exit_code == 1
    assert "Say which partnership it belongs to" in result.stderr
    assert not Review.objects.exists()


def test_who_may_not_import_is_told_so(report: Path, approver: Person) -> None:
    result = take_in(report, by=approver)
    assert (result.exit_code, "may not import documents" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--by", "nobody@example.org"], "nobody here signs in as nobody@example.org"),
        (["--partnership", "Nowhere"], "there is no one partnership 'Nowhere'. Known here: fallowshire-partnership."),
    ],
)
def test_a_name_that_is_not_known_is_a_usage_error(
    report: Path, editor: Person, words: list[str], sentence: str
) -> None:
    result = run(import_documents, str(report), *words)
    assert (result.exit_code, sentence in result.stderr) == (2, True)


def test_a_review_goes_from_confirmed_to_published_to_withdrawn(report: Path, editor: Person, approver: Person) -> None:
    take_in(report, by=editor)
    strict = run(confirm, REVIEW, "--by", editor.email, "--strict")
    assert (strict.exit_code, "have not been looked at yet" in strict.stderr) == (1, True)
    early = run(publish, REVIEW, "--by", approver.email)
    assert early.exit_code == 1
    assert run(confirm, REVIEW, "--by", editor.email).output == "Child AR (2020) is confirmed by Ellis Marsh.\n"
    unapproved = run(publish, REVIEW, "--by", approver.email)
    assert (unapproved.exit_code, "has not been approved" in unapproved.stderr) == (1, True)
    assert run(approve, REVIEW, "--by", editor.email).exit_code == 1
    assert run(approve, REVIEW, "--by", approver.email).output == "Child AR (2020) is approved by Amina Rook.\n"
    forbidden = run(publish, REVIEW, "--by", editor.email)
    assert (forbidden.exit_code, "may not publish" in forbidden.stderr) == (1, True)
    stopped = run(publish, REVIEW, "--by", approver.email, "--with-report")
    assert (stopped.exit_code, "could identify somebody" in stopped.stderr) == (1, True)
    overruled = ("--overrule", "Nobody in it is real.")
    published = run(publish, REVIEW, "--by", approver.email, "--with-report", *overruled)
    assert published.output == f"Child AR (2020) is public, version 1: /reviews/{REVIEW}/\n"
    assert "as it stood, version 1" in run(publish, REVIEW, "--by", approver.email).output
    withdrawn = run(withdraw, REVIEW, "--by", approver.email, "--reason", "The family asked us to.")
    assert (withdrawn.exit_code, withdrawn.output) == (0, "Child AR (2020) is withdrawn.\n")
    assert Publication.objects.get().state == PublicationState.WITHDRAWN


def test_what_is_not_public_is_not_withdrawn(report: Path, editor: Person, approver: Person) -> None:
    take_in(report, by=editor)
    result = run(withdraw, REVIEW, "--by", approver.email, "--reason", "So.")
    assert (result.exit_code, "is not public" in result.stderr) == (1, True)


def test_a_review_that_is_not_there_is_a_usage_error(approver: Person) -> None:
    result = run(publish, "fallowshire/2020/nobody", "--by", approver.email)
    assert (result.exit_code, "Name it as its address does" in result.stderr) == (2, True)


def test_the_first_administrator_gets_a_password_that_is_shown_once(partnership: Partnership) -> None:
    result = run(administrator, "ada@example.org", "--name", "Ada Thorne")
    assert result.exit_code == 0, result.output
    person = find_person("ada@example.org")
    assert person is not None
    assert person.check_password(result.output.strip().rsplit(" ", 1)[-1])
    assert duties(person, partnership) == {Duty.ADMINISTRATOR}


def test_an_administrator_can_be_the_first_of_a_new_partnership() -> None:
    refused = run(administrator, "ada@example.org", "--name", "Ada Thorne")
    assert (refused.exit_code, "no partnership here yet" in refused.stderr) == (1, True)
    assert find_person("ada@example.org") is None
    name = "Farshire Safeguarding Adults Board (FSAB)"
    assert run(administrator, "ada@example.org", "--name", "Ada Thorne", "--partnership", name).exit_code == 0
    body = Partnership.objects.get()
    assert (body.name, body.short_name, body.slug) == (
        "Farshire Safeguarding Adults Board",
        "FSAB",
        "farshire-safeguarding-adults-board",
    )


def test_who_has_an_account_keeps_their_password(partnership: Partnership, editor: Person) -> None:
    result = run(administrator, editor.email, "--name", "Ellis Marsh")
    assert (result.exit_code, "password" in result.output) == (0, False)
    assert duties(editor, partnership) == {Duty.EDITOR, Duty.ADMINISTRATOR}
