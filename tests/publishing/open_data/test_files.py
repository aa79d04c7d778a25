"""Open data as files: whole, safe in a spreadsheet, described, and gone with what is withdrawn."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.open_data import a_rich_review, data, lines, table
from factories.publishing import a_publication, an_item, content_of, publish_again, withdraw
from heed.publishing.outputs.open_data.tables import TABLES
from heed.publishing.selectors.snapshot import snapshot

pytestmark = pytest.mark.django_db

FILES = ["reviews.csv", "items.csv", "addressees.csv", "facts.csv", "codebook.csv", "reviews.jsonl", "items.jsonl"]
DESCRIPTIONS = ["csv-metadata.json", "datapackage.json"]


@pytest.mark.parametrize("name", [*FILES, *DESCRIPTIONS, "", "codebook/"])
def test_everybody_is_let_in_and_given_no_cookie(client: Client, name: str) -> None:
    a_rich_review()
    answer = client.get(f"/data/{name}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert client.post(f"/data/{name}").status_code == 405


def test_the_tables_hold_what_the_review_says() -> None:
    publication = a_rich_review()
    [review] = table("reviews")
    assert (review["id"], review["label"], review["items"]) == (str(publication.public_id), "Child A", "2")
    assert review["licence_address"].startswith("https://www.nationalarchives.gov.uk/")
    assert review["story"] == "Child A was six months old."
    item = table("items")[0]
    assert (item["review_id"], item["number"], item["text"]) == (review["id"], "9", "Ask who else is in the home.")
    assert item["sub_points"] == "Who sleeps here?\nWho has a key?"
    assert (item["agencies"], item["roles"], item["themes"]) == ("community-health;police", "health-visitor", "homes")
    spoken = table("addressees")
    assert [(row["position"], row["agency"], row["role"]) for row in spoken] == [
        ("1", "community-health", "health-visitor"),
        ("2", "police", ""),
        ("3", "", ""),
    ]
    assert spoken[2]["said"] == "those responsible for transport"


def test_what_is_not_stated_is_kept_apart_from_no() -> None:
    a_rich_review()
    assert [(row["fact"], row["state"], row["value"], row["value_label"]) for row in table("facts")] == [
        ("outcome", "stated", "death", "A death"),
        ("domestic_abuse", "unclear", "", ""),
        ("neglect", "not_stated", "", ""),
    ]


def test_no_spreadsheet_takes_the_words_of_a_report_for_a_formula() -> None:
    a_rich_review()
    assert table("items")[1]["text"] == "'=Write it down."


def test_the_lines_are_those_of_the_open_interface() -> None:
    publication = a_rich_review()
    review = data(f"reviews/{publication.public_id}")
    review.pop("versions")
    assert lines("reviews") == [review]
    assert lines("items") == data("items")["results"]


@pytest.mark.parametrize("name", FILES)
def test_what_is_withdrawn_is_in_no_file(client: Client, name: str) -> None:
    publication = withdraw(a_rich_review("Child QZX"))
    a_publication(an_item("Stay."), label="Child B")
    said = client.get(f"/data/{name}").getvalue().decode()
    assert "QZX" not in said
    assert str(publication.public_id) not in said


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_sent_again_only_once_something_changed(client: Client, name: str) -> None:
    publication = a_rich_review()
    tag = client.get(f"/data/{name}")["ETag"]
    again = client.get(f"/data/{name}", headers={"if-none-match": tag})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    withdraw(publication)
    assert client.get(f"/data/{name}", headers={"if-none-match": tag}).status_code == 200


def test_the_name_of_a_file_and_its_description_tell_the_same_state(client: Client) -> None:
    a_rich_review()
    stamp = snapshot().stamp
    assert f"-{stamp}.csv" in client.get("/data/items.csv")["Content-Disposition"]
    assert client.get("/data/datapackage.json").json()["version"] == stamp
    assert stamp in client.get("/data/").content.decode()


def test_the_sign_of_a_state_moves_with_every_version_and_withdrawal() -> None:
    signs = {snapshot().stamp}
    publication = a_rich_review()
    signs.add(snapshot().stamp)
    publish_again(publication, replace(content_of(publication), story="Child A was seven months old."))
    signs.add(snapshot().stamp)
    assert len(signs) == 3
    withdraw(publication)
    assert snapshot().stamp in signs


def test_a_file_is_sent_compressed(client: Client) -> None:
    for n in range(5):
        a_rich_review(f"Child {n}")
    answer = client.get("/data/items.csv", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert b"Ask who else" in gzip.decompress(answer.getvalue())


def test_every_column_is_described_for_programs_and_for_people(client: Client) -> None:
    a_rich_review()
    described = client.get("/data/csv-metadata.json").json()["tables"]
    packed = client.get("/data/datapackage.json").json()["resources"]
    page = client.get("/data/codebook/").content.decode()
    known = {(row["table"], row["column"]) for row in table("codebook")}
    for one, of_web, of_package in zip(TABLES, described, packed, strict=True):
        assert [column["name"] for column in of_web["tableSchema"]["columns"]] == one.heading
        assert [field["name"] for field in of_package["schema"]["fields"]] == one.heading
        assert all((one.name, name) in known and f"<code>{name}</code>" in page for name in one.heading)
        assert list(table(one.name)[0]) == one.heading


def test_the_keys_that_are_named_are_there_and_lead_to_rows(client: Client) -> None:
    for label in ("Child A", "Child B"):
        a_rich_review(label)
    rows = {one.name: table(one.name) for one in TABLES}
    for resource in client.get("/data/datapackage.json").json()["resources"]:
        schema, own = resource["schema"], rows[resource["name"]]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in own]
        assert len(keys) == len(set(keys))
        for foreign in schema.get("foreignKeys", ()):
            there = foreign["reference"]
            known = {row[there["fields"][0]] for row in rows[there["resource"]]}
            assert {row[foreign["fields"][0]] for row in own} <= known


def test_the_page_says_what_the_data_are_not(client: Client) -> None:
    page = client.get("/data/").content.decode()
    assert "A share of them is not a risk" in page
    assert "“Not stated” does not mean no" in page


def test_the_codebook_says_for_how_many_reviews_a_characteristic_is_known(client: Client) -> None:
    a_rich_review()
    assert "1 of 1 reviews that could have it" in client.get("/data/codebook/").content.decode()


def test_a_file_asks_the_database_a_few_times_for_each_fifty_reviews(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for label in ("Child A", "Child B", "Child C"):
        a_rich_review(label)
    with django_assert_num_queries(5):
        assert len(table("items")) == 6


def test_a_file_that_is_none_is_not_found(client: Client) -> None:
    assert client.get("/data/people.csv").status_code == 404
