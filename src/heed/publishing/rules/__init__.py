"""How a published review is arranged for readers. The other rules are asked for by module: states, gate, differences."""

from heed.publishing.rules.arranging import (
    ASKING,
    TYPE_NAMES,
    Audience,
    Section,
    WhoShouldAct,
    anchor_for,
    by_type,
    format_name,
    item_name,
    opening,
    shortened,
    type_name,
    who_should_act,
)

__all__ = [
    "ASKING",
    "TYPE_NAMES",
    "Audience",
    "Section",
    "WhoShouldAct",
    "anchor_for",
    "by_type",
    "format_name",
    "item_name",
    "opening",
    "shortened",
    "type_name",
    "who_should_act",
]
