"""The counts behind the limits of signing in."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from django.core.cache import caches
from django.db import connection

from heed.config.commands.migrate import migrate

pytestmark = pytest.mark.django_db


def test_a_count_made_in_one_process_is_seen_in_another() -> None:
    here, there = caches.create_connection("default"), caches.create_connection("default")
    assert here.add("attempts", 1)
    assert not there.add("attempts", 1)
    assert there.get("attempts") == 1


def test_migrating_makes_the_table_of_counts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE config_counts")
    assert CliRunner().invoke(migrate).exit_code == 0
    assert caches["default"].add("attempts", 1)
