"""Before publishing: first the stranger, then those who decide."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_approver, an_editor
from factories.reviews import a_draft, a_lesson, a_reading_of, imported, looked_through
from factories.signing_in import sign_in
from heed.audit.selectors import history
from heed.people.models import Partnership, Person
from heed.publishing.models import Finding, Inspection, Redaction
from heed.publishing.services import approve, redact
from heed.reviews.models import Review
from heed.reviews.services import confirm_all

pytestmark = pytest.mark.django_db

NAMED = "Home visitors should ask Jacqueline Fairweather-Smythe what she saw."


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    reading = a_reading_of(a_lesson(NAMED, "1"), published=None)
    imported(reading, by=editor, partnership=partnership)
    return confirm_all(review=Review.objects.get(), by=editor)


@pytest.fixture
def address(review: Review) -> str:
    return f"/staff/reviews/{review.pk}/gate/"


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def decide(client: Client, address: str, *findings: Finding, verdict: str = "cleared", reason: str = "So.") -> str:
    entered = {"findings": [finding.pk for finding in findings], "verdict": verdict, "reason": reason}
    response = client.post(f"{address}decide/", entered, follow=True)
    return re.sub(r"\s+", " ", response.content.decode())


def the_name() -> Finding:
    return Finding.objects.get(kind="name", document=None)


def test_a_stranger_a_reader_and_other_partnerships_see_and_decide_nothing(
    client: Client, review: Review, partnership: Partnership, editor: Person, address: str
) -> None:
    words(sign_in(editor), address)
    entered = {"findings": [the_name().pk], "verdict": "cleared", "reason": "So."}
    strangers = [(client, 302), (sign_in(a_reader(partnership)), 403), (sign_in(an_approver(a_partnership())), 404)]
    for stranger, status in strangers:
        assert stranger.get(address).status_code == status
        assert stranger.post(f"{address}decide/", entered).status_code == status
        assert stranger.post(f"{address}look-through/").status_code == status
    assert the_name().verdict == "open"


def test_a_finding_of_another_review_is_not_decided_on_by_its_number(
    review: Review, editor: Person, address: str
) -> None:
    words(sign_in(editor), address)
    other = a_partnership("Another board")
    stranger = an_editor(other, "Stray Marsh")
    draft = a_draft(by=stranger, partnership=other)
    decide(sign_in(stranger), f"/staff/reviews/{draft.pk}/gate/", the_name())
    assert the_name().verdict == "open"


def test_everything_in_the_way_is_listed_with_what_to_do(review: Review, editor: Person, address: str) -> None:
    shown = words(sign_in(editor), address)
    assert "No second person has approved the record as it is." in shown
    assert "1 thing in the text could identify somebody." in shown
    assert "“Jacqueline Fairweather-Smythe” reads as the full name of a person." in shown
    assert f'href="/staff/reviews/{review.pk}/#item-{review.items.get().pk}"' in shown
    assert "A document is being looked through" in shown
    assert Inspection.objects.get().state == "waiting"


def test_an_editor_clears_a_finding_with_a_reason_and_may_not_overrule(
    review: Review, editor: Person, address: str
) -> None:
    client = sign_in(editor)
    words(client, address)
    assert "Say why: the reason stays beside the finding." in decide(client, address, the_name(), reason="")
    assert "Publish them all the same" not in words(client, address)
    refused = client.post(
        f"{address}decide/", {"findings": [the_name().pk], "verdict": "overruled", "reason": "It must be."}
    )
    assert refused.status_code == 403
    assert "1 finding is cleared: it identifies nobody." in decide(client, address, the_name(), reason="An author.")
    assert "An author." in words(client, address)
    assert history(the_name()).get().action == "finding identifies nobody"
    assert "1 finding is open again." in decide(client, address, the_name(), verdict="open", reason="")
    assert the_name().verdict == "open"


def test_two_decisions_on_one_finding_do_not_collide(
    review: Review, editor: Person, approver: Person, address: str
) -> None:
    client = sign_in(editor)
    words(client, address)
    decide(client, address, the_name(), reason="An author.")
    meanwhile = decide(sign_in(approver), address, the_name(), verdict="overruled", reason="It must be.")
    assert "Theirs stands" in meanwhile
    found = the_name()
    assert (found.verdict, found.decided_by, found.reason) == ("cleared", editor, "An author.")


def test_the_document_is_looked_through_and_its_findings_are_shown_by_page(
    review: Review, approver: Person, address: str
) -> None:
    client = sign_in(approver)
    words(client, address)
    client.post(f"{address}look-through/")
    document = review.review_documents.get().document_id
    shown = words(client, f"{address}?of={document}")
    assert f"?document={document}&amp;page=1&amp;at=" in shown
    assert "could identify somebody." in shown
    assert client.get(f"{address}?of=999").status_code == 404
    assert client.get(f"{address}?of=x").status_code == 404


def test_the_page_is_free_once_all_is_decided(review: Review, approver: Person, address: str) -> None:
    approve(review=review, by=approver)
    looked_through(review, approver)
    assert "Nothing stands in the way of the page itself." in words(sign_in(approver), address)


def test_the_page_asks_the_database_no_more_for_many_findings(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    surnames = [f"Fairweather{letter}ton" for letter in "abcdefghijklmnopqrstuvwxyz"]
    lessons = (a_lesson(NAMED.replace("Fairweather-Smythe", name), str(n)) for n, name in enumerate(surnames))
    imported(a_reading_of(*lessons), by=editor, partnership=partnership)
    review = confirm_all(review=Review.objects.get(), by=editor)
    client = sign_in(editor)
    address = f"/staff/reviews/{review.pk}/gate/"
    words(client, address)
    assert Finding.objects.count() > 20
    with django_assert_max_num_queries(39):
        client.get(address)


def test_a_copy_is_asked_for_without_the_words_that_were_found(review: Review, editor: Person, address: str) -> None:
    client = sign_in(editor)
    words(client, address)
    client.post(f"{address}look-through/")
    document = review.review_documents.get().document_id
    assert "Jacqueline Fairweather-Smythe</textarea>" in words(client, f"{address}?of={document}")
    empty = client.post(f"{address}redact/", {"of": document, "phrases": ""})
    assert (empty.status_code, b"Write the words that are to be taken out." in empty.content) == (422, True)
    asked = client.post(f"{address}redact/", {"of": document, "phrases": "Jacqueline Fairweather-Smythe"}, follow=True)
    assert b"A copy is being made." in asked.content
    redact(Redaction.objects.get())
    shown = words(client, address)
    assert "report (redacted).txt" in shown


def test_strangers_ask_for_no_copy(client: Client, review: Review, partnership: Partnership, address: str) -> None:
    entered = {"of": review.review_documents.get().document_id, "phrases": "Jacqueline"}
    strangers = [(client, 302), (sign_in(a_reader(partnership)), 403), (sign_in(an_approver(a_partnership())), 404)]
    for stranger, status in strangers:
        assert stranger.post(f"{address}redact/", entered).status_code == status
    assert not Redaction.objects.exists()
