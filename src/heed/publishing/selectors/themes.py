"""Themes as the public reads them: what each is, and how much there is to learn about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from heed.analysing.rules import frame
from heed.publishing.models import ListedAddressee, ListedItem
from heed.publishing.rules.facets import Facet
from heed.publishing.selectors.overview import Counted, Overview, overview


@dataclass(frozen=True, slots=True)
class PublicTheme:
    """A theme with how many public items are about it, and in how many reviews. ``in_plain_words`` may be blank."""

    code: str
    name: str
    in_plain_words: str
    items: int
    reviews: int


def public_themes() -> tuple[PublicTheme, ...]:
    """Every theme that something public is about, by name."""
    everything = overview()
    return tuple(_theme(everything, one.code, one.name, one.count) for one in everything.themes)


def public_theme(code: str) -> PublicTheme | None:
    """The theme of this code; None where neither the public record nor the coding frame has it."""
    everything = overview()
    found = next((one for one in everything.themes if one.code == code), None)
    if found:
        return _theme(everything, found.code, found.name, found.count)
    return _theme(everything, code, frame.theme(code).name, 0) if frame.is_theme(code) else None


def agencies_spoken_to(items: QuerySet[ListedItem]) -> tuple[Counted, ...]:
    """The agencies that these items speak to, each with how many of them do."""
    spoken = ListedAddressee.objects.filter(item__in=items.values("pk")).exclude(agency="").order_by("agency_name")
    counted = spoken.values_list("agency", "agency_name").annotate(n=Count("item", distinct=True))
    return tuple(Counted(code, name, count) for code, name, count in counted)


def _theme(everything: Overview, code: str, name: str, items: int) -> PublicTheme:
    return PublicTheme(
        code=code,
        name=name,
        in_plain_words=frame.theme(code).in_plain_words if frame.is_theme(code) else "",
        items=items,
        reviews=len(everything.reviews.get(Facet.THEME, {}).get(code, ())),
    )
