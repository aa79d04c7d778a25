"""A public site that has one of everything that a page can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from django.core.cache import cache

from factories.people import a_role, an_agency
from factories.publishing import (
    HEALTH_VISITOR,
    POLICE,
    SAID_ONLY,
    a_document,
    a_person,
    a_publication,
    an_item,
    publish_again,
    withdraw,
)
from heed.publishing.models import Change, Publication, PublicationState
from heed.publishing.record import Named, PublishedFact, PublishedReview, from_content
from heed.publishing.rules.differences import differences


def a_public_site() -> Publication:
    """Makes it; gives its fullest review, which has two versions. Others are archived, withheld, withdrawn and bare."""
    cache.clear()
    a_role("health-visitor", "Health visitor")
    an_agency("community-health", "Community health")
    an_agency("police", "Police")
    full = _full()
    _archived(a_publication(an_item(number="1"), label="Child B", documents=[a_document()], kind="rapid_review"))
    withheld = a_publication(an_item(POLICE.said, type="finding"), label="Child C", story=None)
    _again(withheld, withheld="Those who mourn asked for it.")
    withdraw(a_publication(an_item(), label="Child D"))
    a_publication(label="Child E", kind="", published=None)
    return full


def _full() -> Publication:
    publication = a_publication(
        an_item("Look at where the child sleeps.", HEALTH_VISITOR, POLICE, number="1", title="Sleeping"),
        an_item("Plans should say:", POLICE, SAID_ONLY, number="2", parts=["who will act", "by when"]),
        an_item("Is it clear who decides?", type="question"),
        an_item("The school asked again.", type="good_practice"),
        an_item("Agree one form.", POLICE, type="recommendation", number="R1"),
        an_item("Write the form down.", HEALTH_VISITOR, type="action", number="A1"),
        story="Child A was six months old.\n\nShe liked bells.",
        documents=[a_document(), a_document(public=False)],
    )
    content = _content(publication)
    items = [
        replace(
            item,
            due="by March 2027",
            brief=f"{item.text[:12]}, in short.",
            themes=(Named("think-family", "Think family"),),
        )
        for item in content.items
    ]
    items[0] = replace(items[0], text="Look at where each child sleeps.", addressees=(POLICE,))
    return _again(
        publication,
        title="What to learn from Child A",
        items=tuple(items[:2] + items[3:]),
        facts=(PublishedFact("outcome", "stated", "death"), PublishedFact("looked_after", "not_stated", value=None)),
        summary="A baby was harmed, and people who knew did not tell each other.",
        easy_read="A baby was hurt.\n\nPeople did not talk to each other.",
        questions=("Who tells whom when a child moves?", "Where do you write it down?"),
        licence="ogl-3.0",
    )


def _content(publication: Publication) -> PublishedReview:
    assert publication.latest
    return from_content(publication.latest.content)


def _again(publication: Publication, **changed: object) -> Publication:
    before = _content(publication)
    after = replace(before, **changed)  # type: ignore[arg-type]
    again = publish_again(publication, after)
    assert again.latest
    again.latest.changes = [difference.words for difference in differences(before, after)]
    again.latest.save()
    return again


def _archived(publication: Publication) -> None:
    publication.state = PublicationState.ARCHIVED
    publication.save()
    Change.objects.create(
        review=publication.review,
        publication=publication,
        version=publication.latest,
        state=PublicationState.ARCHIVED,
        at=datetime(2026, 4, 4, 12, tzinfo=UTC),
        by=a_person(),
        reason="It was here for five years.",
    )
