"""Pages drawn in processes of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from heed.reading.drawers import Busy, Drawers, Limits, Wanted
from heed.reading.errors import CannotRead, OverLimit
from heed.reading.sheets import from_json
from reading.fixtures import hostile


@pytest.fixture
def drawers() -> Iterator[Drawers]:
    made = Drawers(count=1)
    yield made
    made.close()


def wanted(what: str = "picture", number: int = 1, text: str = "") -> Wanted:
    return Wanted(what, "report.pdf", number, text)  # type: ignore[arg-type]


def test_sizes_pictures_and_places_are_drawn(drawers: Drawers) -> None:
    assert json.loads(drawers.draw(wanted("sizes"), "one", hostile.plain)) == [[595, 842]]
    assert drawers.draw(wanted(), "one", hostile.plain)[8:12] == b"WEBP"
    assert from_json(drawers.draw(wanted("sheet", text="Serious"), "one", hostile.plain)).width == 595


def test_a_file_is_handed_over_once(drawers: Drawers) -> None:
    asked: list[str] = []

    def content() -> bytes:
        asked.append("asked")
        return hostile.plain()

    for _ in range(3):
        drawers.draw(wanted(), "one", content)
    drawers.draw(wanted(), "another", content)
    assert len(asked) == 2


def test_what_cannot_be_drawn_says_why_and_the_next_is_drawn(drawers: Drawers) -> None:
    with pytest.raises(CannotRead, match="damaged"):
        drawers.draw(wanted(), "broken", lambda: b"%PDF-1.7 nothing")
    assert drawers.draw(wanted(), "one", hostile.plain)


def test_a_page_that_takes_too_long_is_stopped() -> None:
    drawers = Drawers(count=1, limits=Limits(seconds=0.0))
    with pytest.raises(OverLimit, match="took too long"):
        drawers.draw(wanted(), "one", hostile.plain)


def test_a_page_that_needs_too_much_memory_is_no_more_than_a_sentence() -> None:
    drawers = Drawers(count=1, limits=Limits(megabytes=40))
    with pytest.raises(CannotRead, match="Read its text instead"):
        drawers.draw(wanted(), "one", hostile.plain)


def test_a_file_that_cannot_be_fetched_leaves_no_drawer_waiting(drawers: Drawers) -> None:
    def gone() -> bytes:
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        drawers.draw(wanted(), "gone", gone)
    assert drawers.draw(wanted(), "one", hostile.plain)


def test_who_finds_no_drawer_free_is_told_to_try_again() -> None:
    drawers = Drawers(count=1, limits=Limits(wait=0.0))
    held, begun = Event(), Event()

    def slow() -> bytes:
        begun.set()
        held.wait()
        return hostile.plain()

    with ThreadPoolExecutor() as pool:
        first = pool.submit(drawers.draw, wanted(), "one", slow)
        begun.wait()
        with pytest.raises(Busy, match="Try again"):
            drawers.draw(wanted(), "one", hostile.plain)
        held.set()
        assert first.result()
    drawers.close()
