"""What stands in the way of publishing a review: facts for the rules, and the findings that people decide on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from heed.analysing.selectors import undecided_count as themes_left
from heed.publishing.models import PUBLIC_STATES, Examination, Finding, Inspection, Publication, Redaction
from heed.publishing.rules import item_name
from heed.publishing.rules.facts import fact_words
from heed.publishing.rules.gate import Document, Facts, Looked, Obstacle, Verdict, Weight, in_the_way, of_document
from heed.publishing.selectors.course import Course
from heed.reading.document import FactState
from heed.reviews.models import Document as KeptDocument
from heed.reviews.models import Review, ReviewDocument
from heed.reviews.rules.stamp import stamp
from heed.reviews.selectors import open_warnings, others_told_of, undecided_count

FOR_READERS = "presentation"
"""The page on which an editor adds what is for readers, by the name of its address."""

RULES = "1"
"""Another word here has every review examined anew: raise it when the identifiers find other things."""


@dataclass(frozen=True, slots=True)
class Text:
    """A part of a review's own text that will be public: its name, where the page ``tab`` has it, and its words.

    ``tab`` is the name of that page's address.
    """

    name: str
    anchor: str
    words: str
    tab: str = "draft"


@dataclass(frozen=True, slots=True)
class DocumentAtGate:
    """One document that visitors might be given: how far it was looked through, and what stands in its way."""

    entry: ReviewDocument
    inspection: Inspection | None
    open_findings: int
    obstacles: tuple[Obstacle, ...]

    @property
    def is_free(self) -> bool:
        """Whether it may be opened to visitors as things are."""
        return not self.obstacles

    @property
    def is_stopped(self) -> bool:
        """Whether something stands in its way that nobody overrules."""
        return any(obstacle.weight == Weight.STOP for obstacle in self.obstacles)

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be looked through."""
        return self.inspection is None or self.inspection.state == Looked.WAITING


@dataclass(frozen=True, slots=True)
class Gate:
    """Everything that stands in the way of a review: of its page, and of each of its documents."""

    facts: Facts
    page: tuple[Obstacle, ...]
    documents: tuple[DocumentAtGate, ...]


def texts_of(course: Course) -> list[Text]:
    """The review's own text, part by part, as it would be public: what the report says, and what an editor added."""
    content = course.content
    parts = [Text("The title", "title", content.title)]
    if content.story:
        parts.append(Text("What happened", "story", content.story))
    for settled, item in zip(course.settled.items, content.items, strict=True):
        said = [addressee.said for addressee in item.addressees if addressee.said]
        points = [part.text for part in item.parts]
        words = "\n".join(line for line in (item.title, item.text, *points, *said) if line)
        parts.append(Text(item_name(item), f"item-{settled.item.pk}", words))
    return [*parts, *_added_by_an_editor(course)]


def _added_by_an_editor(course: Course) -> Iterator[Text]:
    content = course.content
    stated = [f"{fact_words(fact)}." for fact in content.facts if fact.state == FactState.STATED]
    added = (
        ("The characteristics", "characteristics", "\n".join(stated)),
        ("The summary", "id_summary", content.summary),
        ("The easy-read summary", "id_easy_read", content.easy_read),
        ("The questions to think about", "questions", "\n".join(content.questions)),
    )
    yield from (Text(name, anchor, words, FOR_READERS) for name, anchor, words in added if words)
    for settled, item in zip(course.settled.items, content.items, strict=True):
        if item.brief:
            name = f"{item_name(item)}, in shorter words"
            yield Text(name, f"words-{settled.item.pk}", item.brief, FOR_READERS)


def stamp_of_examination(course: Course, inspections: dict[int, Inspection]) -> str:
    """The sign of all that findings are made from. While it stays the same, so do they."""
    texts = [(text.name, text.anchor, text.words) for text in texts_of(course)]
    looked = sorted((key, inspection.done_at) for key, inspection in inspections.items() if inspection.done_at)
    return stamp(RULES, course.review.label, texts, looked)


def inspections_of(course: Course) -> dict[int, Inspection]:
    """How far each document of the review was looked through, by its key."""
    keys = [entry.document_id for entry in course.settled.documents]
    return {row.document_id: row for row in Inspection.objects.filter(document__in=keys)}


def is_examined(course: Course, inspections: dict[int, Inspection]) -> bool:
    """Whether the findings are those of the record and the documents as they are."""
    wanted = stamp_of_examination(course, inspections)
    return Examination.objects.filter(review=course.review, stamp=wanted).exists()


def gate_of(course: Course) -> Gate:
    """What stands in the way. The review has been examined as it is (``services.examine``)."""
    inspections = inspections_of(course)
    found = _open_per_document(course.review)
    told = _tells_of(course)
    documents = tuple(
        Document(
            key=entry.document_id,
            name=entry.document.name,
            looked=Looked(inspections[entry.document_id].state) if entry.document_id in inspections else Looked.WAITING,
            open_findings=found[entry.document_id],
            tells_of=told.get(entry.document_id, ()),
        )
        for entry in course.settled.documents
    )
    facts = Facts(
        situation=course.situation,
        left=0 if course.review.is_confirmed else undecided_count(course.review),
        open_warnings=open_warnings(course.review).count(),
        open_findings=found[None],
        documents=documents,
        themes_left=themes_left(course.review),
    )
    return Gate(
        facts=facts,
        page=in_the_way(facts),
        documents=tuple(
            DocumentAtGate(
                entry,
                inspections.get(entry.document_id),
                document.open_findings,
                tuple(of_document(facts, document)),
            )
            for entry, document in zip(course.settled.documents, documents, strict=True)
        ),
    )


def findings_of(review: Review, document: int | None) -> QuerySet[Finding]:
    """What is there now, in the review's own text or in one document: what waits first, then what was decided."""
    rows = Finding.objects.filter(review=review, document=document, is_there=True)
    return rows.select_related("decided_by").order_by("-stops", "verdict", "position", "pk")


def redactions_of(course: Course, document: KeptDocument) -> list[Redaction]:
    """The copies that were asked for of this document, or of the one it was made from, the newest first."""
    original = document.redacts_id or document.pk
    rows = Redaction.objects.filter(review=course.review, original=original)
    return list(rows.select_related("original", "copy", "asked_by")[:10])


def documents_to_inspect(most: int) -> list[KeptDocument]:
    """Documents that nobody has asked to be looked through yet, the newest first."""
    asked = Inspection.objects.values("document")
    return list(KeptDocument.objects.exclude(pk__in=asked)[:most])


def _open_per_document(review: Review) -> Counter[int | None]:
    rows = Finding.objects.filter(review=review, is_there=True, stops=True, verdict=Verdict.OPEN)
    return Counter(dict(rows.order_by().values_list("document").annotate(n=Count("pk"))))


def _tells_of(course: Course) -> dict[int, tuple[str, ...]]:
    """For each document, the other reviews in it that the public does not see."""
    shared = others_told_of(course.review)
    if not shared:
        return {}
    seen = Publication.objects.filter(review__in=[other for _entry, other in shared], state__in=PUBLIC_STATES)
    public = set(seen.values_list("review_id", flat=True))
    told: dict[int, tuple[str, ...]] = {}
    for entry, other in shared:
        if other.pk not in public:
            told[entry.document_id] = (*told.get(entry.document_id, ()), str(other))
    return told
