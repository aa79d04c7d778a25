"""Keeping the rows by which public items are found in step with the version that was just written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from heed.publishing.models import ListedAddressee, ListedFact, ListedItem, ListedTheme, Publication
from heed.publishing.record import PublishedFact, PublishedItem, PublishedReview

_COLUMNS = ["type", "number", "title", "text", "words", "due", "position", "changed_at", "taken_out_at"]


def list_items(publication: Publication, content: PublishedReview, *, at: datetime) -> None:
    """Makes the rows say what this content says: new items are added, those it no longer holds are marked as taken out."""
    known = {row.public_id: row for row in publication.listed_items.all()}
    spoken = _spoken_to(known)
    new, kept = [], []
    for position, item in enumerate(content.items, start=1):
        row = known.pop(UUID(item.id), None)
        if row is None:
            row = ListedItem(publication=publication, public_id=UUID(item.id), first_public_at=at, changed_at=at)
            new.append(row)
        else:
            kept.append(row)
        _fill(row, item, position, at, is_changed=spoken.get(row.pk) != _speaks_to(item))
    for row in known.values():
        row.taken_out_at = row.taken_out_at or at
    ListedItem.objects.bulk_create(new)
    ListedItem.objects.bulk_update([*kept, *known.values()], _COLUMNS)
    _list_what_belongs([*new, *kept], content)
    _list_facts(publication, content)


def _fill(row: ListedItem, item: PublishedItem, position: int, at: datetime, *, is_changed: bool) -> None:
    words = "\n".join(part for part in (item.title, item.text, *(part.text for part in item.parts)) if part)
    if is_changed or row.words != words or row.type != item.type or row.taken_out_at:
        row.changed_at = at
    row.type, row.number, row.title = item.type, item.number or "", item.title or ""
    row.text, row.words, row.due = item.text, words, item.due or ""
    row.position, row.taken_out_at = position, None


def _spoken_to(known: Mapping[UUID, ListedItem]) -> dict[int, list[tuple[str, str, str]]]:
    """Whom each row speaks to, as it stands."""
    found: dict[int, list[tuple[str, str, str]]] = {row.pk: [] for row in known.values()}
    for one in ListedAddressee.objects.filter(item__in=found):
        found[one.item_id].append((one.said, one.agency, one.role))
    return found


def _speaks_to(item: PublishedItem) -> list[tuple[str, str, str]]:
    return [(a.said, a.agency.code if a.agency else "", a.role.code if a.role else "") for a in item.addressees]


def _list_what_belongs(rows: list[ListedItem], content: PublishedReview) -> None:
    """Addressees and themes are written anew: nothing points to them."""
    by_id = {str(row.public_id): row for row in rows}
    ListedAddressee.objects.filter(item__publication__in={row.publication_id for row in rows}).delete()
    ListedTheme.objects.filter(item__publication__in={row.publication_id for row in rows}).delete()
    ListedAddressee.objects.bulk_create(
        ListedAddressee(
            item=by_id[item.id],
            said=addressee.said,
            agency=addressee.agency.code if addressee.agency else "",
            agency_name=addressee.agency.name if addressee.agency else "",
            role=addressee.role.code if addressee.role else "",
            role_name=addressee.role.name if addressee.role else "",
        )
        for item in content.items
        for addressee in item.addressees
    )
    ListedTheme.objects.bulk_create(
        ListedTheme(item=by_id[item.id], code=theme.code, name=theme.name)
        for item in content.items
        for theme in item.themes
    )


def _list_facts(publication: Publication, content: PublishedReview) -> None:
    ListedFact.objects.filter(publication=publication).delete()
    ListedFact.objects.bulk_create(
        ListedFact(publication=publication, name=fact.name, state=fact.state, value=_fact_value(fact))
        for fact in content.facts
    )


def _fact_value(fact: PublishedFact) -> str:
    if fact.value is None:
        return ""
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    return fact.value
