"""What a public page costs the database when it is drawn: a handful of questions, whichever page it is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from factories.crawling import Visitor
from factories.publishing import HEALTH_VISITOR, POLICE, a_publication, an_item, withdraw

pytestmark = pytest.mark.django_db

HANDFUL = 12


def test_no_address_that_a_visitor_finds_asks_more_than_a_handful_of_questions() -> None:
    lessons = [an_item(f"Lesson {n} is to ask.", POLICE, HEALTH_VISITOR, number=str(n)) for n in range(1, 12)]
    a_publication(*lessons, an_item("Agree one form.", POLICE, type="recommendation", number="R1"))
    a_publication(an_item("Look again.", HEALTH_VISITOR), label="Child B")
    withdraw(a_publication(an_item(), label="Child C"))
    visitor = Visitor()
    visitor.walk()
    asked: dict[str, int] = {}
    for address, answer in visitor.seen.items():
        if answer.status not in {200, 410}:
            continue
        with CaptureQueriesContext(connection) as questions:
            Client().get(address)
        name = resolve(address.partition("?")[0]).view_name
        asked[name] = max(asked.get(name, 0), len(questions))
    assert {"home", "reviews", "review", "learning", "for-agency", "feed-all"} <= set(asked)
    assert {name: count for name, count in asked.items() if count > HANDFUL} == {}
