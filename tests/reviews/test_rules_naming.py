"""How reviews, files and bodies come by their names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reviews.rules import naming


@given(st.text())
def test_any_label_makes_a_slug(label: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", naming.slug_of(label))
    assert len(naming.slug_of(label)) <= 100


@pytest.mark.parametrize(
    ("label", "slug"), [("Child CH", "child-ch"), ("Mrs J & Adult Q", "mrs-j-adult-q"), ("Zoë", "zoe")]
)
def test_a_slug_reads_like_its_label(label: str, slug: str) -> None:
    assert naming.slug_of(label) == slug


@given(st.sets(st.sampled_from(["child-a", "child-a-2", "child-a-3"])))
def test_a_free_slug_is_free(taken: set[str]) -> None:
    assert naming.free_slug("child-a", taken) not in taken


@pytest.mark.parametrize(
    ("title", "published", "year"),
    [
        ("Learning from Child CH (2020)", "2021-01-04", 2020),
        ("Child CH", "2021-01-04", 2021),
        ("Child CH", "2021-03", 2021),
        ("Child CH (see 1998 act)", None, None),
        (None, None, None),
    ],
)
def test_the_year_is_the_titles_or_else_that_of_publication(
    title: str | None, published: str | None, year: int | None
) -> None:
    assert naming.year_of(title, published) == year


def test_a_body_is_known_however_its_name_is_written() -> None:
    key = naming.body_key("Fallowshire Safeguarding Children Partnership")
    assert naming.body_key("the  Fallowshire safeguarding children partnership (FSCP)") == key
    assert naming.body_key("Cumberland & Westmorland") == naming.body_key("Cumberland and Westmorland")
    assert naming.body_abbreviation("Fallowshire Safeguarding Children Partnership (FSCP)") == "FSCP"
    assert naming.body_abbreviation("Fallowshire (the county)") is None


def test_a_label_can_come_from_the_files_name() -> None:
    assert naming.label_from_file("child_ch-2020.pdf") == "Child ch 2020"
    assert naming.label_from_file(".pdf") == ".pdf"


@pytest.mark.parametrize(
    ("name", "media_type", "role"),
    [
        ("child-ch.pdf", "application/pdf", "report"),
        ("child-ch.html", "text/html", "page"),
        ("Child CH executive summary.pdf", "application/pdf", "summary"),
        ("CSCP_Response.pdf", "application/pdf", "response"),
        ("7-minute-briefing.pdf", "application/pdf", "briefing"),
        ("action-plan.html", "text/html", "action_plan"),
    ],
)
def test_what_a_document_is_shows_in_its_name(name: str, media_type: str, role: str) -> None:
    assert naming.role_of(name, media_type) == role


@given(st.text(), st.integers(1, 30))
def test_what_is_fitted_fits(text: str, most: int) -> None:
    fitted = naming.fitted(text, most)
    assert len(fitted) <= most
    assert fitted == text or fitted.endswith("…")
