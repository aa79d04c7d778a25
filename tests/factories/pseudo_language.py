"""A language in which every word of the interface stands in guillemets, so that what nobody can translate stands out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from selectolax.lexbor import LexborHTMLParser

import messages
from heed.people.models import Agency, Partnership, Role
from heed.publishing.models import Change, Version
from heed.publishing.rules import shortened

CODE = "zz"
_SPOKEN = ("aria-label", "alt", "placeholder", "title")
# what Django writes in the language of a page, and the names of things that are the same in each
_ALIKE = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b\.?"
    r"|[\d.]+\s(?:bytes?|KB|MB)|[\w-]+\.(?:csv|jsonl|json)\b|Heed\b|English\b)"
)
_WORD = re.compile(r"[^\W\d_]{2}")


def write_catalogue(folder: Path) -> None:
    """Compiles the language into this folder, for ``LOCALE_PATHS``."""
    catalog = Catalog(locale="eo", charset="utf-8")
    for message in messages.collected():
        if message.id:
            said = tuple(f"«{words}»" for words in message.id) if message.pluralizable else f"«{message.id}»"
            catalog.add(message.id, string=said, context=message.context)
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, catalog)


def untranslated(page: str, content: Iterable[str]) -> list[str]:
    """What a page in this language says, to eyes or ears, that neither is in guillemets nor belongs to the record."""
    known = {" ".join(words.split()) for words in content}
    longest_first = sorted((words for words in known if _WORD.search(words)), key=len, reverse=True)
    found = []
    for said in _translated_out("\n".join(_said(LexborHTMLParser(page)))).split("\n"):
        left = re.sub(r"https?://\S+", " ", " ".join(said.split()))
        for words in longest_first:
            left = left.replace(words, " ")
        if _WORD.search(_ALIKE.sub(" ", left)):
            found.append(said.strip())
    return found


def _translated_out(words: str) -> str:
    """Without all that stands in guillemets, which may stand in one another."""
    before = ""
    while before != words:
        before, words = words, re.sub(r"«[^«»]*»", " ", words)
    return words


def _said(tree: LexborHTMLParser) -> Iterator[str]:
    # what is not read, what is a name for machines, and what the page itself says is English
    for node in tree.css("script, style, template, code, body [lang|='en']"):
        node.decompose()
    yield from (node.text() for node in tree.css("title"))
    yield from (node.attributes.get("content") or "" for node in tree.css("meta[name=description]"))
    for name in _SPOKEN:
        yield from (node.attributes.get(name) or "" for node in tree.css(f"[{name}]"))
    if tree.body:
        # a text node is a line of its own, but what is translated may reach over several
        for node in tree.body.traverse(include_text=True):
            if node.tag == "-text":
                yield " ".join((node.text(deep=False) or "").split())


def of_the_record() -> set[str]:
    """All that is content and not interface: what reviews say, what bodies are called, and the lists that come as data."""
    words: set[str] = set()
    for content in Version.objects.values_list("content", flat=True):
        words.update(_strings(content))
    words.update(Change.objects.values_list("reason", flat=True))
    for body in Partnership.objects.all():
        words.update((body.name, body.short_name, body.postal_address, body.email, body.phone))
    for model in (Agency, Role):
        words.update(model._default_manager.values_list("name", flat=True))
    words |= _lists()
    # a page may show a paragraph or some sentences of it
    parts = {part for said in words for part in re.split(r"[\r\n]+|(?<=[.!?])\s+", said)}
    words |= parts | {shortened(said) for said in words if said}
    return words | {said.lower() for said in words}


@cache
def _lists() -> frozenset[str]:
    """The words of every list that comes as data: kinds, frames of law, agencies, roles, themes, licences."""
    found: set[str] = set()
    for path in messages.HEED.rglob("*.toml"):
        found.update(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    return frozenset(found)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
