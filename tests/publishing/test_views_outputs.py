"""Pages and files made from a review: where they answer, what they say of themselves, and that a withdrawal ends them."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from factories.publishing import HEALTH_VISITOR, POLICE, a_publication, an_item, publish_again, withdraw
from heed.publishing.models import Publication, PublicationState
from heed.publishing.record import from_content
from heed.publishing.rules.papers import MEDIA_TYPES, OUTPUTS

pytestmark = pytest.mark.django_db

REVIEW = "/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/"
PAGES = list(OUTPUTS)
FILES = [(code, format_) for code, output in OUTPUTS.items() for format_ in output.formats]


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.HEED_DATA = tmp_path


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def body(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content


def kept(publication: Publication) -> list[Path]:
    return sorted((Path(settings.HEED_DATA) / "made" / str(publication.pk)).glob("*"))


@pytest.mark.parametrize("code", PAGES)
def test_nothing_answers_where_nothing_was_published(client: Client, code: str) -> None:
    assert client.get(f"{REVIEW}{code}").status_code == 404
    assert client.get(f"{REVIEW}{code}.pdf").status_code == 404


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_what_it_was_made_from_and_leads_to_the_review_and_its_files(client: Client, code: str) -> None:
    a_publication(an_item("Ask who else is there."))
    page = read(client, f"{REVIEW}{code}")
    assert "Made from version 1 of this review, published on 2 March 2026." in page
    assert f'href="{REVIEW}">The whole review, as it is today' in page
    for format_ in OUTPUTS[code].formats:
        assert f'href="{REVIEW}{code}.{format_}"' in page
    assert "KB</a>" in page


@pytest.mark.parametrize(("code", "format_"), FILES)
def test_a_file_is_saved_under_a_name_that_tells_what_it_is(client: Client, code: str, format_: str) -> None:
    a_publication(an_item())
    answer = client.get(f"{REVIEW}{code}.{format_}")
    assert answer["Content-Type"] == MEDIA_TYPES[format_]
    assert answer["Content-Disposition"] == f'attachment; filename="child-a-2024-{code}.{format_}"'
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.parametrize(("code", "format_"), FILES)
def test_a_file_is_not_sent_again_to_who_has_it(client: Client, code: str, format_: str) -> None:
    publication = a_publication(an_item())
    tag = client.get(f"{REVIEW}{code}.{format_}")["ETag"]
    again = client.get(f"{REVIEW}{code}.{format_}", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again["ETag"] == tag
    content = from_content(publication.latest.content) if publication.latest else None
    assert content
    publish_again(publication, content)
    assert client.get(f"{REVIEW}{code}.{format_}")["ETag"] != tag


def test_a_file_is_made_once_and_made_again_when_it_is_missing(client: Client) -> None:
    publication = a_publication(an_item())
    first = body(client, f"{REVIEW}briefing.pdf")
    (file,) = kept(publication)
    file.write_bytes(b"as it lies there")
    assert body(client, f"{REVIEW}briefing.pdf") == b"as it lies there"
    file.unlink()
    assert body(client, f"{REVIEW}briefing.pdf") == first


@pytest.mark.parametrize("code", PAGES)
def test_a_withdrawn_review_leaves_a_page_that_says_so_even_where_its_files_still_lie_about(
    client: Client, code: str
) -> None:
    publication = a_publication(an_item("Ask who else is there."))
    format_ = OUTPUTS[code].formats[0]
    tag = client.get(f"{REVIEW}{code}.{format_}")["ETag"]
    assert kept(publication)
    withdraw(publication)
    for address in (f"{REVIEW}{code}", f"{REVIEW}{code}.{format_}"):
        answer = client.get(address, headers={"if-none-match": tag})
        assert answer.status_code == 410
        assert "A relative asked us to." in answer.content.decode()
        assert "Ask who else" not in answer.content.decode()


def test_an_archived_review_keeps_its_papers(client: Client) -> None:
    publication = a_publication(an_item("Ask who else is there."))
    publication.state = PublicationState.ARCHIVED
    publication.save()
    assert "Ask who else is there." in read(client, f"{REVIEW}briefing")


def test_a_form_that_a_paper_does_not_have_is_not_found(client: Client) -> None:
    a_publication(an_item())
    assert client.get(f"{REVIEW}briefing.exe").status_code == 404
    assert client.get(f"{REVIEW}response.pptx").status_code == 404


def test_a_role_finds_only_what_speaks_to_it(client: Client) -> None:
    a_publication(an_item("Visit at home.", HEALTH_VISITOR), an_item("Keep records.", POLICE), an_item("For nobody."))
    page = read(client, f"{REVIEW}briefing/for/community-health/health-visitor")
    assert "For Health visitor, Community health" in page
    assert "Visit at home." in page
    assert "Keep records." not in page
    assert "For nobody." not in page
    agency = read(client, f"{REVIEW}briefing/for/police")
    assert "Keep records." in agency
    assert "Visit at home." not in agency


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_a_cut_can_be_saved(client: Client, format_: str) -> None:
    a_publication(an_item("Visit at home.", HEALTH_VISITOR))
    answer = client.get(f"{REVIEW}briefing/for/community-health/health-visitor.{format_}")
    assert answer.status_code == 200
    name = f"child-a-2024-briefing-for-community-health-health-visitor.{format_}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    "place",
    ["police", "police.pdf", "community-health/midwife", "community-health/midwife.docx", "police/health-visitor"],
)
def test_there_is_no_cut_for_who_is_not_spoken_to(client: Client, place: str) -> None:
    a_publication(an_item("Visit at home.", HEALTH_VISITOR))
    assert client.get(f"{REVIEW}briefing/for/{place}").status_code == 404


def test_a_withdrawn_review_has_no_cut_left(client: Client) -> None:
    publication = a_publication(an_item("Visit at home.", HEALTH_VISITOR))
    withdraw(publication)
    for place in ("community-health", "community-health.pdf", "community-health/health-visitor", "never-spoken-to"):
        answer = client.get(f"{REVIEW}briefing/for/{place}")
        assert answer.status_code == 410
        assert "Visit at home." not in answer.content.decode()


def test_what_happened_is_folded_under_its_note(client: Client) -> None:
    a_publication(an_item(), story="Child A was six months old.")
    for code in ("seven-minutes", "discussion", "pack"):
        page = read(client, f"{REVIEW}{code}")
        assert page.index("It may be hard to read.") < page.index("<details") < page.index("six months old")


def test_words_of_a_report_are_shown_and_never_run(client: Client) -> None:
    a_publication(an_item("<script>alert(1)</script>"))
    assert "<script>alert" not in client.get(f"{REVIEW}briefing").content.decode()


@pytest.mark.parametrize("code", PAGES)
def test_a_page_asks_the_database_once(
    client: Client, code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_publication(*[an_item() for _ in range(12)])
    with django_assert_num_queries(1):
        client.get(f"{REVIEW}{code}")
    with django_assert_num_queries(1):
        client.get(f"{REVIEW}{code}.{OUTPUTS[code].formats[0]}")


def test_a_review_offers_what_can_be_taken_along(client: Client) -> None:
    a_publication(an_item("Visit at home.", HEALTH_VISITOR))
    page = read(client, REVIEW)
    assert "Take it with you" in page
    for code in PAGES:
        assert f'href="{REVIEW}{code}"' in page
    assert f'href="{REVIEW}briefing/for/community-health/health-visitor"' in page
