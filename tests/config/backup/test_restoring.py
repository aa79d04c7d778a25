"""A backup is tested by restoring it: every row and every file comes back, or nothing does."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from pytest_django import Settings

from config.backup.conftest import Everything, empty
from factories.archives import member, rewritten
from factories.people import a_partnership, a_person
from factories.tampering import tamper
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.audit.selectors import head, verify
from heed.audit.services import record as remember
from heed.config.backup.checking import check, opened
from heed.config.backup.errors import (
    AlreadyThere,
    BackupRefused,
    CannotWrite,
    Damaged,
    DoesNotFit,
    NotABackup,
    NotEmpty,
    OtherVersion,
)
from heed.config.backup.restoring import restore
from heed.config.backup.tables import columns, tables
from heed.config.backup.writing import back_up
from heed.people.models import Person
from heed.reviews.models import Review

Whole = Callable[[], Everything]


def quiet(_what: str) -> None:
    """Nobody watches."""


def is_untouched() -> bool:
    files = [path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return not Person.objects.exists() and not Entry.objects.exists() and not files


def test_every_row_and_every_file_comes_back(record: None, the_whole: Whole, tmp_path: Path) -> None:
    before, end = the_whole(), head()
    assert all(before[label] for label in ("people.Membership", "reviews.Item_evidence", "publishing.Version", "files"))
    back_up(tmp_path / "backup.zip", with_secret_key=True, tell=quiet)
    empty()
    restored = restore(tmp_path / "backup.zip", tell=quiet)
    assert the_whole() == before
    assert head() == end
    assert (restored.log.damages, restored.log.head) == ((), end)


@pytest.mark.usefixtures("emptied")
def test_work_goes_on_after_restoring_and_the_chain_with_it(archive: Path) -> None:
    restore(archive, tell=quiet)
    end, keys = head(), set(Person.objects.values_list("pk", flat=True))
    person = a_person()
    assert person.pk not in keys
    remember(by=person, action=Action.ACCOUNT_OPENED, record=person)
    assert head().position == end.position + 1
    assert verify(end).damages == ()


@pytest.mark.usefixtures("emptied")
def test_a_restored_database_gives_the_same_backup_again(archive: Path, tmp_path: Path) -> None:
    restore(archive, tell=quiet)
    again = back_up(tmp_path / "again.zip", with_secret_key=True, tell=quiet)
    with opened(archive) as (_archive, manifest):
        assert again.members == manifest.members


def test_an_archive_goes_from_one_database_to_the_other_and_back(
    record: None, the_whole: Whole, tmp_path: Path
) -> None:
    """By the commands themselves, in a place of their own on SQLite; the tests run on PostgreSQL too."""
    before = the_whole()
    there = back_up(tmp_path / "there.zip", with_secret_key=True, tell=quiet)
    elsewhere = {**os.environ, "HEED_DATA": str(tmp_path / "elsewhere"), "DATABASE_URL": "", "HEED_SECRET_KEY": ""}
    elsewhere["DJANGO_SETTINGS_MODULE"] = "heed.config.settings"
    (tmp_path / "elsewhere").mkdir()
    said = ""
    for arguments in (["migrate"], ["restore", "there.zip"], ["audit", "verify"], ["backup", "back.zip"]):
        command = [sys.executable, "-c", "from heed.config.cli import main; main()", *arguments]
        run = subprocess.run(command, env=elsewhere, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
        assert run.returncode == 0, run.stderr
        said += run.stdout
    assert said.count("all as they were written") == 2
    with opened(tmp_path / "back.zip") as (_archive, back):
        assert [(part.name, part.sha256) for part in back.members] == [
            (part.name, part.sha256) for part in there.members
        ]
    empty()
    restore(tmp_path / "back.zip", tell=quiet)
    assert the_whole() == before


def test_a_backup_is_of_one_moment_while_others_write(record: None, tmp_path: Path) -> None:
    count = Entry.objects.count()

    def written_meanwhile(what: str) -> None:
        if what != "people.Person":
            return
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    def write() -> None:
        person = a_person("Late Comer")
        remember(by=person, action=Action.ACCOUNT_OPENED, record=person)
        connection.close()

    manifest = back_up(tmp_path / "backup.zip", with_secret_key=True, tell=written_meanwhile)
    assert Entry.objects.count() == count + 1
    empty()
    restored = restore(tmp_path / "backup.zip", tell=quiet)
    assert not Person.objects.filter(name="Late Comer").exists()
    assert (Entry.objects.count(), restored.log.damages, str(head())) == (count, (), manifest.chain)


def test_an_archive_is_readable_by_its_owner_only_and_never_replaces_another(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    kept = archive.read_bytes()
    with pytest.raises(AlreadyThere, match="is there already"):
        back_up(archive, with_secret_key=True, tell=quiet)
    assert archive.read_bytes() == kept


def test_an_interrupted_backup_leaves_nothing_behind(record: None, tmp_path: Path) -> None:
    def interrupted(what: str) -> None:
        if what.startswith("reviews."):
            raise KeyboardInterrupt

    folder = tmp_path / "backups"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        back_up(folder / "backup.zip", with_secret_key=True, tell=interrupted)
    assert list(folder.iterdir()) == []
    with pytest.raises(CannotWrite, match="cannot be written"):
        back_up(tmp_path / "nowhere/backup.zip", with_secret_key=True, tell=quiet)


def test_a_file_that_is_missing_is_told_of(record: None, tmp_path: Path) -> None:
    path = next(path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file())
    path.unlink()
    manifest = back_up(tmp_path / "backup.zip", with_secret_key=True, tell=quiet)
    assert manifest.missing_files == (path.relative_to(django_settings.MEDIA_ROOT).as_posix(),)


def test_what_can_be_drawn_again_is_left_out(record: None, tmp_path: Path) -> None:
    drawn = Path(django_settings.MEDIA_ROOT) / "pages/aa/aa11/1.0/1.webp"
    drawn.parent.mkdir(parents=True)
    drawn.write_bytes(b"a picture")
    manifest = back_up(tmp_path / "backup.zip", with_secret_key=True, tell=quiet)
    assert [part.name for part in manifest.files if part.name.startswith("files/pages/")] == []
    assert manifest.files


def test_the_secret_key_is_in_unless_it_is_left_out(
    archive: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HEED_SECRET_KEY", raising=False)
    without = tmp_path / "without.zip"
    assert not back_up(without, with_secret_key=False, tell=quiet).has_secret_key
    kept = Path(settings.HEED_DATA) / "secret-key"
    kept.write_text("another")
    empty()
    assert not restore(without, tell=quiet).key_restored
    assert kept.read_text() == "another"
    empty()
    assert restore(archive, tell=quiet).key_restored
    assert kept.read_text() == settings.SECRET_KEY
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.usefixtures("emptied")
def test_a_key_from_the_environment_stays(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_SECRET_KEY", "given")
    assert not restore(archive, tell=quiet).key_restored


def test_nothing_is_restored_where_something_is(archive: Path) -> None:
    with pytest.raises(NotEmpty, match="already"):
        restore(archive, tell=quiet)
    empty()
    partnership = a_partnership("Mine")
    with pytest.raises(NotEmpty, match="holds partnerships already"):
        restore(archive, tell=quiet)
    partnership.delete()
    stray = Path(django_settings.MEDIA_ROOT) / "documents/stray"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"x")
    with pytest.raises(NotEmpty, match="holds files already"):
        restore(archive, tell=quiet)
    assert stray.read_bytes() == b"x"


def without_a_migration(manifest: dict[str, Any]) -> None:
    manifest["migrations"]["audit"].pop()


def of_another_format(manifest: dict[str, Any]) -> None:
    manifest["format"] = 99


def leading_out(manifest: dict[str, Any]) -> None:
    manifest["members"][-1]["name"] = "files/../../../evil"


def without_its_members(manifest: dict[str, Any]) -> None:
    del manifest["members"]


@pytest.mark.usefixtures("emptied")
@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (without_a_migration, OtherVersion),
        (of_another_format, NotABackup),
        (leading_out, NotABackup),
        (without_its_members, NotABackup),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], refusal: type[BackupRefused]
) -> None:
    with pytest.raises(refusal):
        restore(rewritten(archive, tmp_path / "other.zip", manifest=change), tell=quiet)
    assert is_untouched()


@pytest.mark.usefixtures("emptied")
def test_a_member_that_was_changed_left_out_or_added_is_refused(archive: Path, tmp_path: Path) -> None:
    name, content = member(archive, "reviews.Item.jsonl")
    changed = content.replace(b"Ask who", b"Ask how")
    for number, meddled in enumerate(
        [
            rewritten(archive, tmp_path / "1.zip", replaced={name: changed}),
            rewritten(archive, tmp_path / "2.zip", left_out=name),
            rewritten(archive, tmp_path / "3.zip", added={"files/more": b"x"}),
            rewritten(archive, tmp_path / "4.zip", added={"../../evil": b"x"}),
        ]
    ):
        with pytest.raises(Damaged, match="damaged or was tampered with"):
            restore(meddled, tell=quiet)
        assert is_untouched(), number


@pytest.mark.usefixtures("emptied")
def test_a_row_that_the_database_refuses_takes_everything_back(archive: Path, tmp_path: Path) -> None:
    name, content = member(archive, "publishing.Change.jsonl")
    for number, wrong in enumerate([content.replace(b'"by_id":', b'"by_id":99'), b"nonsense\n", content + content]):
        meddled = rewritten(archive, tmp_path / f"{number}.zip", replaced={name: wrong}, sums=True)
        with pytest.raises(DoesNotFit, match="nothing was restored"):
            restore(meddled, tell=quiet)
        assert is_untouched()


@pytest.mark.usefixtures("emptied")
def test_a_log_altered_in_an_archive_whose_sums_were_made_anew_is_told_of(archive: Path, tmp_path: Path) -> None:
    name, content = member(archive, "audit.Entry.jsonl")
    altered = content.replace(b"Amina Rook", b"Somebody E")
    restored = restore(rewritten(archive, tmp_path / "1.zip", replaced={name: altered}, sums=True), tell=quiet)
    assert restored.log.damage_count == content.count(b"Amina Rook")


def test_a_log_that_was_damaged_before_is_restored_as_it_is_and_told_of(record: None, tmp_path: Path) -> None:
    tamper("UPDATE audit_entry SET actor_name = 'Me' WHERE id = (SELECT MIN(id) FROM audit_entry)")
    back_up(tmp_path / "backup.zip", with_secret_key=True, tell=quiet)
    empty()
    assert restore(tmp_path / "backup.zip", tell=quiet).log.damage_count == 1
    assert Review.objects.count() == 2


@pytest.mark.usefixtures("emptied")
def test_a_file_that_is_no_archive_or_half_of_one_is_refused(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    for content in (b"", b"PK", b"A report.", whole[: len(whole) // 2], whole[:-30]):
        path = tmp_path / "part.zip"
        path.write_bytes(content)
        with pytest.raises(NotABackup, match="is no whole backup of Heed"):
            restore(path, tell=quiet)
    with pytest.raises(NotABackup, match="no such file"):
        restore(tmp_path / "nowhere.zip", tell=quiet)
    with pytest.raises(NotABackup):
        restore(tmp_path, tell=quiet)
    assert is_untouched()


def test_whatever_bit_is_turned_the_archive_is_refused_or_still_whole(archive: Path, tmp_path: Path) -> None:
    whole, dice, path = bytearray(archive.read_bytes()), random.Random(8), tmp_path / "turned.zip"  # noqa: S311
    refused = 0
    for _ in range(300):
        place, bit = dice.randrange(len(whole)), 1 << dice.randrange(8)
        whole[place] ^= bit
        path.write_bytes(whole)
        whole[place] ^= bit
        try:
            with opened(path) as (turned, manifest):
                check(path, turned, manifest, quiet)
        except BackupRefused:
            refused += 1
    assert refused > 200


@pytest.mark.usefixtures("emptied")
def test_a_failure_at_the_last_moment_takes_rows_and_files_back(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(connection, "check_constraints", full)
    with pytest.raises(CannotWrite, match="No space left"):
        restore(archive, tell=quiet)
    monkeypatch.undo()
    assert is_untouched()
    assert list(Path(django_settings.MEDIA_ROOT).rglob(".restoring-*")) == []


def test_the_tables_compared_here_are_not_a_few() -> None:
    assert len(tables()) > 20
    assert all(columns(model) for model in tables())
