"""What a review says to one agency, or to one role within it. Plain values, no Django."""

from __future__ import annotations

from collections.abc import Sequence

from heed.publishing.paper import Block, Bullets, Paper, Text
from heed.publishing.record import PublishedAddressee, PublishedItem
from heed.publishing.rules.pointing import addressee_name
from heed.publishing.rules.questions import questions
from heed.publishing.rules.source import Source, asks, paper
from heed.publishing.rules.telling import headed, in_full


def cut(source: Source, agency: str, role: str = "") -> Paper | None:
    """Only the items addressed to this agency, or to this role within it, whole, and questions; None where there are none."""
    gettext = source.voice.gettext
    found = [
        (item, addressee)
        for item in source.review.items
        for addressee in item.addressees
        if is_for(addressee, agency, role)
    ]
    if not found:
        return None
    items = list({item.id: item for item, _ in found}.values())
    whom = _name(found[0][1], role)
    blocks: list[Block] = [Text(_how_many(source, items, whom), "lead")]
    wanted, learned = [item for item in items if asks(item)], [item for item in items if not asks(item)]
    if wanted:
        blocks += headed(gettext("What is asked of you"), [in_full(source, wanted)])
    if learned:
        blocks += headed(gettext("What to learn"), [in_full(source, learned)])
    if role and (others := _for_all_of(source, agency)):
        words = source.voice.ngettext(
            "{count} more speaks to the agency as a whole.", "{count} more speak to the agency as a whole.", others
        )
        blocks.append(Text(words.format(count=others), "quiet", f"{source.address}briefing/for/{agency}"))
    blocks += headed(gettext("Questions for your team"), [Bullets(questions(source))])
    return paper(source, name=gettext("For {whom}").format(whom=whom), blocks=blocks)


def is_for(addressee: PublishedAddressee, agency: str, role: str = "") -> bool:
    """Whether this speaks to the agency, to anybody in it; with a role, to that role in it.

    A role that the report gives no agency for stands in the place of one, as it does on the review's page.
    """
    named = addressee.role.code if addressee.role else ""
    if addressee.agency is None:
        return not role and named == agency
    return addressee.agency.code == agency and role in {"", named}


def _for_all_of(source: Source, agency: str) -> int:
    """How many items speak to the agency and to no role in it."""
    return sum(
        any(one.agency and one.agency.code == agency and not one.role for one in item.addressees)
        for item in source.review.items
    )


def _name(addressee: PublishedAddressee, role: str) -> str:
    if addressee.agency and not role:
        return addressee.agency.name
    return addressee_name(addressee)


def _how_many(source: Source, items: Sequence[PublishedItem], whom: str) -> str:
    here, all_ = len(items), len(source.review.items)
    words = source.voice.ngettext(
        "{count} of the {all} points of this review speaks to {whom}.",
        "{count} of the {all} points of this review speak to {whom}.",
        here,
    )
    return words.format(count=here, all=all_, whom=whom)
