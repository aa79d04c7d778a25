"""What may be asked of the lists: filters, how many, and from where on."""

from __future__ import annotations

import base64
import json
import re
from contextlib import suppress
from datetime import UTC, datetime, time

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime
from ninja import Field, Schema

from heed.publishing.selectors.open_data import Asked, Place
from heed.publishing.selectors.standing import whole
from heed.publishing.views.api.problems import NotUnderstood
from heed.reading.document import ItemType

MOST = 100
_FACT = re.compile(r"[a-z0-9_]{1,60}(?::[a-z0-9_-]{1,60})?")


class Part(Schema):
    """How many of a list, and from where on."""

    limit: int = Field(50, ge=1, le=MOST, description="How many at once.")
    cursor: str = Field("", max_length=200, description="From where on: take the address in “next” as it is.")


class Filters(Part):
    """What both lists can be filtered by."""

    partnership: str = Field(
        "", max_length=200, description="A partnership's code. What it took over from others is included."
    )
    theme: str = Field("", max_length=60, description="A theme's code.")
    agency: str = Field("", max_length=60, description="An agency's code. Its roles are included.")
    role: str = Field("", max_length=60, description="A role's code; with agency, in that agency.")
    changed_since: str = Field(
        "",
        max_length=40,
        description="Only what changed at that moment or later: a day, or a time such as 2026-11-24T09:00:00Z.",
    )


class ReviewFilters(Filters):
    """What the list of reviews can be filtered by."""

    year: int | None = Field(None, ge=1, le=9999, description="The year in the review's address.")
    kind: str = Field("", max_length=60, description="A code of the kinds of review.")
    fact: list[str] = Field(
        [], max_length=10, description="A characteristic that is stated, such as neglect:yes, or neglect for any value."
    )

    def asked(self) -> Asked:
        """What is asked. Raises ``NotUnderstood``."""
        if wrong := [fact for fact in self.fact if not _FACT.fullmatch(fact)]:
            raise NotUnderstood(f"“fact” must be a name, or a name and a value such as neglect:yes, not “{wrong[0]}”.")
        return Asked(
            partnership=self.partnership,
            year=self.year,
            kind=self.kind,
            theme=self.theme,
            agency=self.agency,
            role=self.role,
            facts=tuple((name, value) for name, _, value in (fact.partition(":") for fact in self.fact)),
            changed_since=moment(self.changed_since),
        )


class ItemFilters(Filters):
    """What the list of items can be filtered by."""

    type: ItemType | None = Field(None, description="One kind of learning alone.")
    words: str = Field("", max_length=200, description="Words that must all be in the item, in any order.")

    def asked(self) -> Asked:
        """What is asked. Raises ``NotUnderstood``."""
        words = tuple(dict.fromkeys(self.words.split()))
        if len(words) > 8:
            raise NotUnderstood("“words” may hold at most eight words. Choose the ones that tell most.")
        return Asked(
            partnership=self.partnership,
            theme=self.theme,
            agency=self.agency,
            role=self.role,
            type=self.type.value if self.type else "",
            words=words,
            changed_since=moment(self.changed_since),
        )


def refuse_unknown(request: HttpRequest, known: type[Schema]) -> None:
    """Raises ``NotUnderstood`` for a filter that there is none of: unnoticed, it would answer with everything."""
    for name in request.GET:
        if name not in known.model_fields:
            names = ", ".join(known.model_fields)
            raise NotUnderstood(f"There is no filter called “{name}”. There are {names}.")


def moment(said: str) -> datetime | None:
    """The time or the beginning of the day that is said, None for nothing. Raises ``NotUnderstood``."""
    if not said:
        return None
    with suppress(ValueError, OverflowError):
        day = parse_date(said)
        found = datetime.combine(day, time(), UTC) if day else parse_datetime(said)
        if found:
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    raise NotUnderstood("“changed_since” must be a day such as 2026-11-24, or a time such as 2026-11-24T09:00:00Z.")


def place_in(cursor: str) -> Place | None:
    """The place that a cursor stands for; None for the beginning. Raises ``NotUnderstood``."""
    if not cursor:
        return None
    with suppress(ValueError, TypeError, OverflowError, RecursionError):
        at, key = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        if isinstance(key, int) and 0 <= key < 2**63:
            return Place(datetime.fromisoformat(at).astimezone(UTC), key)
    raise NotUnderstood("“cursor” is not one of ours. Take the address in “next” as it is.")


def cursor_at(place: Place) -> str:
    """A place as it stands in an address."""
    said = json.dumps([place.at.astimezone(UTC).isoformat(), place.key])
    return base64.urlsafe_b64encode(said.encode()).decode()


def next_address(request: HttpRequest, place: Place) -> str:
    """The same question from that place on."""
    query = request.GET.copy()
    query["cursor"] = cursor_at(place)
    return whole(f"{request.path}?{query.urlencode()}")
