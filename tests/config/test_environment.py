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


def test_an_address_that_gets_a_secret_is_https_or_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X", "https://sign-in.example.org/")
    assert environment.safe_address("HEED_X") == "https://sign-in.example.org"
    monkeypatch.setenv("HEED_X", "http://sign-in.example.org")
    with pytest.raises(ImproperlyConfigured, match="HEED_X must begin with https://"):
        environment.safe_address("HEED_X")
    monkeypatch.delenv("HEED_X")
    assert environment.safe_address("HEED_X") == ""


def test_what_another_variable_needs_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEED_X", raising=False)
    monkeypatch.delenv("HEED_Y", raising=False)
    assert environment.needed("HEED_Y", because="HEED_X") == ""
    monkeypatch.setenv("HEED_X", "on")
    with pytest.raises(ImproperlyConfigured, match="HEED_X is set, so HEED_Y must be set too"):
        environment.needed("HEED_Y", because="HEED_X")
