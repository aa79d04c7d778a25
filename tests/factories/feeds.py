"""Validators of what feeds are written in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import icalendar
import jsonschema_rs
from lxml import etree

_FORMATS = Path(__file__).parents[1] / "publishing/formats"
GRAMMAR = etree.RelaxNG(etree.parse(_FORMATS / "atom.rng"))
SCHEMA = jsonschema_rs.validator_for(json.loads((_FORMATS / "json_feed.schema.json").read_text(encoding="utf-8")))


def events(content: bytes) -> list[Any]:
    """The events of a calendar, as the library reads them back."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
