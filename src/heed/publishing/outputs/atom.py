"""A feed as Atom (RFC 4287), with pages (RFC 5005) and tombstones of what was withdrawn (RFC 6721)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from lxml import etree

from heed.publishing.rules.feeds import Entry, Feed, as_html

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# characters that XML cannot hold at all, not even escaped
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def atom(feed: Feed) -> bytes:
    """The feed as a document in UTF-8."""
    namespaces: dict[str | None, str] = {None: ATOM, "at": TOMBSTONES}
    # the stubs know of no namespace without a prefix
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=namespaces)  # type: ignore[arg-type]
    root.set(_XML_LANG, feed.language)
    _say(root, "id", feed.id)
    _say(root, "title", feed.title)
    _say(root, "subtitle", feed.description)
    _say(root, "updated", _moment(feed.updated))
    _link(root, "self", feed.address, MEDIA_TYPE)
    _link(root, "alternate", feed.page, "text/html")
    for relation, address in (("first", feed.first), ("previous", feed.previous), ("next", feed.next)):
        if address:
            _link(root, relation, address, MEDIA_TYPE)
    for gone in feed.withdrawn:
        etree.SubElement(root, f"{{{TOMBSTONES}}}deleted-entry", ref=gone.id, when=_moment(gone.at))
    for entry in feed.entries:
        _entry(root, entry)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _entry(root: etree._Element, entry: Entry) -> None:
    node = etree.SubElement(root, f"{{{ATOM}}}entry")
    _say(node, "id", entry.id)
    _say(node, "title", entry.title)
    _say(node, "updated", _moment(entry.updated))
    _say(node, "published", _moment(entry.published))
    _say(etree.SubElement(node, f"{{{ATOM}}}author"), "name", entry.author)
    _link(node, "alternate", entry.address, "text/html")
    for label in entry.labels:
        category = etree.SubElement(node, f"{{{ATOM}}}category", term=_clean(label.code), scheme=label.within)
        category.set("label", _clean(label.name))
    if entry.rights_address:
        _link(node, "license", entry.rights_address)
    _say(node, "rights", entry.rights)
    _say(node, "summary", entry.summary)
    _say(node, "content", as_html(entry)).set("type", "html")


def _say(parent: etree._Element, name: str, words: str) -> etree._Element:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    node.text = _clean(words)
    return node


def _link(parent: etree._Element, relation: str, address: str, media_type: str = "") -> None:
    node = etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=address)
    if media_type:
        node.set("type", media_type)


def _clean(words: str) -> str:
    return _UNSPEAKABLE.sub("", words)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
