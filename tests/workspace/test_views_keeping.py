"""The pages on keeping: first the stranger, then whoever says how long."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, an_editor, somebody
from factories.reviews import a_draft
from factories.signing_in import sign_in
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.reviews.models import Destruction, LegalHold, RetentionRule, Review
from heed.reviews.rules.periods import floor, suggestions

pytestmark = pytest.mark.django_db

PAGES = ["", "rule/", "hold/", "destroyed/", "destroyed.csv"]
LATER = datetime(2036, 1, 1, tzinfo=UTC)


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def keeper(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


@pytest.fixture
def draft(partnership: Partnership) -> Review:
    return a_draft(by=an_editor(partnership), partnership=partnership)


def words(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


def a_rule(partnership: Partnership) -> dict[str, object]:
    return {
        "partnership": partnership.pk,
        "what": "drafts",
        "months": 12,
        "source": "The county's schedule.",
        "holds_from": "2020-01-01",
    }


def a_hold(partnership: Partnership, review: str = "") -> dict[str, object]:
    reason = "An inquest is opened."
    return {"partnership": partnership.pk, "review": review, "reason": reason, "look_again_on": "2027-01-01"}


def test_a_stranger_is_asked_to_sign_in_and_an_editor_is_refused(client: Client, draft: Review) -> None:
    editor = sign_in(an_editor(draft.partnership))
    for page in PAGES:
        assert client.get(f"/staff/keeping/{page}").status_code == 302
        assert editor.get(f"/staff/keeping/{page}").status_code == 403
    for address, data in [("rule/", a_rule(draft.partnership)), ("hold/", a_hold(draft.partnership))]:
        assert client.post(f"/staff/keeping/{address}", data).status_code == 302
        assert editor.post(f"/staff/keeping/{address}", data).status_code == 403
    assert editor.post("/staff/keeping/destroy/", {"mark": f"drafts-{draft.pk}", "seen": "yes"}).status_code == 403
    assert not RetentionRule.objects.exists()
    assert not LegalHold.objects.exists()


def test_anothers_keeper_reaches_nothing_of_it(draft: Review, partnership: Partnership, keeper: Person) -> None:
    own = sign_in(keeper)
    own.post("/staff/keeping/rule/", a_rule(partnership))
    own.post("/staff/keeping/hold/", a_hold(partnership, draft.name))
    Destruction.objects.create(
        at=LATER, what="review", name="Child Z", partnership_id=partnership.pk, rule="R", approved_by="A"
    )
    other = sign_in(somebody(Duty.ADMINISTRATOR, a_partnership()))
    assert other.post("/staff/keeping/rule/", a_rule(partnership)).status_code == 422
    assert other.post("/staff/keeping/hold/", a_hold(a_partnership(), draft.name)).status_code == 422
    rule, hold = RetentionRule.objects.get(), LegalHold.objects.get()
    assert other.post(f"/staff/keeping/rule/{rule.pk}/out/").status_code == 404
    assert other.post(f"/staff/keeping/hold/{hold.pk}/lift/", {"reason": "Mischief"}).status_code == 404
    page = words(other.get("/staff/keeping/")) + words(other.get("/staff/keeping/destroyed/"))
    assert "Child AR" not in page
    assert "Child Z" not in page
    assert "Fallowshire" not in page
    assert b"Child Z" not in b"".join(other.get("/staff/keeping/destroyed.csv"))


def test_the_page_says_what_is_law_and_what_is_a_suggestion(keeper: Person) -> None:
    page = words(sign_in(keeper).get("/staff/keeping/"))
    assert "Nothing falls under a rule." in page
    assert "There is no rule yet" in page
    assert page.count("Our suggestion, not law") == len(suggestions())
    assert f"within {floor().months} months of a review’s first publication" in page


def test_a_rule_is_set_from_a_suggestion_and_taken_out(partnership: Partnership, keeper: Person) -> None:
    client = sign_in(keeper)
    assert 'value="24"' in words(client.get("/staff/keeping/rule/?what=drafts"))
    assert "Say which law or policy" in words(client.post("/staff/keeping/rule/", a_rule(partnership) | {"source": ""}))
    page = words(client.post("/staff/keeping/rule/", a_rule(partnership), follow=True))
    assert "Drafts that were never published: 12 months" in page
    assert "A person says yes each time." in page
    client.post(f"/staff/keeping/rule/{RetentionRule.objects.get().pk}/out/")
    assert not RetentionRule.objects.exists()


def test_a_hold_is_placed_shown_and_lifted_with_reasons(
    draft: Review, partnership: Partnership, keeper: Person
) -> None:
    client = sign_in(keeper)
    assert f'value="{draft.name}"' in words(client.get(f"/staff/keeping/hold/?review={draft.name}"))
    assert client.post("/staff/keeping/hold/", a_hold(partnership, "no/2020/such")).status_code == 422
    page = words(client.post("/staff/keeping/hold/", a_hold(partnership, draft.name), follow=True))
    assert "Child AR (2020) is on hold." in page
    assert "“An inquest is opened.”" in words(client.get(f"/staff/reviews/{draft.pk}/documents/"))
    refused = client.post(f"/staff/reviews/{draft.pk}/delete/", {"why": "Twice."})
    assert "is on hold and is not deleted" in words(refused)
    lift = f"/staff/keeping/hold/{LegalHold.objects.get().pk}/lift/"
    assert "Say why" in words(client.post(lift, follow=True))
    assert "The hold is lifted." in words(client.post(lift, {"reason": "It is over."}, follow=True))


def test_what_is_due_is_destroyed_once_it_was_looked_at(
    draft: Review, partnership: Partnership, keeper: Person
) -> None:
    sign_in(keeper).post("/staff/keeping/rule/", a_rule(partnership))
    with time_machine.travel(LATER):
        client = sign_in(keeper)
        mark = {"mark": f"drafts-{draft.pk}"}
        assert "Due since" in words(client.get("/staff/keeping/"))
        assert "Tick what is to be destroyed first." in words(client.post("/staff/keeping/destroy/", follow=True))
        assert "Destroy 1 thing" in words(client.post("/staff/keeping/destroy/", mark))
        assert Review.objects.exists()
        done = words(client.post("/staff/keeping/destroy/", mark | {"seen": "yes"}, follow=True))
        assert "1 thing is destroyed" in done
        assert "Approved by Ada Thorne" in done
        again = words(client.post("/staff/keeping/destroy/", mark | {"seen": "yes"}, follow=True))
        assert "1 were left alone" in again
    assert not Review.objects.exists()


def test_the_table_is_whole_and_harmless_in_a_spreadsheet(partnership: Partnership, keeper: Person) -> None:
    Destruction.objects.create(
        at=LATER, what="document", name="=1+1.pdf", partnership_id=partnership.pk, partnership_name="Fallowshire",
        rule="Ten years.", approved_by="Ada Thorne", detail={"sha256": "ab"},
    )  # fmt: skip
    response = sign_in(keeper).get("/staff/keeping/destroyed.csv")
    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert rows[0][0] == "destroyed at"
    assert rows[1][1:] == ["document", "'=1+1.pdf", "Fallowshire", "Ten years.", "Ada Thorne", '{"sha256": "ab"}']


def test_much_takes_as_many_queries_as_little(
    partnership: Partnership, keeper: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, editor = sign_in(keeper), an_editor(partnership)
    client.post("/staff/keeping/rule/", a_rule(partnership))
    for n in range(6):
        draft = a_draft(by=editor, partnership=partnership, label=f"Child {n}X")
        if n % 2:
            client.post("/staff/keeping/hold/", a_hold(partnership, draft.name))
    with django_assert_max_num_queries(26):
        page = words(client.get("/staff/keeping/"))
    assert page.count("Not before") == 3
