"""How much a first visit costs somebody on a slow line, to the heaviest page of every kind there is."""

from __future__ import annotations

import gzip

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, Response

from factories.crawling import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIMIT = 60_000
HEAD = 600
"""Bytes that the head of an answer, and of the request for it, take beside the body."""
COMPRESSED_ALREADY = {"font", "image"}


def test_a_first_visit_to_any_page_stays_light(browser: Browser, site: str) -> None:
    pages = heaviest_of_each_kind()
    assert {"home", "reviews", "review", "learning", "about", "accessibility", "privacy"} <= set(pages)
    weights = {name: a_first_visit(browser, site + address) for name, address in pages.items()}
    assert {name: weight for name, weight in weights.items() if sum(weight.values()) > LIMIT} == {}


def heaviest_of_each_kind() -> dict[str, str]:
    """By the name of its address, the page with the most words of all that a visitor finds."""
    visitor = Visitor()
    visitor.walk()
    found: dict[str, str] = {}
    for address, answer in sorted(visitor.seen.items(), key=lambda seen: len(seen[1].words)):
        if answer.media_type == "text/html" and answer.status in {200, 410}:
            found[resolve(address.partition("?")[0]).url_name or ""] = address
    return found


def a_first_visit(browser: Browser, address: str) -> dict[str, int]:
    """What a browser that has nothing yet is sent for this page: bytes by address."""
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    context = browser.new_context()
    page = context.new_page()
    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    sizes = {response.url: HEAD + weight(response) for response in responses}
    context.close()
    assert len(sizes) >= 5, f"{address} came without its styles, script or fonts"
    return sizes


def weight(response: Response) -> int:
    body = response.body()
    return len(body if response.request.resource_type in COMPRESSED_ALREADY else gzip.compress(body))
