"""How much a first visit costs somebody on a slow line."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, Response

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIMIT = 60_000
COMPRESSED_ALREADY = {"font", "image"}


def test_a_first_visit_to_a_review_stays_light(page: Page, site: str) -> None:
    responses: list[Response] = []

    def note(response: Response) -> None:
        responses.append(response)

    page.on("response", note)
    page.goto(f"{site}/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/")
    page.wait_for_load_state("networkidle")
    sizes = {
        response.url: len(body if response.request.resource_type in COMPRESSED_ALREADY else gzip.compress(body))
        for response in responses
        if (body := response.body())
    }
    assert len(sizes) > 8, "the page came without its styles, scripts or font"
    assert sum(sizes.values()) <= LIMIT, sizes
