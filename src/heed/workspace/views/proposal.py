"""One proposal: correct it, reject it, or undo a decision on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from heed.people.models import Person
from heed.reading.document import FactState
from heed.reviews import services
from heed.reviews.errors import Refused
from heed.reviews.models import Addressee, Decision, Fact, Item, Story, Typed
from heed.reviews.selectors import AnyProposal, order_stamp, review_of, sort_of, stamp_of, typed_by
from heed.workspace.forms.confirming import (
    CorrectAddresseeForm,
    CorrectFactForm,
    CorrectionForm,
    CorrectItemForm,
    CorrectStoryForm,
    DecisionForm,
    correction_form,
)
from heed.workspace.selectors.draft import proposal_page
from heed.workspace.selectors.neighbours import item_before, mark_of
from heed.workspace.views.asking import person_asking, proposal_asked_for, refusals_as_messages
from heed.workspace.views.returning import back_to
from heed.workspace.views.typing import keep_sent, use_typed


@require_safe
def proposal(request: HttpRequest, review_id: int, sort: str, key: int) -> HttpResponse:
    """The proposal beside its passage, with what was decided on it so far."""
    found = proposal_asked_for(request, review_id, sort, key)
    kept = typed_by(review_of(found), person_asking(request), f"{sort}-{key}")
    form = correction_form(found, stamp_of(found))
    use_typed(request, form, kept)
    return _page(request, found, form, _decision_form(found), kept=kept)


@require_POST
def correct(request: HttpRequest, review_id: int, sort: str, key: int) -> HttpResponse:
    """Gives the proposal the words that the report has."""
    found = proposal_asked_for(request, review_id, sort, key)
    form = correction_form(found, stamp_of(found), request.POST)
    if not form.is_valid():
        return _page(request, found, form, _decision_form(found), status=422)
    review, person, name = review_of(found), person_asking(request), f"{sort}-{key}"
    try:
        _correct(found, form, person)
    except Refused as refusal:
        # what was typed is not lost: it waits in the form, beside what stands now
        keep_sent(request, review=review, form=name, by=person)
        messages.error(request, f"{refusal} What you typed is kept.")
        return redirect(f"{reverse('proposal', args=[review.pk, sort, key])}?typed=1#correct")
    services.forget_typed(review=review, form=name, by=person)
    messages.success(request, "Corrected. What was read stays beside it.")
    return _back(found)


@require_POST
def decision(request: HttpRequest, review_id: int, sort: str, key: int) -> HttpResponse:
    """Confirms or rejects the proposal, or takes a decision back."""
    found = proposal_asked_for(request, review_id, sort, key)
    form = DecisionForm(request.POST, auto_id="decision_%s")
    if not form.is_valid():
        return _page(request, found, correction_form(found, stamp_of(found)), form, status=422)
    person, seen, decided = person_asking(request), form.cleaned_data["seen"], form.cleaned_data["decision"]
    with refusals_as_messages(request, _said(decided)):
        if decided == DecisionForm.UNDO:
            services.undo(proposal=found, by=person, seen=seen)
        else:
            services.decide(
                proposal=found, decision=Decision(decided), by=person, seen=seen, reason=form.cleaned_data["reason"]
            )
    return _back(found)


def _correct(found: AnyProposal, form: CorrectionForm, person: Person) -> None:
    entered, seen = form.cleaned_data, form.cleaned_data["seen"]
    match found, form:
        case Item(), CorrectItemForm():
            services.correct_item(item=found, words=form.words(), by=person, seen=seen)
        case Story(), CorrectStoryForm():
            services.correct_story(story=found, text=entered["text"], by=person, seen=seen)
        case Fact(), CorrectFactForm():
            state = FactState(entered["state"])
            services.correct_fact(fact=found, value=form.value_entered(), state=state, by=person, seen=seen)
        case Addressee(), CorrectAddresseeForm():
            services.correct_addressee(
                addressee=found,
                agency=entered["agency"],
                role=entered["role"],
                said=entered["said"],
                by=person,
                seen=seen,
            )


def _page(
    request: HttpRequest,
    found: AnyProposal,
    form: CorrectionForm,
    decision_form: DecisionForm,
    status: int = 200,
    kept: Typed | None = None,
) -> HttpResponse:
    before = item_before(found)
    context = {
        "page": proposal_page(found),
        "form": form,
        "decision_form": decision_form,
        "typed": kept,
        "typed_name": f"{sort_of(found)}-{found.pk}",
        "before": before,
        "marks": [mark_of(item) for item in (before, found) if isinstance(item, Item)],
        "order_stamp": order_stamp(review_of(found)) if isinstance(found, Item) else "",
    }
    return render(request, "workspace/proposal.html", context, status=status)


def _decision_form(found: AnyProposal) -> DecisionForm:
    return DecisionForm(initial={"seen": stamp_of(found)}, auto_id="decision_%s")


def _back(found: AnyProposal) -> HttpResponseRedirect:
    return back_to(review_of(found), f"{sort_of(found)}-{found.pk}")


def _said(decided: str) -> str:
    return {
        Decision.CONFIRMED.value: "Confirmed.",
        Decision.REJECTED.value: "Rejected. It will not be published.",
        DecisionForm.UNDO: "Undone: it waits for a decision again.",
    }[decided]
