"""The response document: each recommendation, whom it is for, by when, and what the partnership said to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from heed.publishing.paper import Block, Bullets, Paper, Points, Table, Text
from heed.publishing.record import PublishedItem
from heed.publishing.rules.pointing import addressee_name, called, whole
from heed.publishing.rules.source import Source, asks, paper
from heed.publishing.rules.telling import headed


@dataclass(frozen=True, slots=True)
class Response:
    """What the partnership said to one recommendation.

    ``standing`` in a word or two for people ("Accepted"); ``words`` its own; ``actions`` what was promised or done, a line each.
    """

    standing: str
    words: str = ""
    actions: tuple[str, ...] = ()


def response(source: Source, responses: Mapping[str, Response] | None = None) -> Paper:
    """Every recommendation and action of the review, point by point. ``responses`` by the item's id; one that is missing says so."""
    gettext = source.voice.gettext
    known = responses or {}
    items = tuple(item for item in source.review.items if asks(item))
    if not items:
        blocks: list[Block] = [Text(gettext("The report makes no recommendation, so there is nothing to respond to."))]
    else:
        blocks = list(headed(gettext("At a glance"), [_table(source, items, known)]))
        for item in items:
            blocks += headed(called(source, item), _one(source, item, known.get(item.id)))
    return paper(source, name=gettext("Response to the recommendations"), blocks=blocks)


def _table(source: Source, items: tuple[PublishedItem, ...], known: Mapping[str, Response]) -> Table:
    gettext = source.voice.gettext
    return Table(
        heads=(gettext("Recommendation"), gettext("For"), gettext("By when"), gettext("Response")),
        rows=tuple(
            (
                called(source, item),
                _whom(source, item),
                item.due or gettext("Not stated"),
                known[item.id].standing if item.id in known else gettext("Not yet published"),
            )
            for item in items
        ),
        caption=gettext("Each recommendation, whom it is for, and what was said to it"),
    )


def _one(source: Source, item: PublishedItem, said: Response | None) -> tuple[Block, ...]:
    gettext = source.voice.gettext
    words = Points((replace(whole(source, item), label=gettext("What the report asks")),))
    if said is None:
        not_yet = gettext("The partnership has not yet published its response to this recommendation.")
        return (words, *headed(gettext("Response"), [Text(not_yet)], 2))
    blocks: list[Block] = [Text(f"{said.standing}. {said.words}" if said.words else said.standing)]
    if said.actions:
        blocks.append(Bullets(said.actions))
    return (words, *headed(gettext("Response"), blocks, 2))


def _whom(source: Source, item: PublishedItem) -> str:
    named = "; ".join(dict.fromkeys(addressee_name(addressee) for addressee in item.addressees))
    return named or source.voice.gettext("Nobody in particular")
