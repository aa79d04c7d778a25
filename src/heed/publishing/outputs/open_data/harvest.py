"""Answers of OAI-PMH 2.0 as XML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from heed.publishing.outputs.open_data.dublin_core import Statement
from heed.publishing.rules.harvesting import PREFIX, HarvestError, in_xml, stamp

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
OAI_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


@dataclass(frozen=True, slots=True)
class Header:
    """What is told of a record without what it says. A deleted one has nothing more to it."""

    identifier: str
    changed_at: datetime
    sets: tuple[str, ...]
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A record, and what Dublin Core says of it; nothing where it is deleted."""

    header: Header
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a list goes on: the token, blank at the end; how many there are in all, and how many were given before."""

    token: str
    size: int
    given: int


def answered(base: str, at: datetime, arguments: Mapping[str, str], body: Iterable[etree._Element]) -> bytes:
    """The whole answer, with the question that it answers: ``arguments`` with the verb among them."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})  # type: ignore[dict-item] # the stubs know of no default
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {OAI_SCHEMA}")
    _child(root, "responseDate", stamp(at))
    request = _child(root, "request", base)
    for name, value in arguments.items():
        request.set(name, value)
    root.extend(body)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def refused(error: HarvestError) -> etree._Element:
    """What is wrong with a question."""
    element = etree.Element(f"{{{OAI}}}error", code=error.fault.value)
    element.text = in_xml(str(error))
    return element


def identified(*, name: str, base: str, emails: Iterable[str], earliest: datetime) -> etree._Element:
    """Who answers here."""
    element = etree.Element(f"{{{OAI}}}Identify")
    _child(element, "repositoryName", name)
    _child(element, "baseURL", base)
    _child(element, "protocolVersion", "2.0")
    for email in emails:
        _child(element, "adminEmail", email)
    _child(element, "earliestDatestamp", stamp(earliest))
    _child(element, "deletedRecord", "persistent")
    _child(element, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    _child(element, "compression", "gzip")
    return element


def formats() -> etree._Element:
    """The one format."""
    element = etree.Element(f"{{{OAI}}}ListMetadataFormats")
    one = _child(element, "metadataFormat")
    _child(one, "metadataPrefix", PREFIX)
    _child(one, "schema", DC_SCHEMA)
    _child(one, "metadataNamespace", OAI_DC)
    return element


def sets(named: Iterable[tuple[str, str]]) -> etree._Element:
    """The sets: (code, name) of each."""
    element = etree.Element(f"{{{OAI}}}ListSets")
    for code, name in named:
        one = _child(element, "set")
        _child(one, "setSpec", code)
        _child(one, "setName", name)
    return element


def identifiers(headers: Iterable[Header], onward: Onward) -> etree._Element:
    """Records without what they say."""
    element = etree.Element(f"{{{OAI}}}ListIdentifiers")
    element.extend(_header(header) for header in headers)
    return _onward(element, onward)


def records(found: Iterable[Record], onward: Onward) -> etree._Element:
    """Records whole."""
    element = etree.Element(f"{{{OAI}}}ListRecords")
    element.extend(_record(one) for one in found)
    return _onward(element, onward)


def record(one: Record) -> etree._Element:
    """One record."""
    element = etree.Element(f"{{{OAI}}}GetRecord")
    element.append(_record(one))
    return element


def _record(one: Record) -> etree._Element:
    element = etree.Element(f"{{{OAI}}}record")
    element.append(_header(one.header))
    if not one.header.is_deleted:
        metadata = _child(element, "metadata")
        container = etree.SubElement(metadata, f"{{{OAI_DC}}}dc", nsmap={PREFIX: OAI_DC, "dc": DC})
        container.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {DC_SCHEMA}")
        for name, words in one.statements:
            etree.SubElement(container, f"{{{DC}}}{name}").text = in_xml(words)
    return element


def _header(header: Header) -> etree._Element:
    element = etree.Element(f"{{{OAI}}}header")
    if header.is_deleted:
        element.set("status", "deleted")
    _child(element, "identifier", header.identifier)
    _child(element, "datestamp", stamp(header.changed_at))
    for code in header.sets:
        _child(element, "setSpec", code)
    return element


def _onward(element: etree._Element, onward: Onward) -> etree._Element:
    """Every list that does not end at once says where it goes on, and in the end that it has ended."""
    if onward.token or onward.given:
        token = _child(element, "resumptionToken", onward.token)
        token.set("completeListSize", str(onward.size))
        token.set("cursor", str(onward.given))
    return element


def _child(parent: etree._Element, name: str, words: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{OAI}}}{name}")
    if words:
        element.text = in_xml(words)
    return element
