"""The tables described for programs: as CSV on the Web (W3C) and as a data package (Frictionless)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heed.publishing.outputs.open_data.tables import TABLES, Column, Table

TITLE = "Learning from safeguarding reviews"
DESCRIPTION = (
    "Every review that is public on this site, with its lessons and recommendations, whom they speak to, and its "
    "characteristics. These are reviews that were held and published, not everything that happened: "
    "a share of them is not a risk."
)

_XSD_AS_FRICTIONLESS = {"anyURI": ("string", "uri"), "dateTime": ("datetime", "any"), "integer": ("integer", "default")}
_KEYS = {"review_id": ("reviews", "id"), "item_id": ("items", "id")}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is described: its title, where its page and files are, when it was as it is, and the sign of its content."""

    title: str
    description: str
    page: str
    files: dict[str, str]
    at: datetime
    stamp: str


def csv_on_the_web(offer: Offer) -> dict[str, Any]:
    """The description of all tables in the words of the W3C."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": offer.title,
        "dc:description": offer.description,
        "dc:source": {"@id": offer.page},
        "dc:identifier": offer.stamp,
        "dc:modified": {"@value": offer.at.isoformat(), "@type": "xsd:dateTime"},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"], "quoteChar": '"'},
        "tables": [_csvw_table(table, offer) for table in TABLES],
    }


def data_package(offer: Offer) -> dict[str, Any]:
    """The description of all tables as a data package."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "heed-open-data",
        "title": offer.title,
        "description": offer.description,
        "homepage": offer.page,
        "version": offer.stamp,
        "created": offer.at.isoformat(),
        "resources": [_resource(table, offer) for table in TABLES],
    }


def _csvw_table(table: Table, offer: Offer) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {"name": column.name, "titles": column.name, "datatype": column.type, "dc:description": column.meaning}
            for column in table.columns
        ],
        "primaryKey": list(table.key),
    }
    if keys := _points_to(table):
        schema["foreignKeys"] = [
            {
                "columnReference": column,
                "reference": {"resource": offer.files[there], "columnReference": key},
            }
            for column, (there, key) in keys.items()
        ]
    return {"url": offer.files[table.name], "dc:description": table.one_row, "tableSchema": schema}


def _resource(table: Table, offer: Offer) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if keys := _points_to(table):
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": there, "fields": [key]}}
            for column, (there, key) in keys.items()
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": offer.files[table.name],
        "description": table.one_row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, str]:
    kind, form = _XSD_AS_FRICTIONLESS.get(column.type, (column.type, "default"))
    return {"name": column.name, "type": kind, "format": form, "description": column.meaning}


def _points_to(table: Table) -> dict[str, tuple[str, str]]:
    return {column.name: _KEYS[column.name] for column in table.columns if column.name in _KEYS}
