"""Files made from what is public are kept, and go when it is not."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from factories.papers import a_source
from factories.publishing import a_publication, an_item, withdraw
from factories.site import a_site
from heed.publishing import services
from heed.publishing.models import Publication
from heed.publishing.rules.one_page import one_page
from heed.publishing.services import made, sweep_made, tag_of
from heed.publishing.services.making import unmake

pytestmark = pytest.mark.django_db

PAPER = one_page(a_source(an_item()))


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.HEED_DATA = tmp_path


def a_file(publication: Publication) -> Path:
    """Where the file lies once it was made."""
    made(PAPER, "pdf", publication=publication.pk, name="child-a-2024-briefing")
    return Path(settings.HEED_DATA) / "made" / str(publication.pk) / f"child-a-2024-briefing-{tag_of(PAPER, 'pdf')}.pdf"


def test_other_words_and_another_form_are_another_file() -> None:
    assert tag_of(PAPER, "pdf") != tag_of(one_page(a_source(an_item("Other words."))), "pdf")
    assert tag_of(PAPER, "pdf") != tag_of(PAPER, "docx")
    assert tag_of(PAPER, "pdf") == tag_of(one_page(a_source(an_item())), "pdf")


def test_nothing_half_finished_stays_behind() -> None:
    file = a_file(a_publication(an_item()))
    assert list(file.parent.iterdir()) == [file]


def test_what_was_taken_away_is_made_again_with_the_same_words() -> None:
    publication = a_publication(an_item())
    file = a_file(publication)
    content = file.read_bytes()
    unmake(publication.pk)
    assert made(PAPER, "pdf", publication=publication.pk, name="child-a-2024-briefing") == content


def test_a_folder_that_goes_while_a_file_is_made_costs_nobody_their_file(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = a_publication(an_item())
    monkeypatch.setattr(Path, "replace", gone_meanwhile)
    assert made(PAPER, "pdf", publication=publication.pk, name="child-a-2024-briefing")[:5] == b"%PDF-"


def gone_meanwhile(file: Path, _target: Path) -> Path:
    file.unlink()
    raise FileNotFoundError(file)


def test_a_withdrawal_deletes_what_was_made(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    site = a_site()
    publication = Publication.objects.get(review=site.review)
    file = a_file(publication)
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw(publication=publication, reason="A relative asked.", by=site.people["approver"])
    assert not file.exists()


def test_the_sweep_takes_what_is_no_longer_public_and_leaves_the_rest() -> None:
    public, other = a_publication(an_item()), a_publication(an_item(), label="Child B")
    stays, goes = a_file(public), a_file(other)
    withdraw(other)
    assert sweep_made() == 2
    assert stays.exists()
    assert not goes.exists()


def test_the_sweep_takes_what_was_made_long_ago_and_looks_once_an_hour() -> None:
    file = a_file(a_publication(an_item()))
    long_ago = (datetime.now(tz=UTC) - timedelta(days=40)).timestamp()
    os.utime(file, (long_ago, long_ago))
    (Path(settings.HEED_DATA) / "made/.swept").touch()
    assert sweep_made() == 0
    assert file.exists()
    with time_machine.travel(datetime.now(tz=UTC) + timedelta(hours=2)):
        sweep_made()
    assert not file.exists()


def test_the_sweep_does_nothing_where_nothing_was_made() -> None:
    assert sweep_made() == 0
