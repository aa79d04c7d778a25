"""OAI-PMH: every answer keeps to the protocol, lists go on, and what was withdrawn is told as deleted."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from factories.open_data import a_rich_review
from factories.people import became
from factories.publishing import a_partnership, a_publication, an_item, withdraw
from heed.publishing.models import Publication
from heed.publishing.rules.harvesting import HarvestError, understood

pytestmark = pytest.mark.django_db

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "schemas/oai_pmh.rng")))
NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
LABELS = [f"Child {letter}" for letter in "ABCDE"]


def asked(**arguments: str) -> etree._Element:
    """The answer, held to the protocol. ``from`` is no name in Python, so here it is ``from_``."""
    given = {name.rstrip("_"): value for name, value in arguments.items()}
    return kept_to_protocol(Client().get(f"/oai?{urlencode(given)}"))


def kept_to_protocol(answer: Any) -> etree._Element:
    """The answer as XML."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert not answer.cookies
    root = etree.fromstring(answer.content)
    SCHEMA.assertValid(root)
    return root


def words(root: etree._Element, path: str) -> list[str]:
    """The text or the values at this path."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(one if isinstance(one, str) else one.text or "") for one in found]  # type: ignore[union-attr]


def errors(**arguments: str) -> list[str]:
    """The codes of what is wrong."""
    return words(asked(**arguments), "//oai:error/@code")


def identifier(publication: Publication) -> str:
    return f"oai:127.0.0.1:{publication.public_id}"


def changed(publication: Publication, at: datetime) -> Publication:
    Publication.objects.filter(pk=publication.pk).update(changed_at=at)
    return publication


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists come two by two."""
    monkeypatch.setattr("heed.publishing.selectors.harvest.AT_ONCE", 2)


def test_it_says_who_answers() -> None:
    publication = changed(a_publication(an_item()), datetime(2026, 3, 2, 9, 30, 15, 999, tzinfo=UTC))
    root = asked(verb="Identify")
    assert words(root, "//oai:baseURL") == words(root, "//oai:request") == ["http://127.0.0.1:8000/oai"]
    assert words(root, "//oai:adminEmail") == [publication.partnership.email]
    assert words(root, "//oai:earliestDatestamp") == ["2026-03-02T09:30:15Z"]
    assert words(root, "//oai:deletedRecord") == ["persistent"]


def test_a_site_without_reviews_answers_too() -> None:
    assert words(asked(verb="Identify"), "//oai:adminEmail") == ["nobody@example.invalid"]
    assert errors(verb="ListRecords", metadataPrefix="oai_dc") == ["noRecordsMatch"]
    assert words(asked(verb="ListSets"), "//oai:setSpec") == ["partnership", "kind"]


def test_there_is_one_format_for_all_and_for_each() -> None:
    publication = a_publication(an_item())
    for more in ({}, {"identifier": identifier(publication)}):
        assert words(asked(verb="ListMetadataFormats", **more), "//oai:metadataPrefix") == ["oai_dc"]


def test_a_record_says_what_the_page_says_in_dublin_core() -> None:
    publication = a_rich_review()
    root = asked(verb="GetRecord", identifier=identifier(publication), metadataPrefix="oai_dc")
    assert words(root, "//dc:title") == ["Learning from Child A"]
    assert words(root, "//dc:publisher") == ["Fallowshire Safeguarding Children Partnership"]
    assert words(root, "//dc:date") == ["2024-05-15"]
    assert words(root, "//dc:subject") == ["Homes and visitors"]
    assert words(root, "//dc:identifier")[0].endswith("/2024/child-a/")
    assert words(root, "//dc:rights")[0] == "Open Government Licence v3.0"


