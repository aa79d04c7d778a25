"""What the interface says where it has no data to give, as RFC 9457 wants it, in plain sentences."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.dateformat import format as in_words
from django.utils.timezone import localtime
from ninja.errors import ValidationError

from heed.publishing.selectors import Gone
from heed.publishing.selectors.standing import whole

MEDIA_TYPE = "application/problem+json"
_TITLES = {
    404: "Not found",
    405: "Not allowed",
    410: "No longer public",
    422: "Not understood",
}
_SENTENCES = {
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_long": "may have at most {max_length} characters",
    "string_pattern_mismatch": "is not of the form that is asked for",
    "too_long": "may be given at most {max_length} times",
    "uuid_parsing": "must be a UUID, such as 3f0c6f1e-4f0b-4f5e-9c53-0a6b1d2e7a10",
    "literal_error": "must be one of {expected}",
    "enum": "must be one of {expected}",
}


class NotUnderstood(Exception):
    """A question that cannot be answered. The message is a sentence that says what to ask instead."""


def problem(status: int, detail: str, **more: object) -> HttpResponse:
    """An answer that says what is the matter, in a sentence."""
    body = {"type": "about:blank", "title": _TITLES[status], "status": status, "detail": detail, **more}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def not_there(what: str) -> HttpResponse:
    """Where nothing ever was."""
    return problem(404, f"There is no {what} at this address. Look for it in the list.")


def no_longer(gone: Gone, page: str) -> HttpResponse:
    """Where something was public: what, since when it is gone, and why, as the page says."""
    since = in_words(localtime(gone.at), "j F Y")
    review = f"{gone.label}, {gone.kind[:1].lower()}{gone.kind[1:]}, {gone.year}"
    what = f"{gone.what} of {review}" if gone.what else review
    said = "is no longer part of the review" if gone.address else "has been withdrawn"
    return problem(
        410,
        f"{what} {said}, since {since}. Delete the copies that you hold.",
        what=what,
        since=gone.at.isoformat().replace("+00:00", "Z"),
        why=gone.why,
        page=page,
        review=whole(gone.address) if gone.address else None,
    )


def wrong_values(_request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """Where a value is not what it should be: a sentence for each."""
    errors = error.errors if isinstance(error, ValidationError) else []
    said = list(dict.fromkeys(_sentence(one) for one in errors))
    return problem(422, " ".join(said) or "A value is not of the form that is asked for.", errors=said)


def not_understood(_request: HttpRequest, error: NotUnderstood | type[NotUnderstood]) -> HttpResponse:
    """Where a question cannot be answered, for the reason that the error gives."""
    return problem(422, str(error), errors=[str(error)])


def described(*statuses: int) -> dict[str, Any]:
    """The same answers, as the description of the interface has them."""
    schema = {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What is the matter, in a sentence."},
        },
    }
    said = {
        404: "Nothing was ever public here.",
        410: "It was withdrawn, or is no longer part of its review: what, since when and why.",
        422: "A value is not understood: which, and what to ask instead.",
    }
    # a copy for each, since what describes the interface writes into what it is given
    return {
        "responses": {
            status: {"description": said[status], "content": {MEDIA_TYPE: {"schema": json.loads(json.dumps(schema))}}}
            for status in statuses
        }
    }


def _sentence(error: dict[str, Any]) -> str:
    name = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "A value")
    words = _SENTENCES.get(error["type"], "is not of the form that is asked for")
    return f"“{name}” {words.format(**error.get('ctx', {}))}."
