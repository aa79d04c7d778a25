"""Settings are read loudly."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from heed.config import environment


@pytest.mark.parametrize(
    ("said", "meant"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("FALSE", False), ("", False)]
)
def test_a_flag_is_told_by_the_usual_words(monkeypatch: pytest.MonkeyPatch, said: str, meant: bool) -> None:
    monkeypatch.setenv("HEED_X", said)
    assert environment.flag("HEED_X") is meant


def test_any_other_word_for_a_flag_stops_the_start_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X", "perhaps")
    with pytest.raises(ImproperlyConfigured, match=r"HEED_X must be 1 or 0.*'perhaps'"):
        environment.flag("HEED_X")


@pytest.mark.parametrize("said", ["-1", "0", "2.5", "many"])
def test_a_number_below_the_least_or_no_number_stops_the_start(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("HEED_X", said)
    with pytest.raises(ImproperlyConfigured, match="whole number of at least 1"):
        environment.number("HEED_X", 5)


def test_an_unset_number_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEED_X", raising=False)
    assert environment.number("HEED_X", 5) == 5


def test_words_are_parted_by_commas_and_blanks_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X", "heed.example.org, , localhost ")
    assert environment.words("HEED_X", "") == ["heed.example.org", "localhost"]


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEED_X", raising=False)
    kept = tmp_path / "new" / "secret-key"
    first = environment.secret("HEED_X", kept)
    assert len(first) >= 50
    assert environment.secret("HEED_X", kept) == first
    assert kept.stat().st_mode & 0o077 == 0


def test_one_of_several_words_is_taken_and_any_other_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X", " TLS ")
    assert environment.one_of("HEED_X", ("starttls", "tls")) == "tls"
    monkeypatch.delenv("HEED_X")
    assert environment.one_of("HEED_X", ("starttls", "tls")) == "starttls"
    monkeypatch.setenv("HEED_X", "ssl")
    with pytest.raises(ImproperlyConfigured, match="HEED_X must be one of starttls, tls, not 'ssl'"):
        environment.one_of("HEED_X", ("starttls", "tls"))
