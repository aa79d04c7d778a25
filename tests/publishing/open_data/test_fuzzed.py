"""The open interface under questions that nobody would think of: no failure, and every answer as described."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factories.open_data import a_rich_review
from factories.publishing import withdraw
from heed.config.wsgi import application
from heed.publishing.models import Publication

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
# the same each time, so that a machine which happens to draw something new stops nobody else's work
SAME_EACH_TIME = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ADDRESSES = [
    "reviews",
    "reviews/{id}",
    "items",
    "items/{id}",
    "themes",
    "agencies",
    "roles",
    "partnerships",
    "facts",
    "",
]

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def _uncompressed(environ: dict[str, Any], start_response: Any) -> Any:
    """The site, asked by somebody who takes no gzip: what fuzzes it asks for gzip and does not unpack it."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    return application(environ, start_response)


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keeps the server from closing the connection that the test is in, as Django's own test client does."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.fixture
def operations(_one_connection: None) -> dict[str, Any]:
    """Every question that the interface describes, by its address."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _uncompressed)
    schema.config.generation.update(allow_x00=False)
    found: list[Any] = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return {operation.path: operation for operation in found}


@pytest.fixture
def publications() -> list[Publication]:
    """Something to find: a review that is public, and one that was withdrawn."""
    return [a_rich_review(), withdraw(a_rich_review("Child B"))]


def test_every_question_that_is_described_is_put(operations: dict[str, Any]) -> None:
    assert sorted(operations) == sorted(f"/api/v1/{address}" for address in ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("sense", ["as described", "otherwise"])
def test_the_answer_to_any_question_is_as_described(
    operations: dict[str, Any], publications: list[Publication], address: str, sense: str
) -> None:
    operation = operations[f"/api/v1/{address}"]
    if sense == "otherwise" and not any(True for _ in operation.iter_parameters()):
        pytest.skip("what takes no filters cannot be asked wrongly")
    mode = schemathesis.GenerationMode.POSITIVE if sense == "as described" else schemathesis.GenerationMode.NEGATIVE
    keys = [str(one.public_id) for one in publications]
    keys += [str(item.public_id) for one in publications for item in one.listed_items.all()]

    @SAME_EACH_TIME
    @given(case=operation.as_strategy(generation_mode=mode), known=st.sampled_from([*keys, ""]))
    def put(case: Any, known: str) -> None:
        if known and "{id}" in address:
            case.path_parameters = {"id": known}
        case.call_and_validate(checks=CHECKS)

    put()
