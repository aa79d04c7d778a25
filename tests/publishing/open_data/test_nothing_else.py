"""Nothing is in open data that the pages don't show: every word of every output is looked at."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from factories.open_data import a_rich_review
from heed.publishing.models import Change, Publication, Version
from heed.publishing.outputs.open_data.dublin_core import dublin_core
from heed.publishing.rules.facts import FACTS
from heed.publishing.rules.licences import licence
from heed.publishing.selectors.open_data import reviews_of
from heed.reading.kinds import kind_name
from heed.reviews.models import Item, Review

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
SECRETS = (
    "closed-report.pdf",
    "Secret draft words",
    "Secret draft title",
    "Secret reason",
    "Pat Publisher",
    "publisher@example.org",
)


@pytest.fixture
def publication() -> Publication:
    """A review that has something everywhere, and behind it a draft that went on and reasons for those who work here."""
    publication = a_rich_review()
    Item.objects.filter(review=publication.review).update(text="Secret draft words")
    Item.objects.create(review=publication.review, type="lesson", text="Secret draft words", position=9)
    Review.objects.filter(pk=publication.review_id).update(title="Secret draft title")
    Version.objects.filter(publication=publication).update(reason="Secret reason")
    assert publication.latest is not None
    Change.objects.create(
        review=publication.review,
        publication=publication,
        state="published",
        at=datetime(2026, 3, 2, tzinfo=UTC),
        by=publication.latest.published_by,
        reason="Secret reason",
    )
    return publication


def outputs(publication: Publication) -> dict[str, bytes]:
    """Everything that programs can get, by address."""
    items = [str(row.public_id) for row in publication.listed_items.all()]
    lists = ("", "reviews", "items", "themes", "agencies", "roles", "partnerships", "facts")
    addresses = [
        *(f"/api/v1/{name}" for name in (*lists, f"reviews/{publication.public_id}")),
        *(f"/api/v1/items/{key}" for key in items),
        *(f"/data/{name}.csv" for name in ("reviews", "items", "addressees", "facts", "codebook")),
        *(f"/data/{name}.jsonl" for name in ("reviews", "items")),
        "/data/csv-metadata.json",
        "/data/datapackage.json",
        "/data/",
        "/data/codebook/",
        *(f"/oai?verb={verb}&metadataPrefix=oai_dc" for verb in ("ListRecords", "ListIdentifiers")),
        "/oai?verb=Identify",
        "/oai?verb=ListSets",
        "/sitemap.xml",
        "/sitemap-reviews-1.xml",
        "/sitemap-learning-1.xml",
        page_of(publication),
        *(f"/learning/{key}/" for key in items),
    ]
    found = {}
    for address in addresses:
        answer = Client().get(address)
        assert answer.status_code == 200, address
        found[address] = answer.getvalue()
    return found


def page_of(publication: Publication) -> str:
    return f"/reviews/{publication.partnership.slug}/{publication.year}/{publication.slug}/"


def test_what_is_for_those_who_work_here_is_nowhere(publication: Publication) -> None:
    for address, content in outputs(publication).items():
        for secret in SECRETS:
            assert secret.encode() not in content, address
            assert secret not in html.unescape(content.decode()), address


def strings(value: Any) -> Iterator[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def said(address: str, content: bytes) -> Iterator[str]:
    """Every string that an output for programs holds."""
    if ".csv" in address:
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            for cell in row:
                harmless = cell.removeprefix("'")
                yield from harmless.split("\n") if "\n" in harmless else harmless.split(";")
    elif ".jsonl" in address:
        for line in content.decode().splitlines():
            yield from strings(json.loads(line))
    elif "/api/" in address:
        yield from strings(json.loads(content))
    elif address.startswith(("/oai", "/sitemap")):
        yield from (str(element.text) for element in etree.fromstring(content).iter() if element.text)


def allowed(publication: Publication) -> set[str]:
    """The words of the version, of the code lists, and what is known of where and since when it is public."""
    assert publication.latest is not None
    content = publication.latest.content
    [review] = reviews_of([publication])
    found = set(strings(content)) | {str(publication.public_id), f"urn:uuid:{publication.public_id}"}
    found |= {item.name for item in review.items} | {kind_name(publication.kind), publication.partnership.slug}
    chosen = licence(content["licence"])
    found |= {chosen.code, chosen.name, chosen.address, chosen.in_plain_words}
    for fact in FACTS:
        found |= {fact.name, fact.label, fact.in_plain_words, fact.source, *(value.label for value in fact.values)}
        found |= {str(value.code) for value in fact.values}
    found |= {words for _, words in dublin_core(review)}
    return found | {"published", "yes", "no", publication.partnership.email}


def test_every_word_is_one_of_the_version_or_of_the_lists_of_codes(publication: Publication) -> None:
    known = allowed(publication)
    of_the_codebook = set(said("/data/codebook.csv", Client().get("/data/codebook.csv").getvalue()))
    headings = {name for row in of_the_codebook for name in (row,)}
    strange = {
        (address, words)
        for address, content in outputs(publication).items()
        if address not in {"/data/codebook.csv", "/api/v1/"}
        and not address.startswith(("/oai?verb=I", "/oai?verb=ListS"))
        for words in said(address, content)
        if words and words not in known | headings and not of_this_site(words)
    }
    assert strange == set()


def of_this_site(words: str) -> bool:
    """Whether it is an address of this site, a key in it, a number, a day or a moment: checked where each is tested."""
    return bool(
        words.startswith((f"{SITE}/", "oai:127.0.0.1:", "partnership:", "kind:"))
        or re.fullmatch(r"\d+|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00))?", words)
    )


def test_every_word_of_a_review_and_its_items_stands_on_a_page(publication: Publication) -> None:
    """On the review's own page, that of an item, or one of those made from them."""
    page = page_of(publication)
    items = [f"/learning/{row.public_id}/" for row in publication.listed_items.all()]
    papers = [f"{page}{name}" for name in ("briefing", "seven-minutes", "discussion", "response", "pack")]
    shown = ""
    for address in (page, *items, *papers):
        answer = Client().get(address)
        assert answer.status_code == 200, address
        body = re.sub(r"<head>.*?</head>", "", answer.content.decode(), flags=re.DOTALL)
        shown += " " + " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
    review = json.loads(Client().get(f"/api/v1/reviews/{publication.public_id}").content)
    free = [review[key] for key in ("label", "title", "kind_name", "story", "summary", "easy_read")]
    free += [review["partnership"]["name"], review["licence"]["name"], *review["questions"]]
    free += [document["name"] for document in review["documents"] if document["name"]]
    for item in review["items"]:
        free += [item["name"], item["title"], item["text"], item["due"], item["brief"]]
        free += [part["text"] for part in item["parts"]] + [theme["name"] for theme in item["themes"]]
        for addressee in item["addressees"]:
            named = addressee["role"] or addressee["agency"]
            free.append(named["name"] if named else addressee["said"])
    for fact in review["facts"]:
        free += [fact["label"], fact["value_label"]]
    assert [words for words in free if words and words not in shown] == []
