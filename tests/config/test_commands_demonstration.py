"""The demonstration: loaded once, whole, and only where it was asked for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.test import Client
from pytest_django import Settings

from heed.audit.models import Entry
from heed.config.commands.demonstration import LEFT_AS_DRAFTS, PASSWORD, PEOPLE, WITHDRAWN, demonstration
from heed.people.models import Person, Succession
from heed.people.rules import Permission
from heed.people.selectors import partnerships_where
from heed.publishing.models import Publication, PublicationState
from heed.reviews.models import ReadingWarning, Review

pytestmark = pytest.mark.django_db


def test_it_is_refused_where_it_was_not_asked_for(settings: Settings) -> None:
    settings.HEED_DEMONSTRATION = False
    result = CliRunner().invoke(demonstration)
    assert (result.exit_code, "Set HEED_DEMONSTRATION=1" in result.stderr) == (1, True)
    assert not Person.objects.exists()


def test_it_is_loaded_whole_and_a_second_time_changes_nothing(settings: Settings, client: Client) -> None:
    settings.HEED_DEMONSTRATION = True
    first = CliRunner().invoke(demonstration)
    assert first.exit_code == 0, first.output
    drafts = Review.objects.filter(confirmed_at=None)
    assert set(drafts.values_list("label", flat=True)) == LEFT_AS_DRAFTS
    assert ReadingWarning.objects.filter(review__in=drafts).exists()
    withdrawn = Publication.objects.filter(state=PublicationState.WITHDRAWN)
    assert set(withdrawn.values_list("label", flat=True)) == set(WITHDRAWN)
    assert Publication.objects.count() == Review.objects.count() - len(LEFT_AS_DRAFTS)
    assert {body.predecessor.short_name for body in Succession.objects.all()} == {"FLSCB", "FSCDP"}
    for email, _name, _duty in PEOPLE:
        assert client.post("/staff/sign-in/", {"login": email, "password": PASSWORD}).status_code == 302
        client.post("/staff/sign-out/")
        assert email in first.output
    approver = Person.objects.get(email="approver@example.org")
    assert len(partnerships_where(approver, Permission.PUBLISH)) == 5

    entries = Entry.objects.count()
    second = CliRunner().invoke(demonstration)
    assert (second.exit_code, "loaded already" in second.output) == (0, True)
    assert Entry.objects.count() == entries
