"""Any change of any column, and any entry that is missing, inserted or out of order, is found by following the chain."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heed.audit.rules import START, Damage, Head, Link, digest_of, fingerprint_of, follow, read_head

NAMES = st.text(max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
COLUMNS = {
    "at": MOMENTS,
    "actor_id": st.none() | st.integers(1),
    "actor_name": NAMES,
    "action": NAMES,
    "record_kind": NAMES,
    "record_id": st.integers(1),
    "about_kind": NAMES,
    "about_id": st.integers(1),
    "partnership_id": st.none() | st.integers(1),
    "detail": st.dictionaries(NAMES, JSON, max_size=3),
}
ENTRIES = st.lists(st.fixed_dictionaries(COLUMNS), min_size=3, max_size=8)


def chained(entries: list[dict[str, object]]) -> list[Link]:
    """The entries with keys from 1, each sealed as it is."""
    links, digest = [], START.digest
    for key, columns in enumerate(entries, 1):
        entry = {"id": key, **columns}
        fingerprint = fingerprint_of(entry)
        digest = digest_of(digest, fingerprint)
        links.append(Link(key, key, fingerprint, digest, entry))
    return links


def damages(links: list[Link]) -> list[Damage]:
    head = START
    found: list[Damage] = []
    for link in links:
        head, wrong = follow(head, link)
        found.extend(wrong)
    return found


@given(ENTRIES)
def test_what_is_as_it_was_sealed_has_no_damage(entries: list[dict[str, object]]) -> None:
    assert damages(chained(entries)) == []


@given(ENTRIES, st.data())
def test_a_change_of_any_column_is_found_at_its_entry(entries: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained(entries)
    place = data.draw(st.integers(0, len(links) - 1))
    name = data.draw(st.sampled_from(sorted(COLUMNS)))
    entry = links[place].entry
    assert entry is not None
    value = data.draw(COLUMNS[name])
    assume(json.dumps(value, default=str, sort_keys=True) != json.dumps(entry[name], default=str, sort_keys=True))
    assume(fingerprint_of({name: value}) != fingerprint_of({name: entry[name]}))
    links[place] = replace(links[place], entry={**entry, name: value})
    (damage,) = damages(links)
    assert damage.entry_id == place + 1
    assert f"Entry {place + 1} is not the one that was sealed" in str(damage)


@given(ENTRIES, st.data())
def test_a_missing_entry_is_found(entries: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained(entries)
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = replace(links[place], entry=None)
    (damage,) = damages(links)
    assert f"Entry {place + 1}, sealed at position {place + 1}, is missing" in str(damage)


@given(ENTRIES, st.data())
def test_an_entry_missing_with_its_seal_is_found(entries: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained(entries)
    place = data.draw(st.integers(0, len(links) - 2))
    del links[place]
    (damage,) = damages(links)
    assert f"Position {place + 1} is missing" in str(damage)


@given(ENTRIES, st.data())
def test_closing_the_gap_by_counting_anew_is_found(entries: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained(entries)
    del links[data.draw(st.integers(0, len(links) - 2))]
    assert damages([replace(link, position=position) for position, link in enumerate(links, 1)])


@given(ENTRIES, st.data())
def test_an_entry_inserted_with_a_seal_of_its_own_is_found(
    entries: list[dict[str, object]], data: st.DataObject
) -> None:
    links = chained(entries)
    place = data.draw(st.integers(0, len(links) - 1))
    made_up = {"id": 999, "action": "published"}
    before = links[place - 1].digest if place else START.digest
    fingerprint = fingerprint_of(made_up)
    links.insert(place, Link(0, 999, fingerprint, digest_of(before, fingerprint), made_up))
    assert damages([replace(link, position=position) for position, link in enumerate(links, 1)])


@given(ENTRIES, st.data())
def test_two_that_changed_places_are_found(entries: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained(entries)
    one, other = data.draw(st.lists(st.integers(0, len(links) - 1), min_size=2, max_size=2, unique=True))
    links[one], links[other] = links[other], links[one]
    assert damages([replace(link, position=position) for position, link in enumerate(links, 1)])


@given(ENTRIES, st.data(), st.sampled_from(["fingerprint", "digest"]))
def test_a_changed_seal_is_found(entries: list[dict[str, object]], data: st.DataObject, name: str) -> None:
    links = chained(entries)
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = replace(links[place], **{name: "f" * 64})  # type: ignore[arg-type]
    assert any(f"position {place + 1}" in str(damage) for damage in damages(links))


@given(MOMENTS, st.integers(-12, 12))
def test_a_moment_has_one_form_whatever_its_time_zone(moment: datetime, hours: int) -> None:
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
    assert fingerprint_of({"at": moment}) == fingerprint_of({"at": elsewhere})


@pytest.mark.parametrize(("one", "other"), [(100000.0, 100000), (1e300, 10**300), (0.0, -0.0), (2.50, 2.5)])
def test_a_number_has_one_form_on_both_databases(one: float, other: float) -> None:
    assert fingerprint_of({"detail": {"n": [one]}}) == fingerprint_of({"detail": {"n": [other]}})


def test_a_column_added_later_without_a_value_changes_no_fingerprint() -> None:
    assert fingerprint_of({"id": 1}) == fingerprint_of({"id": 1, "later": None})
    assert fingerprint_of({"id": 1, "later": ""}) != fingerprint_of({"id": 1})


def test_the_digests_are_those_that_every_log_has_been_sealed_with() -> None:
    """Were this to change, no log that is out there would verify."""
    entry = {"id": 1, "at": datetime(2026, 11, 24, 9, 30, 0, 120, tzinfo=UTC), "detail": {"é": [1, None]}}
    fingerprint = fingerprint_of(entry)
    assert fingerprint == "b6d1c003550f94fb4ed7a3741d3a415e573a598c311ddbbbcef519a95a438127"
    assert digest_of(START.digest, fingerprint) == "46af619212839c6be6563c221c5d2137aba51d2722da2651104a0de8a27612b0"


@given(st.integers(0, 10**9))
def test_a_head_is_read_as_it_is_printed(position: int) -> None:
    head = Head(position, "ab" * 32)
    assert read_head(str(head)) == head


@pytest.mark.parametrize("said", ["", "12", "12:abc", "x:" + "a" * 64, "1:" + "A" * 64])
def test_anything_else_is_no_head(said: str) -> None:
    with pytest.raises(ValueError, match="as it was printed"):
        read_head(said)
