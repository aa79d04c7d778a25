"""The language of a page, and where the same page stands in the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class InLanguage:
    """One page in one language: the language's tag and its own name, and the page's address on this site."""

    tag: str
    name: str
    address: str
    is_current: bool


def tag(code: str | None = None) -> str:
    """The language as HTML names it ("en-GB"); by default that of the page being drawn."""
    language, _, region = (code or translation.get_language() or settings.LANGUAGE_CODE).partition("-")
    return f"{language}-{region.upper()}" if region else language


def in_every_language(request: HttpRequest) -> tuple[InLanguage, ...]:
    """This page in each language that is turned on; empty where there is one language, or one address for all of them."""
    if len(settings.LANGUAGES) < 2:
        return ()
    here = request.get_full_path()
    addresses = {code: translate_url(here, code) for code, _ in settings.LANGUAGES}
    if len(set(addresses.values())) < 2:
        return ()
    current = translation.get_language()
    return tuple(
        InLanguage(tag(code), name, addresses[code], is_current=code == current) for code, name in settings.LANGUAGES
    )


def in_english(made: Callable[[], Answer]) -> Answer:
    """What ``made`` makes, as an English page would have it: for addresses that last, which are the same in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        return made()
