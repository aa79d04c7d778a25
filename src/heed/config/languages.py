"""The languages that pages are offered in: which are turned on, and which one an address asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation

SOURCE: str = "en-gb"
"""The language that every page is written in; the others are catalogues of it."""
CATALOGUES: Path = Path(__file__).parents[1] / "locale"


def turned_on(codes: Iterable[str], catalogues: Path = CATALOGUES) -> list[tuple[str, str]]:
    """Each language's code and its own name, as Django wants them. English is always among them, and first.

    Raises ``ImproperlyConfigured`` for a language that has no compiled catalogue.
    """
    further = [code for code in codes if code not in {"en", SOURCE}]
    for code in further:
        if code not in LANG_INFO or not (catalogues / code / "LC_MESSAGES/django.mo").exists():
            raise ImproperlyConfigured(
                f"HEED_LANGUAGES names {code!r}, which has no compiled catalogue. "
                "docs/guide/translating.md says which languages there are and how another is added; "
                "`make assets` compiles them."
            )
    return [(SOURCE, "English"), *((code, str(LANG_INFO[code]["name_local"])) for code in further)]


class LanguageOfTheAddress:
    """Shows a page in the language that its address begins with (``/cy/``), or else in English.

    Nothing but the address decides: no cookie, and nothing that the browser says of its owner. So one address is one
    page for everybody; it can be passed on, and kept by any cache. Django's own middleware would vary by more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answers in that language. A page in a language that is not turned on any more leads to the English one."""
        language = settings.LANGUAGE_CODE
        if len(settings.LANGUAGES) > 1:
            language = translation.get_language_from_path(request.path_info) or language
        with translation.override(language):
            answer = self.get_response(request)
        if answer.status_code == HTTPStatus.NOT_FOUND and (english := _without_language(request)):
            return HttpResponseRedirect(english)
        return answer


def _without_language(request: HttpRequest) -> str:
    """Where the English page would be, where the address begins with a language that is off; blank where it does not."""
    _, code, *rest = request.get_full_path().split("/", 2)
    is_off = code in LANG_INFO and code not in dict(settings.LANGUAGES)
    return f"/{rest[0]}" if is_off and rest and not rest[0].startswith("/") else ""
