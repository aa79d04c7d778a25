"""The words in a picture of a page: recognised on this machine, by RapidOCR with the models that its package carries.

It is an extra, imported only when a page needs it: ``pip install 'heed[scans]'``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

INSTALL = "Install Heed with its extra “scans” (pip install 'heed[scans]') and read it again."
RESOLUTION = 200
"""Dots to an inch: letters of 8 points are still told apart."""
LONGEST_SIDE = 4000
"""A larger picture is made smaller; A3 at 200 dots to an inch has 3,300."""
SEARCHED_SIDE = 1280
"""Lines are searched for in a copy this large, and their letters read from the whole picture: a third of the time, half the memory."""
LEAST_SURE = 0.5
CERTAIN = 0.8
"""A page read less surely than this, in the middle, may lie on its side or its head."""

# How wide letters are beside one another in the faces that reports are set in; all others are about as wide as an "e".
_NARROW = frozenset("iljtfrI.,:;'’‘!|()[]- ")
_WIDE = frozenset("mwMW—%@&")
_LOST_SPACES = (
    re.compile(r"(?<=^\d[.):])(?=[A-Z])|(?<=^\d\d[.):])(?=[A-Z])|(?<=^[•●▪])(?=\w)"),
    re.compile(r"(?<=[a-z]{2}[.,;:?!])(?=[A-Z][a-z ])|(?<=[a-z]{2}[,;])(?=[a-z]{2})"),
    re.compile(r"(?<=[a-z]{5})(?=\d{1,2}\b)"),
)
_CAPITAL = frozenset("ABCDEFGHJKLNOPQRSTUVXYZ")


announce: ContextVar[Callable[[], None]] = ContextVar("announce", default=lambda: None)
"""Called before a picture is read, which takes seconds: who limits the time of a reading may allow for it."""
at_picture: ContextVar[Callable[[int, int], None]] = ContextVar("at_picture", default=lambda _number, _count: None)
"""Called before a page's picture is read, with its number among those to be read and how many these are: for who waits."""


class NotInstalled(Exception):
    """The recogniser is not there."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as grey pixels, row by row, with how many of them make an inch."""

    width: int
    height: int
    pixels: bytes
    resolution: float = RESOLUTION


@dataclass(frozen=True, slots=True)
class Seen:
    """A word and where it stands, in points from the left and top edges of the page as it should be held."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What is written in a picture, with the page's size in points. ``sure`` is how sure it is of most lines, to 1.

    ``turned`` counts the quarters by which the picture was turned clockwise to be read.
    """

    words: tuple[Seen, ...]
    width: float
    height: float
    sure: float
    turned: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some words on one line: the middle of its left edge, its length, height and slope, and how sure its letters are."""

    text: str
    x: float
    y: float
    length: float
    height: float
    slope: float
    sure: float


def installed() -> bool:
    """Whether pictures can be read here."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognise(picture: Picture) -> Reading:
    """What is written in a picture, whichever way up. Raises ``NotInstalled``, and ``MemoryError`` where there is too little."""
    import numpy as np  # noqa: PLC0415 - comes with the extra

    pixels = np.frombuffer(picture.pixels, dtype=np.uint8).reshape(picture.height, picture.width)
    best: Reading | None = None
    for quarters in (0, 1, 3, 2):
        announce.get()()
        turned = np.ascontiguousarray(np.rot90(pixels, quarters))
        stretches = _stretches(turned)
        height, width = turned.shape
        points = 72 / picture.resolution
        reading = Reading(
            tuple(_words(stretches, width, height, points)),
            width * points,
            height * points,
            median(s.sure for s in stretches) if stretches else 0.0,
            -quarters % 4,
        )
        if best is None or reading.sure > best.sure:
            best = reading
        if not stretches or (reading.sure >= CERTAIN and not _on_its_side(stretches)):
            break
    assert best is not None  # noqa: S101 - the first turn always gives one
    return best


def _on_its_side(stretches: Sequence[_Stretch]) -> bool:
    """Whether most lines run up or down the page."""
    long = [s for s in stretches if len(s.text) > 8]
    return bool(long) and sum(s.height > s.length for s in long) > 0.5 * len(long)


