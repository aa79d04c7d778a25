"""The files of open data, written as they are sent, so that a nation's archive needs no more memory than one review."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localtime
from django.views.decorators.gzip import gzip_page

from heed.publishing.outputs.open_data.codebook import HEADING, codebook_rows
from heed.publishing.outputs.open_data.drawn import item_drawn, review_drawn
from heed.publishing.outputs.open_data.packages import DESCRIPTION, TITLE, Offer, csv_on_the_web, data_package
from heed.publishing.outputs.open_data.tables import TABLES, Table, table
from heed.publishing.selectors.open_data import every_review
from heed.publishing.selectors.snapshot import Snapshot, snapshot
from heed.publishing.selectors.standing import lasting
from heed.publishing.views.api.opening import opened
from heed.ui.csv import csv_lines

CSV, LINES = "text/csv; charset=utf-8", "application/jsonl; charset=utf-8"
Lines = Iterator[str]


def _marked(file: Callable[..., HttpResponse | StreamingHttpResponse]) -> Callable[..., HttpResponseBase]:
    """Gives a file the sign of all that is public as its tag, so that it is made anew only once something changed."""

    @wraps(file)
    def made(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        now = snapshot()
        tag = f'W/"{now.stamp}"'
        if known := get_conditional_response(request, etag=tag):
            return known
        response = file(request, now, *args, **kwargs)
        response["ETag"], response["Cache-Control"] = tag, "no-cache"
        return response

    return made


@_marked
def csv_file(_request: HttpRequest, now: Snapshot, name: str) -> StreamingHttpResponse:
    """A table as CSV."""
    if name == "codebook":
        return _sent(csv_lines(HEADING, codebook_rows()), now, "codebook.csv", CSV)
    chosen = table(name)
    if chosen is None:
        raise Http404
    return _sent(csv_lines(chosen.heading, _rows(chosen)), now, f"{name}.csv", CSV)


@_marked
def lines_file(_request: HttpRequest, now: Snapshot, name: str) -> StreamingHttpResponse:
    """Reviews or items as JSON, one a line, in the shapes of the open interface."""
    return _sent({"reviews": _reviews, "items": _items}[name](), now, f"{name}.jsonl", LINES)


@_marked
def csvw(_request: HttpRequest, now: Snapshot) -> HttpResponse:
    """The tables described as CSV on the Web."""
    return JsonResponse(csv_on_the_web(_offer(now)), content_type="application/csvm+json")


@_marked
def package(_request: HttpRequest, now: Snapshot) -> HttpResponse:
    """The tables described as a data package."""
    return JsonResponse(data_package(_offer(now)))


open_csv, open_lines = opened(gzip_page(csv_file)), opened(gzip_page(lines_file))
open_csvw, open_package = opened(csvw), opened(package)


def _offer(now: Snapshot) -> Offer:
    return Offer(
        title=TITLE,
        description=DESCRIPTION,
        page=lasting("data"),
        files={one.name: lasting("data-table", one.name) for one in TABLES},
        at=now.changed_at or now.at,
        stamp=now.stamp,
    )


def _sent(lines: Iterable[str], now: Snapshot, name: str, media_type: str) -> StreamingHttpResponse:
    """The lines as a file whose name tells the day and the sign of its content."""
    stem, _, ending = name.partition(".")
    response = StreamingHttpResponse(_together(lines), content_type=media_type)
    day = localtime(now.at).date().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{stem}-{day}-{now.stamp}.{ending}"'
    return response


def _together(lines: Iterable[str], size: int = 64_000) -> Lines:
    """The same lines in larger pieces: each piece that is sent costs as much as many lines."""
    waiting: list[str] = []
    length = 0
    for line in lines:
        waiting.append(line)
        length += len(line)
        if length >= size:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)


def _rows(chosen: Table) -> Iterator[Iterable[object]]:
    for review in every_review():
        yield from chosen.rows(review)


def _reviews() -> Lines:
    for review in every_review():
        yield _line(review_drawn(review))


def _items() -> Lines:
    for review in every_review():
        for item in review.items:
            yield _line(item_drawn(item, review.head))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n"
