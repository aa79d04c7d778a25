"""Tests of publishing.views.learning."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from factories.publishing import POLICE, SAID_ONLY, a_publication, an_item, publish_again, withdraw
from heed.publishing.models import Publication
from heed.publishing.record import Named, PublishedReview, from_content
from heed.reviews.models import Item

pytestmark = pytest.mark.django_db


def address_of(publication: Publication, place: int = 0) -> str:
    assert publication.latest
    return f"/learning/{publication.latest.content['items'][place]['id']}/"


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    assert not answer.cookies
    return unescape(answer.content.decode())


def without_items(publication: Publication) -> PublishedReview:
    assert publication.latest
    return from_content({**publication.latest.content, "items": []})


def test_an_unknown_item_is_not_found(client: Client) -> None:
    a_publication(an_item())
    read(client, f"/learning/{uuid4()}/", status=404)


def test_an_item_that_was_never_published_is_not_found(client: Client) -> None:
    publication = a_publication(an_item())
    draft = Item.objects.create(review=publication.review, type="lesson", text="Not yet.", position=2)
    read(client, f"/learning/{draft.public_id}/", status=404)


def test_the_page_says_the_words_where_they_come_from_and_whom_they_speak_to(client: Client) -> None:
    publication = a_publication(an_item("Record who is there.", POLICE, SAID_ONLY, number="7", parts=["each time"]))
    page = read(client, address_of(publication))
    for words in ("Lesson 7", "Record who is there.", "each time", "Police", SAID_ONLY.said, "Child A", "Version 1"):
        assert words in page
    assert 'href="/for/police/"' in page


def test_the_page_says_by_when_about_what_and_how_to_cite_it(client: Client, settings: Settings) -> None:
    settings.HEED_PUBLIC_ADDRESS = "https://learning.example.org"
    item = replace(
        an_item("Agree one form.", type="recommendation"),
        due="within three months",
        themes=(Named("recording", "Records"),),
    )
    publication = a_publication(item)
    page = read(client, address_of(publication))
    for words in ("within three months", 'href="/themes/recording/"', "What was done about it"):
        assert words in page
    assert f"https://learning.example.org{address_of(publication)}" in page


def test_of_a_lesson_it_is_not_told_what_was_done(client: Client) -> None:
    assert "What was done about it" not in read(client, address_of(a_publication(an_item())))


def test_an_item_for_nobody_in_particular_says_so(client: Client) -> None:
    publication = a_publication(an_item())
    assert "does not say who should act on this" in read(client, address_of(publication))


def test_an_item_of_a_withdrawn_review_says_when_and_why(client: Client) -> None:
    publication = withdraw(a_publication(an_item("Ask about bells.", number="2")), "A relative asked us to.")
    page = read(client, address_of(publication), status=410)
    assert "Lesson 2 of Child A" in page
    assert "A relative asked us to." in page
    assert "bells" not in page


def test_an_item_that_a_correction_took_out_leads_to_the_review_as_it_is(client: Client) -> None:
    publication = a_publication(an_item("Ask about bells.", number="2"))
    address = address_of(publication)
    publish_again(publication, without_items(publication))
    page = read(client, address, status=410)
    assert "no longer part of the review" in page
    assert "Lesson 2 of Child A" in page
    assert 'href="/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"' in page
    assert "bells" not in page


def test_the_page_costs_the_same_however_long_the_review(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publication = a_publication(*[an_item(f"Lesson {n}.", POLICE) for n in range(30)])
    with django_assert_max_num_queries(2):
        client.get(address_of(publication, 29))
