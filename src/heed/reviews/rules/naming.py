"""How reviews, files and bodies come by the names and addresses they have in the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePath

_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
)
_ROLES = (
    ("response", ("response",)),
    ("action_plan", ("action plan", "actionplan")),
    ("briefing", ("briefing", "brief", "7 minute", "seven minute")),
    ("summary", ("summary",)),
)


def folded(text: str) -> str:
    """The text for comparing: white space, quotation marks and dashes set alike, words and letters left as they are."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())


def body_key(name: str) -> str:
    """The name of a body for comparing: without what stands in brackets, capitals, punctuation or “the”."""
    bare = re.sub(r"\([^)]*\)", " ", folded(name)).casefold().replace("&", " and ")
    return " ".join(word for word in re.findall(r"\w+", bare) if word != "the")


def body_abbreviation(name: str) -> str | None:
    """The abbreviation that a name carries in brackets: FSCP in “Fallowshire Safeguarding Children Partnership (FSCP)”."""
    match = re.search(r"\(([A-Z][A-Za-z&]{1,9})\)", name)
    return match[1] if match else None


def label_from_file(name: str) -> str:
    """A label for a review whose document states none: the file's own name, without its ending."""
    words = " ".join(re.split(r"[\s_\-]+", PurePath(name).stem)).strip()
    return words[:1].upper() + words[1:] or "Review"


def slug_of(label: str) -> str:
    """The label as it stands in an address."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:100].strip("-") or "review"


def free_slug(wanted: str, taken: Container[str]) -> str:
    """The slug, or the first of slug-2, slug-3, … that is free."""
    slug, n = wanted, 1
    while slug in taken:
        n += 1
        slug = f"{wanted}-{n}"
    return slug


def year_of(title: str | None, published: str | None) -> int | None:
    """The year under which a review stands: as its title gives it in brackets, or else the year of its publication.

    ``published`` is an ISO date, or only its year and month where the report says no more.
    """
    match = re.search(r"\(((?:19|20)\d\d)\)", title or "")
    if match:
        return int(match[1])
    return int(published[:4]) if published else None


def role_of(file_name: str, media_type: str) -> str:
    """What a document probably is to its review, by the name it was given; a web page is a learning page."""
    words = " ".join(re.split(r"[\W_]+", PurePath(file_name).stem.lower()))
    for role, signs in _ROLES:
        if any(sign in words for sign in signs):
            return role
    return "page" if media_type in {"text/html", "application/xhtml+xml"} else "report"


def fitted(text: str, most: int) -> str:
    """The text cut to what a column holds. What was read is kept whole beside it."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
