"""What a page's address asks to be shown. Nothing in it is worth an error: what makes no sense is left out."""

from __future__ import annotations

import re

from django.http import QueryDict

from heed.workspace.selectors.listing import Show
from heed.workspace.selectors.pane import Asked

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_ANCHOR = re.compile(r"(item|story|fact|addressee)-\d{1,18}")
MOST_WORDS = 200


def asked_for(query: QueryDict) -> Asked:
    """Which document, page and stretch the address names."""
    match = _AT.fullmatch(query.get("at", ""))
    return Asked(
        document=_number(query.get("document", "")),
        page=_number(query.get("page", "")) or 1,
        at=(int(match[1]), int(match[2])) if match else None,
        as_text=query.get("view") == "text",
        find=query.get("find", "")[:MOST_WORDS],
    )


def show_asked_for(query: QueryDict) -> Show:
    """Which proposals the address asks for."""
    said = query.get("show", "")
    return Show(said) if said in set(Show) else Show.ALL


def which_part(query: QueryDict) -> int:
    """Which page of the list."""
    return _number(query.get("part", "")) or 1


def after_which(query: QueryDict) -> int | None:
    """After how many of the list's proposals those that are asked for come, where a script asks for more of them."""
    return _number(query.get("after", ""))


def focus_asked_for(query: QueryDict) -> str:
    """The anchor of the proposal that the list should be open at."""
    said = query.get("focus", "")
    return said if _ANCHOR.fullmatch(said) else ""


def _number(said: str) -> int | None:
    return int(said) if re.fullmatch(r"\d{1,9}", said, re.ASCII) else None
