"""A record worth keeping, the archive of it, and the same database emptied again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import a_lesson, an_approved_review
from heed.config.backup.tables import columns, tables
from heed.config.backup.writing import back_up
from heed.people.services import load_code_lists
from heed.publishing.services import publish, withdraw
from heed.reading.document import Addressee

Everything = dict[str, list[dict[str, object]]]


@pytest.fixture(autouse=True)
def _data_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.HEED_DATA = tmp_path / "data"
    settings.HEED_DATA.mkdir()


@pytest.fixture
def record(transactional_db: None) -> None:
    """A partnership with one review published and one withdrawn, decisions, documents, and the log of all that."""
    load_code_lists()
    partnership = a_partnership("Fallowshire Partnership")
    editor, approver = an_editor(partnership), an_approver(partnership)
    lesson = a_lesson("Ask who else lives in the home: “é ☃”.", "1", Addressee("Police"), parts=["First.", "Then."])
    published = an_approved_review(lesson, by=editor, partnership=partnership)
    publish(review=published, by=approver)
    other = an_approved_review(by=editor, partnership=partnership, label="Child B")
    withdraw(publication=publish(review=other, by=approver).publication, reason="The family asked.", by=approver)


@pytest.fixture
def archive(record: None, tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    back_up(path, with_secret_key=True, tell=lambda _what: None)
    return path


@pytest.fixture
def emptied(archive: Path) -> None:
    """The database as `heed migrate` leaves it, and no files."""
    empty()


def empty() -> None:
    """Empties the database and the folder of files, and loads the code lists anew."""
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    for path in sorted(Path(django_settings.MEDIA_ROOT).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    load_code_lists()


def everything() -> Everything:
    """Every row of every table that a backup holds, and every file under the name ``files``."""
    found: Everything = {}
    for model in tables():
        names = [field.attname for field in columns(model)]
        found[model._meta.label] = list(model._base_manager.order_by("pk").values(*names))
    folder = Path(django_settings.MEDIA_ROOT)
    found["files"] = [
        {"name": path.relative_to(folder).as_posix(), "content": path.read_bytes()}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return found


@pytest.fixture
def the_whole() -> Callable[[], Everything]:
    return everything


@pytest.fixture
def vendor() -> str:
    return connection.vendor
