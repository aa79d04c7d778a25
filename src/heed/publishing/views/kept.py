"""Finished answers to the public, kept in memory for as long as nothing was written.

Whatever is written in Heed leaves an entry of the log in its own transaction. So where the log has come no further, an
answer that was made before is the answer still: one short question to the database stands in for all that it took to
make it. It is asked each time, in every process, so a withdrawal shows on the very next visit. Decision 34 says what
could go stale all the same, and for how long.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from gzip import compress, decompress
from hashlib import sha256
from threading import Lock
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from heed.audit.selectors import Extent, extent

Given = ParamSpec("Given")
Key = tuple[str, ...]

LARGEST = 2_000_000
"""Bytes of an answer above which it is made anew each time: it would push out too many others."""
AT_MOST = 60
"""Seconds for which an answer is kept even where nothing was written: a bound on all that the log does not know of."""
OVERHEAD = 1_000
"""Bytes that an answer is taken to need beside its body."""

STATES_KEPT = {200, 410}
WRITTEN_AS_TEXT = re.compile(r"text/|application/(?:json|xml|[\w.-]+\+(?:json|xml))\b")
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer. Its body is compressed once and for all where it is text."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    is_compressed: bool

    @property
    def size(self) -> int:
        """Bytes that it takes up."""
        return len(self.body) + OVERHEAD


@dataclass(frozen=True, slots=True)
class Moment:
    """When answers were made: how far the log had come, and in which minute. All that were made earlier are forgotten."""

    log: Extent
    minute: int


class Shelf:
    """Answers of one moment, by address; those not asked for longest make room for others."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._moment: Moment | None = None
        self._size = 0
        self._lock = Lock()

    def find(self, key: Key, now: Moment) -> Answer | None:
        """The answer that was kept for this address, if it was made in this moment."""
        with self._lock:
            self._come_to(now)
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def keep(self, key: Key, answer: Answer, made: Moment) -> None:
        """Keeps an answer, unless something was written since the moment in which it was begun."""
        room = settings.HEED_KEPT_MEGABYTES * 1_000_000
        with self._lock:
            if made != self._moment or answer.size > min(room, LARGEST) or key in self._answers:
                return
            self._answers[key] = answer
            self._size += answer.size
            while self._size > room:
                self._size -= self._answers.popitem(last=False)[1].size

    def __len__(self) -> int:
        return len(self._answers)

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._forget()
            self._moment = None

    def _come_to(self, now: Moment) -> None:
        if now != self._moment:
            self._forget()
            self._moment = now

    def _forget(self) -> None:
        self._answers.clear()
        self._size = 0


SHELF = Shelf()
"""Of this process. Each process has its own, and asks the same log."""


def kept_public(
    view: Callable[Concatenate[HttpRequest, Given], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """Keeps what a view answers to everybody alike: pages, feeds, the open interface, files made from the record.

    For views that are only read (``require_safe``), whose answer follows from the address, the host, the language, the
    record and the day; ``public_page`` has it in it. Adds an ``ETag`` made from the content, so that a browser which has
    the answer already is told so, ``Cache-Control: no-cache`` where the view says nothing else, and compresses text.

    Passed on as they come and never kept: streams, redirects, errors, and whatever looked at the session, set a cookie,
    holds a form with a token, or says that it is private or differs by more than language.
    """

    @wraps(view)
    def from_the_shelf(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        # a visitor's cookie that Django cannot read would be set anew; no page of the public needs one
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        # asked before the view reads anything: what is written meanwhile makes its answer one of an earlier moment
        now = Moment(extent(), int(time.time() // AT_MOST)) if settings.HEED_KEPT_MEGABYTES else None
        key = _named(request)
        answer = SHELF.find(key, now) if now else None
        if answer is None:
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "no-cache")
            if not _is_for_everybody(request, response):
                return response
            answer = finished(response)
            if now and request.method == "GET":
                SHELF.keep(key, answer, now)
        return _drawn(answer, request)

    return from_the_shelf


def _named(request: HttpRequest) -> Key:
    """What the request asks for. The question stands as it was sent: written anew, two of other meaning can look alike."""
    asked = request.META.get("QUERY_STRING", "")
    return (request.scheme or "", request.get_host(), request.path, asked, get_language() or "")


def finished(response: HttpResponseBase) -> Answer:
    """An answer with its tag, compressed where that is worth it. The tag is weak: the words are the same either way."""
    body = response.content if isinstance(response, HttpResponse) else b""
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.status_code == 200:
        response.headers["ETag"] = f'W/"{sha256(body).hexdigest()[:32]}"'
    is_text = WRITTEN_AS_TEXT.match(response.headers.get("Content-Type", "")) is not None and len(body) > 200
    smaller = compress(body, 9, mtime=0) if is_text else body
    return Answer(response.status_code, tuple(response.headers.items()), smaller, is_text)


def _drawn(answer: Answer, request: HttpRequest) -> HttpResponse:
    """The answer for this visitor: compressed if their browser can read that."""
    as_it_is = answer.is_compressed and ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", ""))
    body = decompress(answer.body) if answer.is_compressed and not as_it_is else answer.body
    response = HttpResponse(body, status=answer.status, headers=dict(answer.headers))
    if as_it_is:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(body))
    return response


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether an answer is finished, and the same whoever asks."""
    if not isinstance(response, HttpResponse) or not getattr(response, "is_rendered", True):
        return False
    messages = getattr(request, "_messages", None)
    control, vary = (response.headers.get(name, "").lower() for name in ("Cache-Control", "Vary"))
    return (
        response.status_code in STATES_KEPT
        and not response.has_header("Content-Encoding")
        and not response.cookies
        and not getattr(getattr(request, "session", None), "accessed", False)
        and not getattr(messages, "used", False)
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not any(word in control for word in ("private", "no-store"))
        and not set(vary.replace(" ", "").split(",")) - {"", "accept-encoding", "accept-language"}
    )
