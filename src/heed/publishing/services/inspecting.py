"""Looking documents through for what could identify somebody: their text, and what the file carries beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from heed.disclosing import identifying, workers
from heed.disclosing.finding import Finding
from heed.jobs.services import Running, enqueue
from heed.people.models import Person
from heed.publishing.models import Inspection
from heed.publishing.rules.gate import Looked
from heed.publishing.rules.kept import kept
from heed.publishing.selectors.gate import documents_to_inspect
from heed.reading.errors import CannotRead
from heed.reviews.models import Document, DocumentPage, Review
from heed.reviews.selectors import reviews_of

KIND = "inspect-document"
AT_ONCE = 20
"""How many documents are asked for at a time: those of a whole archive do not stand before what people wait for."""


def ask_inspection(*, documents: Iterable[Document], by: Person | None) -> int:
    """Has those of the documents looked through that have not been asked for yet. Gives how many that were."""
    wanted = {document.pk: document for document in documents}
    known = set(Inspection.objects.filter(document__in=wanted).values_list("document", flat=True))
    return sum(_ask(document, by) for key, document in wanted.items() if key not in known)


@transaction.atomic
def _ask(document: Document, by: Person | None) -> bool:
    _row, is_new = Inspection.objects.get_or_create(document=document, defaults={"asked_at": timezone.now()})
    if is_new:
        enqueue(kind=KIND, payload={"document": document.pk}, by=by, key=f"{KIND}:{document.pk}")
    return is_new


def inspect_new() -> int:
    """Has the newest documents looked through that nobody asked for. Called again and again by the worker."""
    return ask_inspection(documents=documents_to_inspect(AT_ONCE), by=None)


def inspect_by_job(running: Running) -> Mapping[str, object]:
    """The work of a job: looks one document through. A document that is gone by then is none."""
    document = Document.objects.filter(pk=running.job.payload["document"]).first()
    if document is None:
        return {"found": 0}
    return {"found": len(inspect(document).found)}


def inspect_documents(*, review: Review) -> None:
    """Looks all documents of the review through that have not been, now: for commands, which wait for it."""
    for document in Document.objects.filter(review_documents__review=review):
        inspect(document)


def inspect(document: Document) -> Inspection:
    """Looks the document through, where that was not done, and keeps what is found.

    The file is read in a process of its own, with limits. One that cannot be looked through is kept so, with the reason.
    """
    known = Inspection.objects.filter(document=document).first()
    if known and known.state == Looked.DONE:
        return known
    found: list[Finding] = []
    state, failure = Looked.DONE, ""
    try:
        found = _look_through(document)
    except CannotRead as error:
        state, failure = Looked.FAILED, str(error)
    now = timezone.now()
    values = {"state": state, "done_at": now, "found": [kept(finding) for finding in found], "failure": failure}
    row, _is_new = Inspection.objects.update_or_create(
        document=document, defaults=values, create_defaults=values | {"asked_at": now}
    )
    return row


def _look_through(document: Document) -> list[Finding]:
    """What is in the text of its pages, and then what the file carries beside it."""
    pages = DocumentPage.objects.filter(document=document).order_by("number").values_list("text", flat=True)
    labels = reviews_of(document.pk).values_list("label", flat=True)
    with document.file.open("rb") as file:
        beside = workers.inspected(file.read(), document.name)
    return [*identifying.findings(list(pages), list(labels)), *beside]
