"""How the papers for readers would read as a review stands, before anybody outside sees them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from heed.publishing.paper import Paper
from heed.publishing.rules.licences import licence
from heed.publishing.rules.papers import OUTPUTS, Output
from heed.publishing.rules.source import Source
from heed.publishing.selectors import Course


@dataclass(frozen=True, slots=True)
class Preview:
    """One paper as it would be, and the others that can be looked at."""

    output: Output
    paper: Paper
    others: tuple[Output, ...]


def preview_of(course: Course, code: str) -> Preview | None:
    """The paper of this code, made from what would be published now; None where there is no such paper.

    Each item leads to where its shorter words are written: it has no public page yet, or another than this.
    """
    output = OUTPUTS.get(code)
    if output is None:
        return None
    keys = {settled.lasting_id: settled.item.pk for settled in course.settled.items}
    tab = reverse("presentation", args=[course.review.pk])
    latest = course.publication.latest if course.publication else None
    source = Source(
        review=course.content,
        version=latest.number + 1 if latest else 1,
        dated=timezone.localdate(),
        address="",
        item_address=lambda public_id: f"{tab}?item={keys[public_id]}#words-{keys[public_id]}",
        licence=licence(course.content.licence).name,
    )
    return Preview(output, output.make(source), tuple(OUTPUTS.values()))
