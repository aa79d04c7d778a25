"""What is sent of the page on which a person says which themes the items of a review have.

The page is one form: of each item the themes that are ticked, and the stamp of what was shown. One of its buttons may speak
of one item alone, or of all that the page shows; what is ticked elsewhere is kept with it, so that no tick is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from heed.analysing.models import Coding
from heed.reviews.models import Decision
from heed.workspace.forms.gate import is_key

SEEN = "seen-"
TICKED = "themes-"
SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: of each item, by its key, the stamp and the ticked codes; and the item that a button was about.

    ``fits`` is the item all of whose proposals fit, and ``all_fit`` says that of every item shown. ``none_fit`` is the item
    that has none of the themes, ``back`` the one whose decision is taken back.
    """

    seen: Mapping[int, str]
    ticked: Mapping[int, frozenset[str]]
    fits: int | None
    all_fit: bool
    none_fit: int | None
    back: int | None

    @property
    def about(self) -> int | None:
        """The item that the button was about, where it was about one."""
        return self.fits or self.none_fit or self.back


def sent(data: QueryDict) -> Sent:
    """What the form says; what is no key, or of an item that was not shown, is left out."""
    keys = [int(name.removeprefix(SEEN)) for name in data if name.startswith(SEEN) and is_key(name.removeprefix(SEEN))]
    seen = {key: str(data.get(f"{SEEN}{key}", "")) for key in keys}

    def item(name: str) -> int | None:
        value = data.get(name, "")
        return int(value) if is_key(value) and int(value) in seen else None

    return Sent(
        seen=seen,
        ticked={key: frozenset(data.getlist(f"{TICKED}{key}")) for key in seen},
        fits=item("fits"),
        all_fit=data.get("fits") == SHOWN,
        none_fit=item("none"),
        back=item("back"),
    )


def decided_in(said: Sent, codings: Mapping[int, Collection[Coding]]) -> dict[int, frozenset[str]]:
    """The themes of each item that the form decides on. Items of which nothing is said are left as they are."""
    chosen: dict[int, frozenset[str]] = {}
    for key, ticked in said.ticked.items():
        if key == said.back:
            continue
        known = codings.get(key, ())
        confirmed, waiting = _codes(known, Decision.CONFIRMED), _codes(known, Decision.UNDECIDED)
        if key == said.none_fit:
            chosen[key] = frozenset()
        elif key == said.fits or (said.all_fit and (waiting or ticked != confirmed)):
            chosen[key] = confirmed | waiting | ticked
        elif ticked and ticked != confirmed:
            chosen[key] = ticked
    return chosen


def _codes(codings: Iterable[Coding], decision: Decision) -> frozenset[str]:
    return frozenset(coding.theme for coding in codings if coding.decision == decision)
