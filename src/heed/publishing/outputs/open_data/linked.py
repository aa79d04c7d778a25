"""What search engines read in the head of a page: schema.org as JSON-LD, and what reference managers look for."""

from __future__ import annotations

import json
from typing import Any

from heed.publishing.rules.open_records import OpenHead, OpenItem, OpenReview

Linked = dict[str, Any]

_SCHEMA = "https://schema.org"
_HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_script(linked: Linked) -> str:
    """The same as JSON that can stand within a script: no words in it can end the script, or begin another."""
    return json.dumps(linked, ensure_ascii=False, separators=(",", ":")).translate(_HARMLESS)


def review_linked(review: OpenReview) -> Linked:
    """A review: a report, with its items as parts of it and its public files."""
    head = review.head
    themes = dict.fromkeys(theme.name for item in review.items for theme in item.themes)
    said: Linked = {
        "@context": _SCHEMA,
        **_report(head),
        "abstract": review.summary,
        "keywords": list(themes),
        "dateModified": head.changed_at.isoformat(timespec="seconds"),
        "version": head.version,
        "isAccessibleForFree": True,
        "hasPart": [{"@type": "CreativeWork", "@id": item.address, "name": item.name} for item in review.items],
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": document.address,
                "name": document.name,
                "encodingFormat": document.media_type,
            }
            for document in review.documents
            if document.address
        ],
    }
    return _without_nothing(said)


def item_linked(item: OpenItem, head: OpenHead) -> Linked:
    """An item: a work of its own, which is part of its review."""
    said: Linked = {
        "@context": _SCHEMA,
        "@type": "CreativeWork",
        "@id": item.address,
        "url": item.address,
        "identifier": f"urn:uuid:{item.id}",
        "name": item.title or item.name,
        "text": item.text,
        "audience": [{"@type": "Audience", "audienceType": words} for words in _spoken_to(item)],
        "keywords": [theme.name for theme in item.themes],
        "license": head.licence.address,
        "isPartOf": _without_nothing(_report(head)),
    }
    return _without_nothing(said)


def data_linked(
    *, name: str, description: str, address: str, changed: str | None, stamp: str, files: dict[str, str]
) -> Linked:
    """All open data as one set, with the files it comes in: their addresses by media type are ``files`` turned round."""
    said: Linked = {
        "@context": _SCHEMA,
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "dateModified": changed,
        "version": stamp,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": file, "encodingFormat": media_type}
            for file, media_type in files.items()
        ],
    }
    return _without_nothing(said)


def cited(review: OpenReview) -> tuple[tuple[str, str], ...]:
    """What reference managers look for: (name, words)."""
    head = review.head
    day = head.published_on.strftime("%Y/%m/%d") if head.published_on else str(head.year)
    pdf = next((one.address for one in review.documents if one.media_type == "application/pdf" and one.address), None)
    said = (
        ("citation_title", head.title),
        ("citation_publication_date", day),
        ("citation_technical_report_institution", head.partnership.name),
        ("citation_public_url", head.address),
        ("citation_pdf_url", pdf),
    )
    return tuple((name, words) for name, words in said if words)


def _report(head: OpenHead) -> Linked:
    return {
        "@type": "Report",
        "@id": head.address,
        "url": head.address,
        "identifier": f"urn:uuid:{head.id}",
        "name": head.title,
        "genre": head.kind_name,
        "inLanguage": "en-GB",
        "datePublished": head.published_on.isoformat() if head.published_on else str(head.year),
        "publisher": {"@type": "Organization", "name": head.partnership.name},
        "license": head.licence.address,
    }


def _spoken_to(item: OpenItem) -> list[str]:
    named = (one.role or one.agency for one in item.addressees)
    return list(dict.fromkeys(one.name for one in named if one))


def _without_nothing(said: Linked) -> Linked:
    return {key: value for key, value in said.items() if value not in (None, [], "")}
