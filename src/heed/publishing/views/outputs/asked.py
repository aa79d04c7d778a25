"""The paper that an address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext, to_locale

from heed.publishing.paper import Paper
from heed.publishing.rules.licences import licence
from heed.publishing.rules.papers import OUTPUTS, Output, cut_for
from heed.publishing.rules.source import Source
from heed.publishing.rules.voice import Voice
from heed.publishing.selectors import Current, Gone, current
from heed.publishing.slides import Deck


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper, what it is made from, and where that stands."""

    output: Output
    current: Current
    source: Source

    @property
    def file_name(self) -> str:
        """What its files are called without their ending: child-w-2019-briefing."""
        return f"{self.current.slug}-{self.current.review.year}-{self.output.code}"

    def made_as(self, format_: str) -> Paper | Deck:
        """What the file of this form is made of."""
        return self.output.made_as(self.source, format_)


def asked(
    *, partnership: str, year: int, label: str, output: str = "", agency: str = "", role: str = ""
) -> Asked | Gone:
    """The paper of this name, or the cut of this agency and role, made from what is public now.

    Where that was withdrawn, what there is to say of it. Raises ``Http404`` where nothing was ever published, and where
    nothing is addressed to the agency or role.
    """
    found = current(partnership=partnership, year=year, slug=label)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return found
    source = source_of(found)
    kind = cut_for(source, agency, role) if agency else OUTPUTS[output]
    if kind is None:
        raise Http404
    return Asked(kind, found, source)


def source_of(found: Current) -> Source:
    """What papers are made from, with absolute addresses, and in the language of the request."""
    chosen = licence(found.review.licence)
    return Source(
        review=found.review,
        version=found.number,
        dated=timezone.localdate(found.at),
        address=settings.HEED_PUBLIC_ADDRESS + found.address,
        item_address=_item_address,
        licence=chosen.name if chosen.is_chosen else "",
        voice=_voice(),
    )


def _item_address(public_id: str) -> str:
    return str(settings.HEED_PUBLIC_ADDRESS) + reverse("learning", args=[public_id])


def _voice() -> Voice:
    language = to_locale(get_language() or settings.LANGUAGE_CODE).replace("_", "-")
    return Voice(language=language, gettext=gettext, ngettext=ngettext, day=_day)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