def test_a_withdrawn_review_is_deleted_and_nothing_more_is_said_of_it() -> None:
    publication = withdraw(a_rich_review("Child QZX"))
    get = {"verb": "GetRecord", "identifier": identifier(publication), "metadataPrefix": "oai_dc"}
    for root in (
        asked(**get),
        asked(verb="ListRecords", metadataPrefix="oai_dc"),
        asked(verb="ListIdentifiers", metadataPrefix="oai_dc"),
    ):
        assert words(root, "//oai:header/@status") == ["deleted"]
        assert b"QZX" not in etree.tostring(root)
        assert b"Homes" not in etree.tostring(root)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_list_goes_on_with_its_token_to_the_end(verb: str) -> None:
    for number, label in enumerate(LABELS):
        changed(a_publication(an_item(), label=label), datetime(2026, 1, 1 + number // 2, tzinfo=UTC))
    root = asked(verb=verb, metadataPrefix="oai_dc", from_="2026-01-01")
    seen = words(root, "//oai:header/oai:identifier")
    cursors = words(root, "//oai:resumptionToken/@cursor")
    while token := words(root, "//oai:resumptionToken")[0]:
        root = asked(verb=verb, resumptionToken=token)
        seen += words(root, "//oai:header/oai:identifier")
        cursors += words(root, "//oai:resumptionToken/@cursor")
        assert words(root, "//oai:resumptionToken/@completeListSize") == ["5"]
    assert cursors == ["0", "2", "4"]
    assert sorted(seen) == sorted(identifier(one) for one in Publication.objects.all())


def test_an_answer_dates_itself_back_so_that_what_was_being_written_is_asked_for_again() -> None:
    with time_machine.travel(datetime(2026, 6, 1, 12, 0, 30, tzinfo=UTC), tick=False):
        assert asked(verb="Identify").findtext("oai:responseDate", namespaces=NAMES) == "2026-06-01T11:59:30Z"


@pytest.mark.usefixtures("small_parts")
def test_what_changes_while_a_list_is_read_comes_again_at_its_end() -> None:
    reviews = [
        changed(a_publication(an_item(), label=label), datetime(2026, 1, 1, hour, tzinfo=UTC))
        for hour, label in enumerate(LABELS[:3])
    ]
    root = asked(verb="ListIdentifiers", metadataPrefix="oai_dc")
    changed(withdraw(reviews[0]), datetime(2026, 1, 2, tzinfo=UTC))
    root = asked(verb="ListIdentifiers", resumptionToken=words(root, "//oai:resumptionToken")[0])
    assert words(root, "//oai:header/oai:identifier") == [identifier(reviews[2]), identifier(reviews[0])]
    assert words(root, "//oai:header/@status") == ["deleted"]


@pytest.mark.parametrize("code", ["partnership:\0", "kind:\ud800", "kind:a b", None, []])
def test_a_token_that_somebody_made_up_is_refused_before_the_database_is_asked(code: object) -> None:
    said = {"since": "", "before": "", "set": code, "after": "2020-01-01T00:00:00+00:00", "key": 0, "given": 0}
    made_up = base64.urlsafe_b64encode(json.dumps(said).encode()).decode()
    root = asked(verb="ListRecords", resumptionToken=made_up)
    assert words(root, "//oai:error/@code") == ["badResumptionToken"]


def test_from_and_until_hold_the_second_or_the_day_that_they_name() -> None:
    changed(a_publication(an_item()), datetime(2026, 3, 2, 9, 30, 15, 999_000, tzinfo=UTC))
    second, day = "2026-03-02T09:30:15Z", "2026-03-02"
    for bound in (second, day):
        for between in ({"from_": bound}, {"until": bound}, {"from_": bound, "until": bound}):
            assert errors(verb="ListIdentifiers", metadataPrefix="oai_dc", **between) == []
    for past in ({"from_": "2026-03-02T09:30:16Z"}, {"until": "2026-03-02T09:30:14Z"}, {"until": "2026-03-01"}):
        assert errors(verb="ListIdentifiers", metadataPrefix="oai_dc", **past) == ["noRecordsMatch"]


def test_the_last_moment_there_is_can_be_asked_for() -> None:
    a_publication(an_item())
    assert errors(verb="ListIdentifiers", metadataPrefix="oai_dc", until="9999-12-31") == []
    assert errors(verb="ListIdentifiers", metadataPrefix="oai_dc", until="9999-12-31T23:59:59Z") == []


def test_sets_are_partnerships_with_what_they_took_over_and_kinds() -> None:
    before, after = a_partnership("Old Board"), a_partnership("New Partnership")
    became(before, after)
    old = a_publication(an_item(), partnership=before)
    a_publication(an_item(), label="Adult B", partnership=after, kind="safeguarding_adult_review")
    assert words(asked(verb="ListSets"), "//oai:setSpec") == [
        "partnership",
        "partnership:new-partnership",
        "partnership:old-board",
        "kind",
        "kind:local_child_safeguarding_practice_review",
        "kind:safeguarding_adult_review",
    ]
    lists = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
    assert len(words(asked(**lists, set="partnership:new-partnership"), "//oai:header")) == 2
    of_old = asked(**lists, set="partnership:old-board")
    assert words(of_old, "//oai:identifier") == [identifier(old)]
    assert words(of_old, "//oai:setSpec")[:2] == ["partnership:new-partnership", "partnership:old-board"]
    assert len(words(asked(**lists, set="kind:safeguarding_adult_review"), "//oai:header")) == 1
    assert len(words(asked(**lists, set="kind"), "//oai:header")) == 2
    assert errors(**lists, set="colour:blue") == errors(**lists, set="kind:none") == ["noRecordsMatch"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Delete"}, "badVerb"),
        ({"verb": "Identify", "set": "a"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "GetRecord", "identifier": "oai:x:1", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
        ({"verb": "ListMetadataFormats", "identifier": "what?"}, "idDoesNotExist"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-02-30"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-02-01T00:00:00+01:00"}, "badArgument"),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-01", "until": "2026-01-02T00:00:00Z"},
            "badArgument",
        ),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-02", "until": "2026-01-01"},
            "badArgument",
        ),
        ({"verb": "ListRecords", "resumptionToken": "abc"}, "badResumptionToken"),
        ({"verb": "ListSets", "resumptionToken": "abc"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": "abc", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "\x0b"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "no set"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "no prefix"}, "badArgument"),
    ],
)
def test_a_question_that_is_not_understood_gets_the_error_of_the_protocol(arguments: dict[str, str], code: str) -> None:
    a_publication(an_item())
    root = asked(**arguments)
    assert words(root, "//oai:error/@code") == [code]
    assert len(words(root, "//oai:error")[0]) > 20
    assert (words(root, "//oai:request/@verb") == []) == (code in {"badVerb", "badArgument"})


def test_an_argument_that_is_given_twice_is_an_error() -> None:
    answer = Client().get("/oai?verb=ListRecords&metadataPrefix=oai_dc&set=kind&set=kind")
    assert words(kept_to_protocol(answer), "//oai:error/@code") == ["badArgument"]
    answer = Client().get("/oai?verb=Identify&verb=Identify")
    assert words(kept_to_protocol(answer), "//oai:error/@code") == ["badVerb"]


def test_a_question_can_be_posted_without_a_cookie() -> None:
    a_publication(an_item())
    asked(verb="Identify")
    question = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    root = kept_to_protocol(Client(enforce_csrf_checks=True).post("/oai", question))
    assert words(root, "//dc:title") == ["Learning from Child A"]


def test_a_list_asks_the_database_a_handful_of_times(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for label in LABELS:
        a_publication(an_item(), label=label)
    with django_assert_num_queries(5):
        assert len(words(asked(verb="ListRecords", metadataPrefix="oai_dc"), "//oai:record")) == 5


names = st.sampled_from(["verb", "metadataPrefix", "from", "until", "set", "identifier", "resumptionToken", "x"])
values = st.one_of(
    st.sampled_from(["ListRecords", "GetRecord", "oai_dc", "2026-01-01", "2026-01-01T00:00:00Z", "kind"]),
    st.dates().map(str),
    st.text(max_size=20),
)


@given(st.dictionaries(names, st.lists(values, min_size=1, max_size=2)))
def test_every_question_is_understood_or_has_a_fault(question: dict[str, list[str]]) -> None:
    with suppress(HarvestError):
        assert understood(question).wanted.bounds
