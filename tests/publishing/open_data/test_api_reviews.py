"""Reviews in the open interface: found by every filter, whole by their key, and gone when they are withdrawn."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from factories.open_data import data, labels, refused
from factories.people import became
from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    a_document,
    a_partnership,
    a_publication,
    an_item,
    content_of,
    publish_again,
    withdraw,
)
from heed.people.models import FormerName
from heed.publishing.models import Change, Publication
from heed.publishing.models.publication import PublicationState
from heed.publishing.record import Named, PublishedFact

pytestmark = pytest.mark.django_db


def archived(publication: Publication) -> Publication:
    publication.state = PublicationState.ARCHIVED
    publication.save()
    assert publication.latest is not None
    Change.objects.create(
        review=publication.review,
        publication=publication,
        state="archived",
        at="2026-05-05T10:00:00Z",
        by=publication.latest.published_by,
        reason="It stood here for five years.",
    )
    return publication


def test_nothing_is_listed_while_nothing_is_public() -> None:
    withdraw(a_publication(an_item()))
    assert data("reviews") == {"count": 0, "next": None, "results": []}


def test_a_review_is_listed_with_its_lasting_key_and_addresses() -> None:
    publication = a_publication(an_item(), an_item())
    [review] = data("reviews")["results"]
    assert review["id"] == str(publication.public_id)
    assert review["address"].endswith("/reviews/fallowshire-safeguarding-children-partnership/2024/child-a/")
    assert data(review["data_address"])["label"] == "Child A"
    assert (review["published_on"], review["version"], review["item_count"]) == ("2024-05-15", 1, 2)
    assert review["partnership"]["name"] == "Fallowshire Safeguarding Children Partnership"


def test_a_review_keeps_its_key_when_its_partnership_takes_another_name() -> None:
    publication = a_publication(an_item())
    body = publication.partnership
    FormerName.objects.create(partnership=body, name=body.name, slug=body.slug, until="2026-01-01")
    before, body.slug = body.slug, "merrowshire"
    body.save()
    [review] = data("reviews?partnership=merrowshire")["results"]
    assert review["id"] == str(publication.public_id)
    assert review["partnership"]["code"] == "merrowshire"
    assert labels(f"reviews?partnership={before}") == ["Child A"]


def test_the_filters_narrow_the_list_together() -> None:
    elsewhere = a_partnership("Merrowshire Adults Board")
    one = a_publication(an_item("Ask.", POLICE), label="Child A", year=2024)
    a_publication(an_item("Look.", HEALTH_VISITOR), label="Adult B", year=2023, kind="safeguarding_adult_review")
    a_publication(an_item("Tell."), label="Child C", year=2024, partnership=elsewhere)
    content = content_of(one)
    themed = replace(content.items[0], themes=(Named("curiosity", "Curiosity"),))
    facts = (PublishedFact("neglect", "stated", value=True), PublishedFact("fatal", "not_stated", None))
    publish_again(one, replace(content, items=(themed,), facts=facts))
    assert labels("reviews?year=2023") == ["Adult B"]
    assert labels("reviews?kind=safeguarding_adult_review") == ["Adult B"]
    assert labels(f"reviews?partnership={elsewhere.slug}") == ["Child C"]
    assert labels("reviews?agency=police") == labels("reviews?theme=curiosity") == ["Child A"]
    assert labels("reviews?role=health-visitor") == ["Adult B"]
    assert labels("reviews?fact=neglect:yes") == labels("reviews?fact=neglect") == ["Child A"]
    assert labels("reviews?fact=neglect:no") == labels("reviews?fact=fatal") == []
    assert labels("reviews?year=2024&agency=community-health") == []
    assert labels("reviews?partnership=nobody") == []


def test_a_successor_leads_to_the_reviews_of_those_before_it() -> None:
    a_publication(an_item())
    after = a_partnership("Successor Partnership")
    became(a_publication(an_item(), label="Child B").partnership, after)
    assert sorted(labels(f"reviews?partnership={after.slug}")) == ["Child A", "Child B"]


def test_what_changed_since_a_day_or_a_moment_is_found() -> None:
    publication = a_publication(an_item())
    Publication.objects.filter(pk=publication.pk).update(changed_at="2026-03-02T12:00:00Z")
    assert labels("reviews?changed_since=2026-03-02") == labels("reviews?changed_since=2026-03-02T12:00:00Z")
    assert labels("reviews?changed_since=2026-03-02T12:00:01Z") == []
    assert labels("reviews?changed_since=2026-03-02T13:00:00%2B01:00") == ["Child A"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("limit=0", "“limit” must be at least 1."),
        ("limit=101", "“limit” must be at most 100."),
        ("year=last", "“year” must be a whole number."),
        ("partnerhip=fallowshire", "There is no filter called “partnerhip”."),
        ("changed_since=yesterday", "“changed_since” must be a day such as 2026-11-24"),
        ("changed_since=0001-01-01T00:00:00%2B23:59", "“changed_since” must be a day such as 2026-11-24"),
        ("changed_since=2026-02-30", "“changed_since” must be a day such as 2026-11-24"),
        ("cursor=abc", "“cursor” is not one of ours."),
        ("cursor=é", "“cursor” is not one of ours."),
        ("fact=No+such", "“fact” must be a name, or a name and a value"),
    ],
)
def test_a_question_that_is_not_understood_is_answered_with_a_sentence(asked: str, said: str) -> None:
    assert refused(f"reviews?{asked}")["detail"].startswith(said)


def test_a_review_is_given_whole() -> None:
    publication = a_publication(
        an_item("Ask.", POLICE, number="9", title="Homes", parts=("Who?",)),
        documents=[a_document(name="report.pdf"), a_document(name="not-for-you.pdf", public=False)],
    )
    content = content_of(publication)
    publish_again(
        publication,
        replace(content, summary="In short.", easy_read="Easy.", questions=("Who else?",), licence="OGL-UK-3.0"),
    )
    review = data(f"reviews/{publication.public_id}")
    assert (review["story"], review["summary"]) == ("Child A was six months old.", "In short.")
    assert (review["easy_read"], review["questions"]) == ("Easy.", ["Who else?"])
    assert review["licence"]["address"].startswith("https://www.nationalarchives.gov.uk/")
    [item] = review["items"]
    assert (item["name"], item["title"], item["text"], item["position"]) == ("Lesson 9", "Homes", "Ask.", 1)
    assert item["parts"] == [{"number": None, "text": "Who?"}]
    assert item["addressees"][0]["agency"] == {"code": "police", "name": "Police"}
    assert [version["number"] for version in review["versions"]] == [2, 1]


def test_where_no_licence_was_chosen_it_says_so() -> None:
    a_publication(an_item())
    [review] = data("reviews")["results"]
    assert (review["licence"]["code"], review["licence"]["name"]) == (None, "No licence chosen")


def test_the_codebook_says_for_how_many_reviews_each_characteristic_is_known() -> None:
    facts = {
        "Child A": PublishedFact("outcome", "stated", "death"),
        "Child B": PublishedFact("outcome", "stated", "harm"),
        "Child C": PublishedFact("outcome", "not_stated", None),
        "Child D": PublishedFact("outcome", "stated", "death"),
    }
    for label, fact in facts.items():
        publication = a_publication(an_item(), label=label)
        publish_again(publication, replace(content_of(publication), facts=(fact,)))
    withdraw(Publication.objects.get(label="Child D"))
    entry = data("facts")["results"][0]
    assert (entry["name"], entry["known"], entry["unclear"], entry["not_stated"]) == ("outcome", 2, 0, 1)
    assert [(value["value"], value["review_count"]) for value in entry["values"]] == [("death", 1), ("harm", 1)]


def test_of_a_document_that_is_not_offered_only_its_role_is_told() -> None:
    publication = a_publication(
        an_item(), documents=[a_document(name="report.pdf"), a_document(name="not-for-you.pdf", public=False)]
    )
    offered, kept = data(f"reviews/{publication.public_id}")["documents"]
    assert offered["name"] == "report.pdf"
    assert offered["address"].startswith("http")
    assert kept == {"role": "report", "name": None, "media_type": None, "size": None, "address": None}


def test_of_an_archived_review_the_learning_stays_and_no_document_is_named() -> None:
    publication = archived(a_publication(an_item("Ask."), documents=[a_document(public=False)]))
    review = data(f"reviews/{publication.public_id}")
    assert (review["state"], review["documents"]) == ("archived", [])
    assert review["report_closed_because"] == "It stood here for five years."
    assert review["items"][0]["text"] == "Ask."


def test_why_a_report_is_withheld_is_told() -> None:
    publication = a_publication(an_item())
    publish_again(publication, replace(content_of(publication), withheld="To protect brothers and sisters."))
    assert data(f"reviews/{publication.public_id}")["report_withheld"] == "To protect brothers and sisters."


def test_a_withdrawn_review_says_what_it_was_since_when_and_why() -> None:
    publication = withdraw(a_publication(an_item()), reason="A relative asked us to.")
    gone = refused(f"reviews/{publication.public_id}", 410)
    assert gone["detail"].startswith(
        "Child A, local child safeguarding practice review, 2024 has been withdrawn, since 4 April 2026."
    )
    assert (gone["since"], gone["why"]) == ("2026-04-04T12:00:00Z", "A relative asked us to.")
    assert gone["page"].endswith("/2024/child-a/")


def test_a_review_that_never_was_public_is_not_found() -> None:
    assert refused(f"reviews/{uuid4()}", 404)["detail"].startswith("There is no review at this address.")


def test_a_list_takes_the_same_few_questions_to_the_database_however_long_it_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for label in ("Child A", "Child B", "Child C"):
        archived(a_publication(an_item(), label=label))
    with django_assert_num_queries(4):
        assert len(labels("reviews")) == 3
