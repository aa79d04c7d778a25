"""One thing that a file carries beside its text."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image
from PIL.ExifTags import GPSTAGS, TAGS

from heed.reading.document import Evidence

SHOWN = 300
"""How many characters of what was found are quoted."""
_PATH = re.compile(r"(?:[A-Za-z]:\\|\\\\|/Users/|/home/|file:)[^\s<>\"|]{2,}(?: [^\s<>\"|\\]+(?=\\))*[^\s<>\"|]*")
_TELLING = frozenset(
    {
        "Artist",
        "Copyright",
        "ImageDescription",
        "UserComment",
        "XPAuthor",
        "XPComment",
        "XPTitle",
        "XPSubject",
        "XPKeywords",
        "CameraOwnerName",
        "BodySerialNumber",
        "DateTimeOriginal",
        "DateTime",
        "Make",
        "Model",
        "HostComputer",
        "OwnerName",
    }
)
MOST_PIXELS = 200_000_000


@dataclass(frozen=True, slots=True)
class Carried:
    """What was found: a kind of data/kinds.toml, where it is in a person's words, and its words.

    ``only_if_telling`` marks what every file has, such as headings and descriptions of pictures: it is a finding only
    where its words could identify somebody. ``quiet`` marks words that are by rule a worker's name, such as an author's.
    """

    kind: str
    where: str
    said: str
    evidence: tuple[Evidence, ...] = ()
    only_if_telling: bool = False
    quiet: bool = False


def shortened(said: str) -> str:
    """The words on one line, and no more of them than are quoted."""
    line = " ".join(said.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def paths_in(said: str) -> list[str]:
    """Paths of files on somebody's computer or network in a text."""
    return [match[0] for match in _PATH.finditer(said)]


def of_picture(content: bytes, where: str) -> Iterator[Carried]:
    """What a picture says of where, when and by whom it was taken. One that cannot be opened says nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return
                exif = picture.getexif()
                place = {GPSTAGS.get(tag, str(tag)): value for tag, value in exif.get_ifd(0x8825).items()}
                told = {
                    TAGS.get(tag, str(tag)): value for ifd in (exif, exif.get_ifd(0x8769)) for tag, value in ifd.items()
                }
                notes = [
                    f"{key}: {value}"
                    for key, value in picture.info.items()
                    if isinstance(value, str) and key not in {"dpi", "Software"}
                ]
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, Image.DecompressionBombError):
        return
    if "GPSLatitude" in place:
        yield Carried("picture_place", where, _place(place))
    said = [f"{name}: {_plain(told[name])}" for name in sorted(_TELLING & set(told)) if _plain(told[name])]
    if said or notes:
        yield Carried("picture_data", where, "; ".join([*said, *notes]))


def _place(place: dict[str, object]) -> str:
    def side(name: str) -> str:
        degrees = place.get(f"GPS{name}")
        reference = place.get(f"GPS{name}Ref", "")
        if not isinstance(degrees, tuple) or not degrees:
            return "?"
        whole = sum(float(part) / 60**n for n, part in enumerate(degrees[:3]))
        return f"{whole:.5f} {reference}"

    return f"latitude {side('Latitude')}, longitude {side('Longitude')}"


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        value = value.replace(b"ASCII\0\0\0", b"").decode("utf-16-le" if b"\0" in value else "utf-8", "replace")
    return str(value).replace("\0", "").strip()
