"""What a kind of review is, in law and in plain words. The words are data, with a source each: data/statutory_frames.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
    "uk": "",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What one kind of review is in one nation. ``start`` is ``None`` where no source tells when the frame began.

    ``nation`` is its name, or blank where the frame holds in the whole of the United Kingdom; ``law`` and ``source``
    are blank where none was found.
    """

    kind: str
    nation: str
    name: str
    in_plain_words: str
    law: str
    source: str
    as_of: date
    start: date | None = None
    until: date | None = None


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the file."""
    content = tomllib.loads(files("heed.reviews").joinpath("data/statutory_frames.toml").read_text(encoding="utf-8"))
    return tuple(
        Frame(
            kind=frame["kind"],
            nation=_NATIONS[frame["nation"]],
            name=frame["name"],
            in_plain_words=frame["in_plain_words"].strip(),
            law=frame["law"],
            source=frame["source"],
            as_of=frame["as_of"],
            start=frame.get("from"),
            until=frame.get("until"),
        )
        for frame in content["frame"]
    )


def frames_for(kind: str, on: date, nation: str = "") -> tuple[Frame, ...]:
    """What this kind of review was for a report published on this day.

    With a nation's code, the frame that holds there, if there is one; without, one for each nation that has the kind.
    A review finished after its kind was abolished keeps the last frame: it was begun under it.
    """
    wanted = {_NATIONS[nation], ""} if nation else set(_NATIONS.values())
    latest: dict[str, Frame] = {}
    for frame in frames():
        begun = frame.start or date.min
        if frame.kind == kind and frame.nation in wanted and begun <= on:
            other = latest.get(frame.nation)
            if other is None or begun >= (other.start or date.min):
                latest[frame.nation] = frame
    return tuple(latest.values())
