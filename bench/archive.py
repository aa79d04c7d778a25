"""A nation's archive, made up: reviews in every state, with their documents, their versions and their log.

Nothing in it is real. The words are drawn by lot from a fixed seed, so that every run measures the same archive.
Rows are written in bulk, past the services, which would take hours.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from heed.analysing.models import Coding
from heed.analysing.rules.frame import themes
from heed.analysing.rules.frame import version as frame_version
from heed.audit import services as audit
from heed.audit.rules import Action
from heed.people.models import Agency, Membership, Partnership, Person, Role
from heed.people.rules import Duty
from heed.people.services import load_code_lists
from heed.publishing.models import Change, Publication, PublicationState, Version
from heed.publishing.record import to_content
from heed.publishing.selectors import as_published
from heed.publishing.services.listing import list_items
from heed.reviews.models import (
    Addressee,
    Decision,
    Document,
    DocumentPage,
    Fact,
    Item,
    Passage,
    ReadingWarning,
    Review,
    ReviewDocument,
    Story,
)
from heed.reviews.selectors import settled_record

WORDS = (
    "practitioners should ask who lives in the home record what they hear share it the same day with those who know the "
    "family and check that it was understood before plans are closed managers need to see the child alone listen to what "
    "is said and not said agencies must agree who leads what will be done by when and how they will know supervision makes "
    "room for doubt visits are planned after bruising in babies is always looked at by a doctor schools tell when a child "
    "moves police share what neighbours report health visitors see where the baby sleeps housing asks about safety"
).split()
KINDS = (
    "serious_case_review",
    "local_child_safeguarding_practice_review",
    "rapid_review",
    "safeguarding_adult_review",
    "domestic_homicide_review",
)
FACTS = ("fatal", "age", "sex", "legal_status", "domestic_abuse", "neglect")
TYPES = ("lesson", "recommendation", "finding", "good_practice")
BODIES = 30
EMAIL = "archivist@example.org"
BEGUN = datetime(2012, 1, 9, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Archive:
    """What was made: how much of it, and who may see all of it."""

    reviews: int
    items: int
    person: Person


def build(
    reviews: int = 3_000, items_each: int = 20, pages_each: int = 3, say: Callable[[str], object] = print
) -> Archive:
    """Fills the database, which must be migrated and empty.

    Of every twenty reviews sixteen are public, one is confirmed, and three are drafts with half of it looked at.
    """
    lot = random.Random(4)  # noqa: S311 - words by lot, no secret
    load_code_lists()
    with transaction.atomic():
        bodies = [_body(n) for n in range(BODIES)]
        person = Person.objects.create_user(EMAIL, "Ari Archivist", None)
        Membership.objects.bulk_create(
            Membership(person=person, partnership=body, duty=duty)
            for body in bodies
            for duty in (Duty.ADMINISTRATOR, Duty.EDITOR)
        )
    for start in range(0, reviews, 250):
        with transaction.atomic():
            some = [_review(lot, n, bodies, person) for n in range(start, min(start + 250, reviews))]
            Review.objects.bulk_create(some)
            _said(lot, some, items_each, pages_each, person)
            _published([review for n, review in enumerate(some, start) if n % 20 < 16], person)
        say(f"  {start + len(some)} of {reviews} reviews")
    return Archive(reviews, reviews * items_each, person)


def _body(n: int) -> Partnership:
    name = f"Example Safeguarding Partnership {n + 1}"
    return Partnership.objects.create(name=name, short_name=f"ESP{n + 1}", slug=slugify(name))


def _review(lot: random.Random, n: int, bodies: list[Partnership], person: Person) -> Review:
    year = 2012 + n % 15
    confirmed = n % 20 < 17
    return Review(
        partnership=bodies[n % BODIES],
        kind=lot.choice(KINDS),
        label=f"Child {n:04}",
        slug=f"child-{n:04}",
        year=year,
        title=f"Learning from Child {n:04}: {_words(lot, 6)}",
        published_on=date(year, 1 + n % 12, 1 + n % 28),
        confirmed_at=BEGUN + timedelta(days=n) if confirmed else None,
        confirmed_by=person if confirmed else None,
    )


def _said(lot: random.Random, reviews: list[Review], items_each: int, pages_each: int, person: Person) -> None:
    agencies, roles = list(Agency.objects.all()), list(Role.objects.all())
    documents = [_document(review, person) for review in reviews]
    Document.objects.bulk_create(documents)
    ReviewDocument.objects.bulk_create(
        ReviewDocument(review=review, document=document) for review, document in zip(reviews, documents, strict=True)
    )
    DocumentPage.objects.bulk_create(
        DocumentPage(document=document, number=number, text=_words(lot, 350))
        for document in documents
        for number in range(1, pages_each + 1)
    )
    passages = [
        Passage(document=document, page=1 + n % pages_each, start=20 * n, end=20 * n + 19, quote=_words(lot, 20))
        for document in documents
        for n in range(items_each + 1)
    ]
    Passage.objects.bulk_create(passages, batch_size=2_000)
    items, stories, facts, decided = [], [], [], []
    for review in reviews:
        stories.append(Story(review=review, text=_words(lot, 120), **_settled(review, person)))
        facts += [
            Fact(review=review, name=name, value="yes", state="stated", **_settled(review, person)) for name in FACTS
        ]
        for n in range(items_each):
            settled = _settled(review, person, done=n < items_each // 2)
            items.append(
                Item(
                    review=review,
                    type=TYPES[n % len(TYPES)],
                    number=str(n + 1),
                    text=_words(lot, 40),
                    position=n + 1,
                    **settled,
                )
            )
    for rows in (stories, facts, items):
        _with_reading(rows)
    Story.objects.bulk_create(stories)
    Fact.objects.bulk_create(facts, batch_size=2_000)
    Item.objects.bulk_create(items, batch_size=2_000)
    Addressee.objects.bulk_create(
        [
            Addressee(
                item=item,
                read={"said": "staff", "agency": None, "role": None},
                said="staff",
                agency=lot.choice(agencies),
                role=lot.choice(roles),
                decision=item.decision,
                decided_at=item.decided_at,
                decided_by=item.decided_by,
            )
            for item in items
        ],
        batch_size=2_000,
    )
    _coded(items)
    cited = Item.evidence.through
    per_document = items_each + 1
    cited.objects.bulk_create(
        [
            cited(item_id=item.pk, passage_id=passages[(k // items_each) * per_document + k % items_each].pk)
            for k, item in enumerate(items)
        ],
        batch_size=2_000,
    )
    ReadingWarning.objects.bulk_create(
        ReadingWarning(document=document, review=review, code="pronoun-drift", message="Both she and they are said.")
        for review, document in zip(reviews, documents, strict=True)
        if review.confirmed_at is None
    )
    decided = [item for item in items if item.decision != Decision.UNDECIDED]
    _log(Action.CONFIRMED, decided, person)
    _log(Action.REVIEW_PROPOSED, reviews, person)


def _coded(items: list[Item]) -> None:
    """Each item has two themes, in turn, proposed by its words, so that every theme is that of as many; decided as the item is."""
    codes = [theme.code for theme in themes()]
    Coding.objects.bulk_create(
        [
            Coding(
                item=item,
                theme=codes[(item.pk + step) % len(codes)],
                frame=frame_version(),
                read={"quotes": [item.text.split()[step]], "from": []},
                decision=item.decision,
                decided_at=item.decided_at,
                decided_by=item.decided_by,
            )
            for item in items
            for step in (0, 7)
        ],
        batch_size=2_000,
    )


def _document(review: Review, person: Person) -> Document:
    return Document(
        sha256=f"{review.pk:064x}",
        name=f"{review.slug}.pdf",
        media_type="application/pdf",
        size=200_000,
        file=f"documents/00/{review.pk:064x}",
        engine="1",
        added_by=person,
    )


def _settled(review: Review, person: Person, *, done: bool = True) -> dict[str, Any]:
    if review.confirmed_at is None and not done:
        return {}
    at = review.confirmed_at or BEGUN
    return {"decision": Decision.CONFIRMED, "decided_at": at, "decided_by": person}


def _with_reading(rows: list[Any]) -> None:
    read: dict[str, Any]
    for row in rows:
        match row:
            case Item():
                read = {
                    "type": row.type,
                    "number": row.number,
                    "title": None,
                    "text": row.text,
                    "parts": [],
                    "due": None,
                }
            case Story():
                read = {"text": row.text}
            case _:
                read = {"name": row.name, "value": row.value, "state": row.state}
        row.read = read


def _published(reviews: list[Review], person: Person) -> None:
    contents = [as_published(settled_record(review)) for review in reviews]
    publications = [
        Publication(
            review=review,
            partnership=review.partnership,
            year=review.year,
            slug=review.slug,
            label=review.label,
            title=review.title,
            kind=review.kind,
            published_on=review.published_on,
            item_count=len(content.items),
            state=PublicationState.PUBLISHED,
            first_published_at=review.confirmed_at or BEGUN,
        )
        for review, content in zip(reviews, contents, strict=True)
    ]
    Publication.objects.bulk_create(publications)
    versions = [
        Version(
            publication=publication,
            number=1,
            content=to_content(content),
            published_at=publication.first_published_at,
            published_by=person,
        )
        for publication, content in zip(publications, contents, strict=True)
    ]
    Version.objects.bulk_create(versions)
    for publication, version in zip(publications, versions, strict=True):
        publication.latest = version
    Publication.objects.bulk_update(publications, ["latest"])
    Change.objects.bulk_create(
        Change(
            review=publication.review,
            publication=publication,
            version=publication.latest,
            state=PublicationState.PUBLISHED,
            at=publication.first_published_at,
            by=person,
        )
        for publication in publications
    )
    for publication, content in zip(publications, contents, strict=True):
        list_items(publication, content, at=publication.first_published_at)
    _log(Action.PUBLISHED, publications, person)


def _log(action: Action, rows: Iterable[Any], person: Person) -> None:
    """One entry for each, about the review that it is part of."""
    for review, of_review in groupby(rows, lambda row: row if isinstance(row, Review) else row.review):
        audit.record_all(by=person, action=action, records=of_review, about=review)


def _words(lot: random.Random, count: int) -> str:
    return " ".join(lot.choices(WORDS, k=count)).capitalize() + "."
