"""Whoever looks at what only some may see is in the log, once for each page; whoever was refused is not."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.people import a_partnership, a_reader, an_editor
from factories.reviews import a_draft
from heed.audit.models import Entry
from heed.audit.rules import Action
from heed.people.models import Partnership, Person
from heed.reviews.models import Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership()


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    return a_draft(by=editor, partnership=partnership)


def views() -> list[Entry]:
    return list(Entry.objects.filter(action=Action.VIEWED).order_by("pk"))


def test_a_look_at_a_draft_is_one_entry(client: Client, review: Review, editor: Person) -> None:
    client.force_login(editor)
    assert client.get(f"/staff/reviews/{review.pk}/").status_code == 200
    (view,) = views()
    assert (view.actor_id, view.record_kind, view.record_id) == (editor.pk, "reviews.review", review.pk)
    assert view.partnership_id == review.partnership_id
    assert view.detail == {"page": "draft"}


def test_a_look_at_a_proposal_names_it_and_is_about_its_review(client: Client, review: Review, editor: Person) -> None:
    client.force_login(editor)
    item = review.items.get()
    assert client.get(f"/staff/reviews/{review.pk}/item/{item.pk}/").status_code == 200
    (view,) = views()
    assert (view.record_kind, view.record_id) == ("reviews.item", item.pk)
    assert (view.about_kind, view.about_id) == ("reviews.review", review.pk)


def test_who_is_refused_has_seen_nothing(client: Client, review: Review, partnership: Partnership) -> None:
    item = review.items.get()
    addresses = [f"/staff/reviews/{review.pk}/", f"/staff/reviews/{review.pk}/item/{item.pk}/"]
    for person in (None, a_reader(partnership), an_editor(a_partnership())):
        if person:
            client.force_login(person)
        for address in addresses:
            assert client.get(address).status_code in {302, 403, 404}
    assert views() == []


def test_what_is_not_there_and_what_shows_nothing_is_no_view(client: Client, review: Review, editor: Person) -> None:
    client.force_login(editor)
    client.get(f"/staff/reviews/{review.pk}/item/0/")
    client.head(f"/staff/reviews/{review.pk}/")
    client.post(f"/staff/reviews/{review.pk}/confirm/")
    assert views() == []
