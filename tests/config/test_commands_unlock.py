"""Letting somebody in again from the command line."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.test import Client

from factories.people import a_partnership, an_editor
from factories.signing_in import code, signed_in, with_app
from heed.audit.models import Entry
from heed.config.commands.unlock import unlock

pytestmark = pytest.mark.django_db


def test_an_unknown_address_is_told() -> None:
    result = CliRunner().invoke(unlock, ["nobody@example.org"])
    assert (result.exit_code, "nobody here signs in" in result.stderr) == (2, True)


def test_who_guessed_too_often_can_try_again() -> None:
    editor = an_editor(a_partnership())
    assert "was not locked out" in CliRunner().invoke(unlock, [editor.email]).output
    for _attempt in range(6):
        Client().post("/staff/sign-in/", {"login": editor.email, "password": "wrong"})
    assert "can try again" in CliRunner().invoke(unlock, [editor.email]).output
    assert signed_in(editor).get("/staff/").status_code == 200
    assert Entry.objects.get(action="unlocked").actor_name == "Heed"


def test_a_second_factor_is_taken_away_with_a_reason_only() -> None:
    editor = an_editor(a_partnership())
    with_app(editor)
    theirs = signed_in(editor, second=code())
    refused = CliRunner().invoke(unlock, [editor.email, "--second-factor", " "])
    assert (refused.exit_code, "Say why" in refused.stderr) == (1, True)
    assert theirs.get("/staff/").status_code == 200
    CliRunner().invoke(unlock, [editor.email, "--second-factor", "The telephone fell into the beck."])
    assert theirs.get("/staff/").status_code == 302
    assert not Authenticator.objects.exists()
    assert "the beck" in Entry.objects.get(action="second factor reset").detail["reason"]
