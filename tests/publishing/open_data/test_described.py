"""What pages say of themselves to search engines, libraries and reference managers."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from factories.open_data import a_rich_review
from factories.publishing import a_publication, an_item, content_of, publish_again, withdraw
from heed.publishing.outputs.open_data.linked import as_script
from heed.publishing.selectors.standing import page_of, places

pytestmark = pytest.mark.django_db

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"
SITE = "http://127.0.0.1:8000"


def linked(page: str) -> Any:
    """The one description for search engines."""
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(script)


def meta(page: str) -> list[tuple[str, str]]:
    return [
        (name, html.unescape(words))
        for name, words in re.findall(r'<meta name="((?:DC\.|citation_)\w+)" content="([^"]*)"', page)
    ]


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_review_is_a_report_with_its_items_and_public_files() -> None:
    a_rich_review()
    said = linked(read(REVIEW))
    assert (said["@type"], said["@id"]) == ("Report", f"{SITE}{REVIEW}")
    assert said["publisher"]["name"] == "Fallowshire Safeguarding Children Partnership"
    assert said["license"].startswith("https://www.nationalarchives.gov.uk/")
    assert said["keywords"] == ["Homes and visitors"]
    assert [part["name"] for part in said["hasPart"]] == ["Lesson 9", "Recommendation"]
    assert [file["name"] for file in said["encoding"]] == ["report.pdf"]


def test_a_review_is_described_for_libraries_and_reference_managers() -> None:
    publication = a_rich_review()
    said = dict(meta(read(REVIEW)))
    assert said["DC.title"] == said["citation_title"] == "Learning from Child A"
    assert said["DC.date"] == "2024-05-15"
    assert said["citation_publication_date"] == "2024/05/15"
    assert said["citation_pdf_url"].startswith(f"{SITE}{REVIEW}documents/")
    assert ("DC.identifier", f"urn:uuid:{publication.public_id}") in meta(read(REVIEW))


def test_an_item_is_a_work_of_its_own_and_part_of_its_review() -> None:
    publication = a_rich_review()
    item = publication.listed_items.get(position=1)
    page = read(f"/learning/{item.public_id}/")
    said = linked(page)
    assert (said["name"], said["text"]) == ("Homes", "Ask who else is in the home.")
    assert said["isPartOf"]["@id"] == f"{SITE}{REVIEW}"
    assert [one["audienceType"] for one in said["audience"]] == ["Health visitor", "Police"]
    assert dict(meta(page))["DC.relation"] == f"{SITE}{REVIEW}"


def test_the_open_data_are_a_set_with_its_files() -> None:
    a_rich_review()
    said = linked(read("/data/"))
    assert said["@type"] == "Dataset"
    for file in said["distribution"]:
        assert Client().get(file["contentUrl"].removeprefix(SITE)).status_code == 200


def test_each_page_leads_to_itself_as_data() -> None:
    publication = a_rich_review()
    item = publication.listed_items.get(position=1)
    for address in (REVIEW, f"/learning/{item.public_id}/", "/data/"):
        [there] = re.findall(r'<link rel="alternate" type="application/json" href="([^"]*)"', read(address))
        assert Client().get(there.removeprefix(SITE)).status_code == 200


def test_the_words_of_a_report_cannot_end_the_script_they_stand_in() -> None:
    words = "</script><script>alert(1)</script><!-- <script> &lt; \u2028"
    publication = a_publication(an_item(words, title=words))
    publish_again(publication, replace(content_of(publication), summary=words))
    item = publication.listed_items.get()
    for address, key in ((REVIEW, "abstract"), (f"/learning/{item.public_id}/", "text")):
        page = read(address)
        assert linked(page)[key] == words
        assert "<script>alert" not in page


@given(st.dictionaries(st.text(max_size=5), st.text(), max_size=3))
def test_whatever_the_words_they_come_back_and_hold_no_sign_of_a_tag(said: dict[str, str]) -> None:
    written = as_script(said)
    assert json.loads(written) == said
    assert not set(written) & set("<>&\u2028\u2029")


def test_of_a_withdrawn_review_nothing_is_described(client: Client) -> None:
    withdraw(a_rich_review())
    page = client.get(REVIEW).content.decode()
    assert "ld+json" not in page
    assert meta(page) == []


def test_describing_a_review_asks_nothing_more_of_the_database(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    a_rich_review()
    with django_assert_max_num_queries(5):
        read(REVIEW)


def test_a_page_in_another_language_names_the_same_lasting_address() -> None:
    publication = a_rich_review()
    with translation.override("cy"):
        assert page_of(publication) == f"{SITE}{REVIEW}"
        assert places().of_item("x") == f"{SITE}/learning/x/"
