"""Asking the open interface as a program does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client


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
