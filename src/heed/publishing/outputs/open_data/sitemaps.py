"""Maps of the site for search engines, as sitemaps.org has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from lxml import etree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Entry = tuple[str, datetime | None]
"""An address, and when what stands there last changed; None where that is not known."""


def index_of_maps(parts: Iterable[Entry]) -> bytes:
    """The map of the maps."""
    return _written("sitemapindex", "sitemap", parts)


def map_of_pages(pages: Iterable[Entry]) -> bytes:
    """One map. The protocol allows 50,000 pages in it."""
    return _written("urlset", "url", pages)


def _written(whole: str, one: str, entries: Iterable[Entry]) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}{whole}", nsmap={None: NAMESPACE})  # type: ignore[dict-item] # as the stubs have it
    for address, changed_at in entries:
        entry = etree.SubElement(root, f"{{{NAMESPACE}}}{one}")
        etree.SubElement(entry, f"{{{NAMESPACE}}}loc").text = address
        if changed_at:
            at = changed_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            etree.SubElement(entry, f"{{{NAMESPACE}}}lastmod").text = at
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