@cache
def _engine() -> Any:
    """The recogniser, loaded once a process."""
    if not installed():
        raise NotInstalled
    import rapidocr  # noqa: PLC0415 - an extra, and a second to load

    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            # its own models by their path: without one it would look for them on the network
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "Det.limit_type": "max",
            "Det.limit_side_len": SEARCHED_SIDE,
            "Rec.rec_batch_num": 1,
            "Global.use_cls": False,  # it turns lines on their heads
            "Global.max_side_len": LONGEST_SIDE,
            "Global.text_score": LEAST_SURE,
            "Global.log_level": "critical",
            # files are read side by side, one a core
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _stretches(pixels: Any) -> list[_Stretch]:
    """The lines that are found in grey pixels."""
    import numpy as np  # noqa: PLC0415 - comes with the extra

    engine = _engine()
    try:
        found = engine(np.repeat(pixels[:, :, None], 3, axis=2))
    except Exception as error:
        # the runtime wraps what went wrong, a lack of memory too, in an error of its own
        if "alloc" in str(error):
            raise MemoryError from error
        raise
    if found.boxes is None or found.txts is None:
        return []
    return [
        _stretch(text, [(float(x), float(y)) for x, y in box], float(sure))
        for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip()
    ]


def _stretch(text: str, box: Sequence[tuple[float, float]], sure: float) -> _Stretch:
    """From the corners of a line, clockwise from the upper left."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = box
    left, right = ((ax + dx) / 2, (ay + dy) / 2), ((bx + cx) / 2, (by + cy) / 2)
    height = (math.dist((ax, ay), (dx, dy)) + math.dist((bx, by), (cx, cy))) / 2
    slope = math.atan2(right[1] - left[1], right[0] - left[0])
    return _Stretch(_spaced(text), left[0], left[1], math.dist(left, right), height, slope, sure)


def _spaced(text: str) -> str:
    """The text with the spaces that recognisers lose: after a point's number, after a stop, before a number."""
    for lost in _LOST_SPACES:
        text = lost.sub(" ", text)
    return text


def _words(stretches: Sequence[_Stretch], width: float, height: float, points: float) -> Iterable[Seen]:
    """The words of all lines, set straight, each where its letters put it in its line.

    A box is higher or lower with the letters in it, so that a line's size is told by how wide its letters run, and is the
    page's usual one unless it is clearly larger or smaller.
    """
    if not stretches:
        return
    long = [s for s in stretches if s.length > 5 * s.height]
    slope = median(s.slope for s in long) if long else 0.0
    usual = _usual_height(stretches)
    pitch = _usual_pitch(stretches)
    for s in stretches:
        x, y = _turned(s.x - width / 2, s.y - height / 2, -slope)
        left, middle = x + width / 2, y + height / 2
        size = 0.9 * usual * _scale(s, pitch, usual)
        for word, start, end in _placed(s.text):
            yield Seen(
                word,
                (left + start * s.length) * points,
                (left + end * s.length) * points,
                (middle - size / 2) * points,
                (middle + size / 2) * points,
            )


def _turned(x: float, y: float, by: float) -> tuple[float, float]:
    return x * math.cos(by) - y * math.sin(by), x * math.sin(by) + y * math.cos(by)


def _usual_height(stretches: Sequence[_Stretch]) -> float:
    """The height that most letters have."""
    return median(height for s in stretches for height in [s.height] * max(1, len(s.text) // 4))


def _usual_pitch(stretches: Sequence[_Stretch]) -> float:
    """How wide most letters run."""
    return median(pitch for s in stretches for pitch in [s.length / _units(s.text)] * max(1, len(s.text) // 4))


def _scale(stretch: _Stretch, pitch: float, usual: float) -> float:
    """How many times the usual size a line has: 1, or a step away from it where both its width and its height say so."""
    if len(stretch.text) < 4:
        return 1.0
    across, upright = stretch.length / _units(stretch.text) / pitch, stretch.height / usual
    if across >= 1.2 and upright >= 0.9:
        return 1.2 if across < 1.4 else 1.5 if across < 1.9 else 2.2
    return 0.8 if across <= 0.8 and upright <= 0.85 else 1.0


def _placed(text: str) -> Iterable[tuple[str, float, float]]:
    """The words of a line, with the shares of its length at which each begins and ends."""
    whole = _units(text)
    at = 0.0
    for n, word in enumerate(text.split()):
        at += _units(" ") if n else 0.0
        wide = _units(word)
        yield word, at / whole, min(1.0, (at + wide) / whole)
        at += wide


def _units(text: str) -> float:
    return sum(
        0.55 if letter in _NARROW else 1.55 if letter in _WIDE else 1.25 if letter in _CAPITAL else 1.0
        for letter in text.strip() or " "
    )
