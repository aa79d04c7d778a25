"""What every address of the open interface promises: open to everybody and every site, only ever read, fresh, small."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from factories.publishing import a_publication, an_item, withdraw

pytestmark = pytest.mark.django_db

LISTS = ["reviews", "items", "themes", "agencies", "roles", "partnerships", "facts", "", "openapi.json"]


@pytest.fixture(params=LISTS)
def address(request: pytest.FixtureRequest) -> str:
    a_publication(*(an_item(f"Ask who else is in the home, {n}.") for n in range(9)))
    return f"/api/v1/{request.param}"


def test_everybody_is_let_in_and_given_no_cookie(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert not answer.cookies


def test_a_script_on_a_page_elsewhere_may_read_it(client: Client, address: str) -> None:
    for answer in (client.get(address), client.options(address), client.get("/api/v1/items/none")):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer


def test_what_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    first = client.get(address, headers={"accept-encoding": "gzip"})
    assert first["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


def test_it_is_sent_compressed_where_that_helps(client: Client) -> None:
    a_publication(*(an_item(f"Ask who else is in the home, {n}.") for n in range(9)))
    answer = client.get("/api/v1/items", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert b"Ask who else" in gzip.decompress(answer.content)


def test_it_can_be_asked_for_without_its_body(client: Client, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], whole["Content-Length"])


def test_it_says_what_can_be_done(client: Client, address: str) -> None:
    answer = client.options(address)
    assert (answer.status_code, answer["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(address: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"


def test_a_withdrawal_reaches_whoever_kept_a_copy(client: Client) -> None:
    publication = a_publication(an_item())
    address = f"/api/v1/reviews/{publication.public_id}"
    kept = client.get(address)["ETag"]
    withdraw(publication)
    assert client.get(address, headers={"if-none-match": kept}).status_code == 410


def test_an_address_that_is_none_says_where_everything_is(client: Client) -> None:
    for path in ("nothing", "reviews/1", "items/x/y"):
        answer = client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert "/api/v1/ says where everything is" in answer.json()["detail"]


def test_the_index_leads_to_everything(client: Client) -> None:
    index = client.get("/api/v1/").json()
    for name in (
        "documentation",
        "openapi",
        "reviews",
        "items",
        "themes",
        "agencies",
        "roles",
        "partnerships",
        "facts",
    ):
        assert client.get(index[name].removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_the_description_names_every_address_and_its_refusals(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    one = described["paths"]["/api/v1/items/{id}"]["get"]
    assert set(one["responses"]) == {"200", "404", "410", "422"}
    assert set(one["responses"]["410"]["content"]) == {"application/problem+json"}
    names = [asked["get"]["operationId"] for asked in described["paths"].values()]
    assert len(names) == len(set(names)) == 10


def test_the_page_of_documentation_is_one_of_ours_and_names_every_filter(client: Client) -> None:
    page = client.get("/api/v1/docs").content.decode()
    assert "changed_since" in page
    assert "/api/v1/items/{id}" in page
    assert page.count("<script") == page.count('<script type="module" src=') == 1
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!www\.bbc)', page) == []
