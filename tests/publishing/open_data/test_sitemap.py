"""The map of the site: every public page is on it, with when it changed, and nothing that was withdrawn."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree

from factories.open_data import a_rich_review
from factories.publishing import a_publication, an_item, withdraw
from heed.publishing.models import Publication

pytestmark = pytest.mark.django_db

NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SITE = "http://127.0.0.1:8000"


def on_map(address: str) -> dict[str, str]:
    """The addresses on a map, with the day of their last change."""
    answer = Client().get(address.removeprefix(SITE))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    return {str(one.findtext("map:loc", "", NAMES)): str(one.findtext("map:lastmod", "", NAMES)) for one in root}


def everything() -> dict[str, str]:
    """All maps together."""
    return {address: at for part in on_map("/sitemap.xml") for address, at in on_map(part).items()}


def test_every_review_and_item_is_on_it_with_when_it_changed() -> None:
    publication = a_publication(an_item("Ask."), an_item("Write."))
    Publication.objects.filter(pk=publication.pk).update(changed_at="2026-03-02T09:30:00Z")
    found = everything()
    review = f"{SITE}/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"
    assert found[review] == "2026-03-02T09:30:00Z"
    assert sum("/learning/" in address for address in found) == 2


def test_what_is_withdrawn_or_taken_out_is_not_on_it() -> None:
    withdraw(a_publication(an_item("Gone.")))
    assert [address for address in everything() if "/learning/" in address or "/2024/" in address] == []


def test_every_address_on_it_answers(client: Client) -> None:
    a_rich_review()
    assert any("/themes/homes/" in address for address in everything())
    assert any("/for/community-health/health-visitor/" in address for address in everything())
    wrong = [address for address in everything() if client.get(address.removeprefix(SITE)).status_code != 200]
    assert wrong == []


def test_a_long_map_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heed.publishing.selectors.sitemap.IN_A_PART", 2)
    a_publication(*(an_item(f"Ask {n}.") for n in range(5)))
    parts = [address for address in on_map("/sitemap.xml") if "learning" in address]
    assert [len(on_map(part)) for part in parts] == [2, 2, 1]


def test_a_part_that_is_none_is_not_found(client: Client) -> None:
    for part in ("learning-1", "reviews-1", "pages-2", "learning-0", "people-1", "reviews-99999999999999999999"):
        assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_search_engines_are_told_where_it_is(client: Client) -> None:
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").content.decode()
