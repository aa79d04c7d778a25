"""Asking the open interface as a program does."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.test import Client

from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    SAID_ONLY,
    a_document,
    a_publication,
    an_item,
    content_of,
    publish_again,
)
from heed.publishing.models import Publication
from heed.publishing.record import Named, PublishedFact


def data(address: str) -> Any:
    """What the address answers, whole or below /api/v1/."""
    path = address.removeprefix(str(settings.HEED_PUBLIC_ADDRESS))
    answer = Client().get(path if path.startswith("/") else f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def refused(path: str, status: int = 422) -> Any:
    """What is wrong with asking this below /api/v1/."""
    answer = Client().get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()


def labels(path: str) -> list[str]:
    """The labels of the reviews that match."""
    return [review["label"] for review in data(path)["results"]]


def texts(path: str) -> list[str]:
    """The words of the items that match."""
    return [item["text"] for item in data(path)["results"]]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table, as a program reads them."""
    text = file(f"{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lines(name: str) -> list[Any]:
    """The values of a file of lines."""
    return [json.loads(line) for line in file(f"{name}.jsonl").decode().splitlines()]


def file(name: str) -> bytes:
    """The bytes of a file below /data/."""
    answer = Client().get(f"/data/{name}")
    assert answer.status_code == 200
    return answer.getvalue()


def a_rich_review(label: str = "Child A", **given: Any) -> Publication:
    """A public review that has something in every place where there can be something."""
    publication = a_publication(
        an_item(
            "Ask who else is in the home.",
            HEALTH_VISITOR,
            POLICE,
            SAID_ONLY,
            number="9",
            title="Homes",
            parts=("Who sleeps here?", "Who has a key?"),
        ),
        an_item("=Write it down.", type="recommendation"),
        label=label,
        documents=[a_document(name="report.pdf"), a_document(name="closed-report.pdf", public=False)],
        **given,
    )
    content = content_of(publication)
    first = replace(
        content.items[0],
        due="by March 2027",
        brief="Ask who lives here.",
        themes=(Named("homes", "Homes and visitors"),),
    )
    return publish_again(
        publication,
        replace(
            content,
            items=(first, *content.items[1:]),
            facts=(
                PublishedFact("outcome", "stated", "death"),
                PublishedFact("domestic_abuse", "unclear", None),
                PublishedFact("neglect", "not_stated", None),
            ),
            summary="In a few sentences.",
            easy_read="In easy words.",
            questions=("Who else should know?",),
            licence="OGL-UK-3.0",
        ),
    )
