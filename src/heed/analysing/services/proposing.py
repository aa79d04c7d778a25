"""Keeping the proposed themes of a review in step with its words. What a person has decided on is never touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from heed.analysing.models import Coding
from heed.analysing.rules.frame import version
from heed.analysing.rules.proposing import proposed, words_of
from heed.analysing.selectors import coded_items, codings_of
from heed.audit import services as audit
from heed.audit.rules import Action
from heed.reviews.models import Decision, Item, Review
from heed.reviews.selectors import standing_reviews


def propose_themes(*, review: Review) -> int:
    """Proposes themes for the items of the review that people settled, as their words are now. Gives how many are new.

    To be called as often as wanted: it writes only where something has changed. Proposals that the words no longer
    give go, and what a person decided on or gave by hand stays. Themes that were confirmed for an item whose words
    this one took over, when it was split, merged or read anew, are proposed for it as well.
    """
    wanted = _wanted(review)
    known = codings_of(wanted)
    if all(_is_in_step(known[key], wanted[key]) for key in wanted):
        return 0
    return _bring_in_step(review)


@transaction.atomic
def _bring_in_step(review: Review) -> int:
    # held, so that two pages opened at once do not propose the same twice
    held = standing_reviews().select_for_update(of=("self",)).filter(pk=review.pk).first()
    if held is None:
        return 0
    wanted = _wanted(held)
    known = codings_of(wanted)
    new, changed, gone = [], [], []
    for key, reads in wanted.items():
        rows = {row.theme: row for row in known[key]}
        new += [
            Coding(item_id=key, theme=code, frame=version(), read=read)
            for code, read in reads.items()
            if code not in rows
        ]
        for row in known[key]:
            if row.decision != Decision.UNDECIDED:
                continue
            if row.theme not in reads:
                gone.append(row.pk)
            elif row.read != reads[row.theme]:
                row.read, row.frame = reads[row.theme], version()
                changed.append(row)
    Coding.objects.filter(pk__in=gone).delete()
    Coding.objects.bulk_update(changed, ["read", "frame"])
    Coding.objects.bulk_create(new)
    if new:
        detail = {"count": len(new), "frame": version()}
        audit.record(by=None, action=Action.THEMES_PROPOSED, record=held, detail=detail)
    return len(new)


def _is_in_step(rows: Iterable[Coding], reads: Mapping[str, Any]) -> bool:
    known = {row.theme: row for row in rows}
    waiting = {code: row.read for code, row in known.items() if row.decision == Decision.UNDECIDED}
    return all(reads.get(code) == read for code, read in waiting.items()) and all(code in known for code in reads)


def _wanted(review: Review) -> dict[int, dict[str, Any]]:
    """For each item, what the machine proposes and why, by theme."""
    items = list(coded_items(review))
    carried = _carried(review, items)
    wanted: dict[int, dict[str, Any]] = {}
    for item in items:
        words = words_of(item.title, item.text, [str(part["text"]) for part in item.parts])
        reads: dict[str, Any] = {one.code: {"quotes": list(one.quotes), "from": []} for one in proposed(words)}
        for code, keys in carried.get(item.pk, {}).items():
            reads.setdefault(code, {"quotes": [], "from": []})["from"] = keys
        wanted[item.pk] = reads
    return wanted


def _carried(review: Review, items: Iterable[Item]) -> dict[int, dict[str, list[int]]]:
    """For each item, the themes confirmed for those whose words it took over, with the keys of these."""
    sources: dict[int, set[int]] = {}
    for item in items:
        for key in (item.split_from_id, item.replaces_id):
            if key:
                sources.setdefault(key, set()).add(item.pk)
    for merged in Item.objects.filter(review=review, merged_into__isnull=False):
        sources.setdefault(merged.pk, set()).add(merged.merged_into_id or 0)
    if not sources:
        return {}
    rows = Coding.objects.filter(item__in=sources, decision=Decision.CONFIRMED).order_by("item", "pk")
    carried: dict[int, dict[str, list[int]]] = {}
    for source, code in rows.values_list("item", "theme"):
        for key in sources[source]:
            carried.setdefault(key, {}).setdefault(code, []).append(source)
    return carried
