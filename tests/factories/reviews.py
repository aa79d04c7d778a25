"""Readings as a reader would give them, and what becomes of them in the record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils import timezone

from factories.people import an_approver
from heed.people.models import Partnership, Person
from heed.publishing.models import Finding, Inspection
from heed.publishing.rules.gate import Looked, Verdict
from heed.publishing.selectors import course_of
from heed.publishing.services import approve, decide_findings, examine
from heed.reading import document
from heed.reading.document import Addressee, Evidence, Fact, FactState, Item, ItemType, Part, Story
from heed.reviews.models import Review
from heed.reviews.outcome import ImportOutcome
from heed.reviews.services import confirm_all, import_document


def a_lesson(text: str, number: str | None = None, *addressees: Addressee, parts: Iterable[str] = ()) -> Item:
    """A lesson; its evidence is found by ``a_reading``."""
    return Item(ItemType.LESSON, text, number, parts=tuple(Part(part) for part in parts), addressees=addressees)


def a_fact(name: str = "fatal", value: str | int | bool | None = "yes") -> Fact:
    """A fact that the report states; None is one that it does not state."""
    return Fact(name, value, FactState.NOT_STATED if value is None else FactState.STATED)


def a_reading_of(
    *items: Item,
    label: str | None = "Child AR",
    title: str | None = "Learning from Child AR",
    published: date | None = date(2020, 5, 14),
    partnership: str | None = None,
    story: str | None = "Child AR was three months old.",
    facts: Iterable[Fact] = (),
    warnings: Iterable[document.ReadingWarning] = (),
) -> document.Review:
    """One review, as a document tells it."""
    return document.Review(
        label=label,
        title=title,
        kind="serious_case_review",
        partnership=partnership,
        published=published,
        story=Story(story) if story else None,
        items=items,
        facts=tuple(facts),
        warnings=tuple(warnings),
    )


def a_reading(*reviews: document.Review, file: str = "report.txt", note: str = "") -> tuple[document.Document, bytes]:
    """A document of one page that holds these reviews' words, and its bytes. ``note`` makes the bytes differ."""
    page = _Page()
    cited = tuple(page.cite(review) for review in reviews)
    text = page.text + note
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    return document.Document(file, sha256, "text/plain", (text,), reviews=cited), content


class _Page:
    """A page that grows by each value that is read from it."""

    def __init__(self) -> None:
        self.text = "A report.\n"

    def cite(self, review: document.Review) -> document.Review:
        self.text += f"{review.label}, {review.published}, {review.title}\n"
        return replace(
            review,
            story=replace(review.story, evidence=self._passage(review.story.text)) if review.story else None,
            items=tuple(replace(item, evidence=self._passage(item.text)) for item in review.items),
            facts=tuple(
                replace(fact, evidence=self._passage(f"{fact.name}: {fact.value}"))
                if fact.state == FactState.STATED
                else fact
                for fact in review.facts
            ),
            warnings=tuple(replace(warning, evidence=self._passage(warning.message)) for warning in review.warnings),
        )

    def _passage(self, quote: str) -> tuple[Evidence, ...]:
        start = len(self.text)
        self.text += f"{quote}\n"
        return (Evidence(1, start, start + len(quote), quote),)


def imported(
    *reviews: document.Review,
    by: Person,
    partnership: Partnership | None = None,
    file: str = "report.txt",
    note: str = "",
) -> ImportOutcome:
    """What importing a document of these reviews does."""
    reading, content = a_reading(*reviews, file=file, note=note)
    return import_document(reading=reading, content=content, partnership=partnership, by=by)


def a_draft(*items: Item, by: Person, partnership: Partnership, label: str = "Child AR") -> Review:
    """An imported review that nobody has looked at."""
    reading = a_reading_of(*(items or (a_lesson("Ask who else lives in the home.", "1"),)), label=label)
    outcome = imported(reading, by=by, partnership=partnership, file=f"{label}.txt")
    return Review.objects.select_related("partnership").get(pk=outcome.reviews[0].review_id)


def a_confirmed_review(*items: Item, by: Person, partnership: Partnership, label: str = "Child AR") -> Review:
    """A review that somebody stands behind."""
    return confirm_all(review=a_draft(*items, by=by, partnership=partnership, label=label), by=by)


def an_approved_review(*items: Item, by: Person, partnership: Partnership, label: str = "Child AR") -> Review:
    """A review that somebody stands behind and a second person, of their own, approved."""
    review = a_confirmed_review(*items, by=by, partnership=partnership, label=label)
    approved(review)
    return review


def approved(review: Review, by: Person | None = None) -> Review:
    """The confirmed review, approved as it stands by somebody else, with nothing left in the way of publishing it."""
    person = by or an_approver(review.partnership, "Noor Second")
    approve(review=review, by=person)
    return looked_through(review, person)


def looked_through(review: Review, by: Person) -> Review:
    """The review with its documents looked through, as if nothing were in them, and each finding in its text cleared."""
    now = timezone.now()
    for entry in review.review_documents.all():
        kept = {"asked_at": now, "done_at": now, "state": Looked.DONE}
        Inspection.objects.get_or_create(document=entry.document, defaults=kept)
    examine(course_of(review))
    keys = list(Finding.objects.filter(review=review, is_there=True, verdict=Verdict.OPEN).values_list("pk", flat=True))
    decide_findings(review=review, keys=keys, verdict=Verdict.CLEARED, by=by, reason="Invented for a test.")
    return review
