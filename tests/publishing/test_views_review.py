"""Tests of publishing.views.review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    SAID_ONLY,
    a_document,
    a_partnership,
    a_publication,
    an_item,
    publish_again,
    withdraw,
)
from heed.people.models import Succession
from heed.publishing.models import Publication
from heed.publishing.record import PublishedFact, PublishedReview, from_content

pytestmark = pytest.mark.django_db

ADDRESS = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"


def read(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def content(publication: Publication) -> PublishedReview:
    assert publication.latest
    return from_content(publication.latest.content)


@pytest.mark.parametrize(
    "address",
    [
        "/reviews/nowhere/2024/child-a/",
        ADDRESS.replace("2024", "2023"),
        ADDRESS.replace("2024", "2" * 30),
        ADDRESS.replace("child-a", "child-b"),
    ],
)
def test_an_address_where_nothing_was_published_is_not_found(client: Client, address: str) -> None:
    a_publication()
    assert client.get(address).status_code == 404


def test_the_characteristics_keep_what_is_not_stated_apart(client: Client) -> None:
    said = [
        PublishedFact("age_band", "stated", "under_1"),
        PublishedFact("neglect", "stated", value=False),
        PublishedFact("physical_abuse", "unclear", None),
        PublishedFact("sexual_abuse", "not_stated", None),
    ]
    a_publication(facts=said)
    page = read(client)
    assert "<dt>Age</dt><dd>Under 1</dd>" in page
    assert "<dt>Neglect</dt><dd>No</dd>" in page
    assert "<b>Not clear from the documents:</b> Physical abuse." in page
    assert "<b>Not stated in the documents:</b> Sexual abuse. That does not mean no." in page


def test_what_an_editor_wrote_for_readers_is_on_the_page(client: Client) -> None:
    a_publication(
        summary="A baby was harmed.",
        easy_read="A baby was hurt.",
        questions=("Who asks who lives there?", "What if nobody does?"),
        licence="OGL-UK-3.0",
    )
    page = read(client)
    assert "A baby was harmed." in page
    assert "In easy words" in page
    assert "<li>Who asks who lives there?</li>" in page
    assert 'rel="license" href="https://www.nationalarchives.gov.uk/' in page


def test_where_nothing_was_written_nothing_is_shown_and_no_licence_is_assumed(client: Client) -> None:
    a_publication()
    page = read(client)
    assert "The review in brief" not in page
    assert "In easy words" not in page
    assert "Questions to think about" not in page
    assert "all rights are reserved" in page


def test_the_head_says_what_the_review_is(client: Client) -> None:
    a_publication(title="Learning from Child A", kind="rapid_review")
    page = read(client)
    for words in ("Learning from Child A", "Rapid review, 2024", "Report published 15 May 2024"):
        assert words in page


def test_a_review_without_a_day_of_publication_claims_none(client: Client) -> None:
    a_publication(published=None)
    assert "Report published" not in read(client)


def test_what_happened_is_folded_and_announced_before_it_is_told(client: Client) -> None:
    a_publication(story="Child A was six months old.\n\nShe liked bells.")
    page = read(client)
    assert '<details class="heed-story">' in page
    assert (
        page.index("It may be hard to read") < page.index("<summary>Read what happened") < page.index("She liked bells")
    )


def test_a_review_without_a_story_has_no_such_part(client: Client) -> None:
    a_publication(story=None)
    assert "what-happened" not in read(client)


def test_parts_stand_in_the_order_in_which_readers_need_them(client: Client) -> None:
    a_publication(an_item())
    page = read(client)
    places = [
        page.index(f'<h2 class="govuk-heading-l" id="{part}"')
        for part in (
            "what-happened",
            "what-to-learn",
            "who-should-act",
            "documents",
            "changed-since",
            "kind-of-review",
            "contact",
            "versions",
        )
    ]
    assert places == sorted(places)


def test_items_keep_the_reports_words_numbers_and_sub_points(client: Client) -> None:
    a_publication(an_item("Plans should say:", number="3.1", parts=["who will act", "by when"]))
    page = read(client)
    assert "Lesson 3.1" in page
    assert "Plans should say:" in page
    assert page.index("<li>who will act</li>") < page.index("<li>by when</li>")


def test_words_of_a_report_are_shown_and_never_run(client: Client) -> None:
    a_publication(an_item("<script>alert(1)</script>"), story="<img src=x>")
    page = client.get(ADDRESS).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<img" not in page


def test_every_item_has_an_anchor_and_a_lasting_address(client: Client) -> None:
    publication = a_publication(an_item())
    item = content(publication).items[0]
    page = read(client)
    assert f'id="{item.id}"' in page
    assert f'href="/learning/{item.id}/"' in page


def test_a_health_visitor_finds_what_speaks_to_them(client: Client) -> None:
    publication = a_publication(an_item("Home visits.", HEALTH_VISITOR, number="4"), an_item("Records.", POLICE))
    item = content(publication).items[0]
    page = read(client)
    anchor = "for-community-health--health-visitor"
    assert f'<a class="heed-chip" href="#{anchor}">Health visitor<' in page
    listed = page[page.index(f'id="{anchor}"') :]
    assert f'href="#{item.id}"' in listed[: listed.index("</ul>")]
    assert "Lesson 4" in listed[: listed.index("</ul>")]


def test_words_that_nobody_was_settled_for_are_shown_as_the_reports_own(client: Client) -> None:
    a_publication(an_item("Arrange transport.", SAID_ONLY))
    page = read(client)
    assert "Others, in the report’s own words" in page
    assert "“those responsible for transport”" in page


def test_what_names_nobody_is_said_to_name_nobody(client: Client) -> None:
    a_publication(an_item())
    page = read(client)
    assert "Not addressed to anybody in particular" in page
    assert "Find your agency or role" not in page


def test_a_review_without_items_says_so(client: Client) -> None:
    a_publication()
    page = read(client)
    assert "No lesson, finding or recommendation is recorded" in page
    assert "nothing recorded here for anybody to act on" in page


def test_a_public_document_can_be_downloaded_and_another_asked_for(client: Client) -> None:
    public, kept = a_document(name="summary.pdf"), a_document(public=False, name="full.pdf")
    a_publication(documents=[public, kept])
    page = read(client)
    assert f'href="{ADDRESS}documents/{public.id}"' in page
    assert "PDF, 21\xa0bytes" in page
    assert f"documents/{kept.id}" not in page
    assert "full.pdf" not in page
    assert "ask the partnership for it" in page


def test_what_has_changed_since_is_honest_about_knowing_nothing(client: Client) -> None:
    a_publication()
    assert "Nothing has been recorded here yet." in read(client)


def test_the_kind_of_review_is_explained_as_the_law_stood(client: Client) -> None:
    a_publication(kind="serious_case_review", published=date(2020, 7, 24))
    page = read(client)
    assert "Serious case review in England" in page
    assert "not to lay blame" in page


def test_a_kind_that_nothing_is_known_of_is_not_explained(client: Client) -> None:
    a_publication(kind="tea_party")
    page = read(client)
    assert "Tea party, 2024" in page
    assert "kind-of-review" not in page


def test_the_body_that_answers_today_is_the_one_to_contact(client: Client) -> None:
    board = a_partnership("Old board", email="old@example.org")
    successor = a_partnership("New partnership", email="new@example.org")
    Succession.objects.create(predecessor=board, successor=successor, on=date(2019, 9, 29), how="renamed")
    a_publication(partnership=board)
    page = read(client, "/reviews/old-board/2024/child-a/")
    assert "new@example.org" in page
    assert "old@example.org" not in page


def test_the_page_shows_the_latest_version_and_lists_them_all(client: Client) -> None:
    publication = a_publication(an_item("As first published."))
    publish_again(publication, replace(content(publication), title="As corrected"))
    page = read(client)
    assert "As corrected" in page
    assert page.index("Version 2, published here on 2 March 2026") < page.index("Version 1, published here on")


def test_a_withdrawn_review_says_when_and_why_and_shows_nothing_else(client: Client) -> None:
    withdraw(a_publication(an_item("Ask about bells.")), "A relative asked us to.")
    answer = client.get(ADDRESS)
    page = unescape(answer.content.decode())
    assert answer.status_code == 410
    for words in (
        "This review has been withdrawn",
        "Child A",
        "4 April 2026",
        "A relative asked us to.",
        "office@example.org",
    ):
        assert words in page
    assert "bells" not in page
    assert "six months old" not in page
    assert not answer.cookies


def test_the_page_costs_the_same_however_long_the_review(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    a_publication(*[an_item(f"Lesson {n}.", POLICE, HEALTH_VISITOR) for n in range(40)], documents=[a_document()])
    with django_assert_max_num_queries(4):
        client.get(ADDRESS)
