"""Before publishing: what stands in the way, and deciding on what could identify somebody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from heed.analysing.services import propose_themes
from heed.people.access import require
from heed.people.rules import Permission
from heed.publishing import services
from heed.publishing.rules.gate import Verdict
from heed.publishing.selectors import Course, course_of
from heed.reviews.models import Review
from heed.workspace.forms.gate import DecideForm, RedactForm, is_key
from heed.workspace.selectors.gate import gate_page
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages

SAID = {
    Verdict.CLEARED: "{count} cleared: {they} nobody.",
    Verdict.OVERRULED: "{count} overruled, with your reason.",
    Verdict.OPEN: "{count} open again.",
}


@require_safe
def gate(request: HttpRequest, review_id: int) -> HttpResponse:
    """Everything in the way. Opening the page has documents looked through, and the findings brought up to date."""
    review = draft_asked_for(request, review_id)
    course = course_of(review)
    documents = [entry.document for entry in course.settled.documents]
    services.ask_inspection(documents=documents, by=person_asking(request))
    services.examine(course)
    propose_themes(review=review)
    return _page(request, course, DecideForm(), request.GET.get("of"))


@require_POST
def decide_findings(request: HttpRequest, review_id: int) -> HttpResponse:
    """Decides on the findings that were ticked."""
    review = draft_asked_for(request, review_id)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, course_of(review), form, request.POST.get("of"), status=422)
    verdict, keys = Verdict(form.cleaned_data["verdict"]), form.cleaned_data["findings"]
    decided = services.decide_findings(
        review=review, keys=keys, verdict=verdict, by=person_asking(request), reason=form.cleaned_data["reason"]
    )
    if decided.done:
        count = "1 finding is" if decided.done == 1 else f"{decided.done} findings are"
        messages.success(
            request, SAID[verdict].format(count=count, they="it identifies" if decided.done == 1 else "they identify")
        )
    if decided.meanwhile:
        messages.error(
            request, "Somebody else decided on some of these meanwhile. Theirs stands; look at the page as it is now."
        )
    return _back(review, form.cleaned_data["of"])


@require_POST
def look_through(request: HttpRequest, review_id: int) -> HttpResponse:
    """Looks the documents through now, for where no worker does it."""
    review = draft_asked_for(request, review_id)
    require(person_asking(request), Permission.CONFIRM, review.partnership)
    with refusals_as_messages(request, "The documents have been looked through."):
        services.inspect_documents(review=review)
    return _back(review, None)


@require_POST
def redact(request: HttpRequest, review_id: int) -> HttpResponse:
    """Asks for a copy of a document without some of its words."""
    review = draft_asked_for(request, review_id)
    form = RedactForm(request.POST)
    if not form.is_valid():
        return _page(request, course_of(review), DecideForm(), request.POST.get("of"), redact_form=form, status=422)
    of = form.cleaned_data["of"]
    with refusals_as_messages(request, "A copy is being made. Come back to this page in a moment."):
        services.ask_redaction(
            review=review, document=of, phrases=form.cleaned_data["phrases"], by=person_asking(request)
        )
    return _back(review, of)


def _page(
    request: HttpRequest,
    course: Course,
    form: DecideForm,
    of: str | None,
    *,
    redact_form: RedactForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if of and not is_key(of):
        raise Http404
    number = request.GET.get("page", "1")
    page = gate_page(course, person_asking(request), of=int(of) if of else None, number=number)
    if page is None:
        raise Http404
    ticked = {int(key) for key in request.POST.getlist("findings") if is_key(key)}
    context = {
        "page": page,
        "review": course.review,
        "form": form,
        "redact_form": redact_form or RedactForm(initial={"of": of, "phrases": page.to_take_out}),
        "ticked": ticked,
        "query": f"of={of}&" if of else "",
    }
    return render(request, "workspace/gate.html", context, status=status)


def _back(review: Review, of: int | None) -> HttpResponseRedirect:
    address = reverse("gate", args=[review.pk])
    return redirect(f"{address}?of={of}#findings" if of else f"{address}#findings")
