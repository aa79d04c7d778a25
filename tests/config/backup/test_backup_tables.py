"""Every table is in a backup, or is left out for a reason; and a row comes back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.apps import apps

from heed.config.backup.tables import FILLED_BY_MIGRATE, LEFT_OUT, from_line, tables, to_line
from heed.people.models import Person
from heed.reviews.models import Item


def test_every_table_is_in_a_backup_or_left_out_with_a_reason() -> None:
    everything = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    kept = {model._meta.label for model in tables()}
    assert kept | set(LEFT_OUT) == everything
    assert kept & set(LEFT_OUT) == set()
    assert all(reason for reason in LEFT_OUT.values())
    assert kept >= FILLED_BY_MIGRATE


def test_nothing_of_ours_is_left_out_but_what_is_of_the_moment() -> None:
    assert {label for label in LEFT_OUT if label.startswith("people.")} == {"people.OpenSession"}
    assert {label for label in LEFT_OUT if label.startswith("jobs.")} == {"jobs.Turn"}
    assert not any(label.startswith(("audit.", "reviews.", "publishing.", "mfa.", "account.")) for label in LEFT_OUT)


def test_what_is_kept_refers_to_nothing_that_is_left_out() -> None:
    found = [
        f"{model._meta.label}.{field.name}"
        for model in tables()
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and field.related_model._meta.label in LEFT_OUT
    ]
    assert found == []


def test_a_table_stands_after_those_it_refers_to() -> None:
    order = [model._meta.label for model in tables()]
    assert order.index("people.Partnership") < order.index("reviews.Review") < order.index("reviews.Item")
    assert order.index("reviews.Item") < order.index("reviews.Item_evidence")


def test_values_have_one_form_and_come_back_as_they_were() -> None:
    moment = datetime(2026, 11, 24, 9, 30, 0, 120, tzinfo=UTC)
    row = {"a": moment, "b": date(2026, 1, 2), "c": uuid4(), "d": Decimal("1.50"), "e": timedelta(days=1), "f": b"\0"}
    assert to_line(row).startswith(b'{"a":"2026-11-24T09:30:00.000120+00:00","b":"2026-01-02"')
    person = Person(pk=7, email="a@example.org", name="É ☃\n", joined_at=moment)
    row = {field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields}
    assert from_line(Person, to_line(row)) == list(row.values())
    item = Item(pk=1, public_id=uuid4(), text="a", parts=[{"n": None}], position=1, read={"x": 1.5})
    row = {field.attname: getattr(item, field.attname) for field in Item._meta.concrete_fields}
    assert from_line(Item, to_line(row)) == list(row.values())


@pytest.mark.parametrize("line", [b"{}", b"[]", b"nonsense", b'{"id":1}', b"\xff"])
def test_a_line_that_is_no_row_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_line(Person, line)


def test_a_value_without_a_form_is_refused_before_it_is_lost() -> None:
    with pytest.raises(TypeError, match="no form in a backup"):
        to_line({"a": object()})
