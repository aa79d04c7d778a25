"""Tests of publishing.views.search."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.publishing import a_partnership, a_publication, an_item, withdraw

pytestmark = pytest.mark.django_db


def page(client: Client, **query: str) -> str:
    response = client.get("/search", query)
    assert response.status_code == 200
    return response.content.decode()


def test_every_word_has_to_occur_and_all_are_marked(client: Client) -> None:
    a_publication(an_item("Bruising in babies is looked at."), an_item("Bruising is written down."))
    found = page(client, q="babies BRUISING")
    assert "1 thing to learn" in found
    assert "<mark>Bruising</mark> in <mark>babies</mark>" in found


def test_a_word_may_stand_in_the_title_a_sub_point_or_the_reviews_own_title(client: Client) -> None:
    a_publication(an_item("Agree:", title="One form", parts=["by when"]), title="Learning from a fall")
    for word in ("form", "when", "fall"):
        assert "1 thing to learn" in page(client, q=word)


def test_a_review_that_is_called_so_stands_first(client: Client) -> None:
    a_publication(an_item(), label="Child KD")
    found = page(client, q="child kd")
    assert found.index('id="found-reviews"') < found.index('id="found"')


def test_a_phrase_is_looked_for_as_it_stands(client: Client) -> None:
    a_publication(an_item("Ask who else is in the home."), an_item("The home is where to ask who."))
    assert "1 thing to learn" in page(client, q='"ask who else"')


def test_what_the_public_may_not_see_is_not_found(client: Client) -> None:
    withdraw(a_publication(an_item("Bruising in babies."), label="Child W"))
    assert "Nothing public holds all of these words." in page(client, q="bruising")
    assert "Child W" not in page(client, q="child w")


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "'; drop table", "%", "_", "\\", "a%b_c", "❦" * 50])
def test_a_hostile_query_is_answered_like_any_other(client: Client, query: str) -> None:
    a_publication(an_item())
    found = page(client, q=query)
    assert "<script>alert" not in found
    assert "Nothing public holds" in found or "There is no word in that" in found


def test_a_query_without_a_word_or_longer_than_a_line_is_answered_with_a_sentence(client: Client) -> None:
    assert "There is no word in that to search for." in page(client, q="?!")
    assert "That is more than 200 characters." in page(client, q="word " * 100)
    assert "Only the first 8 words were looked for." in page(client, q="a b c d e f g h i j")


def test_what_no_browser_sends_is_turned_away(client: Client) -> None:
    assert client.get("/search?q=%00").status_code == 400


def test_without_a_query_it_says_how(client: Client) -> None:
    assert "All the words have to occur." in page(client)


def test_a_long_list_is_parted_and_the_words_go_along(client: Client) -> None:
    a_publication(*(an_item(f"Bruising {n}.") for n in range(21)), label="Child A")
    assert 'href="?q=bruising&amp;page=2"' in page(client, q="bruising")
    assert "Page 2 of 2" in page(client, q="bruising", page="2")


def test_the_page_costs_the_same_however_much_it_finds(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        a_publication(an_item("Bruising."), an_item("Bruising."), partnership=a_partnership(f"Board {number}"))
    with django_assert_max_num_queries(5):
        page(client, q="bruising")
