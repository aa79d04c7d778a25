"""What came after a partnership: looked at before it is recorded, and taken out again where it was a mistake."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.people.models import Partnership, Succession
from heed.workspace.forms.partnerships import GoingForm, ReasonForm, SucceedForm
from heed.workspace.selectors.partnerships import memberships_of, review_count, rules_and_holds_on, still_standing
from heed.workspace.services import lineage
from heed.workspace.services.lineage import GoesAlong
from heed.workspace.views.asking import person_asking, refusals_as_messages
from heed.workspace.views.partnerships import partnership_asked_for


@require_http_methods(["GET", "HEAD", "POST"])
def succeed_partnership(request: HttpRequest, key: int) -> HttpResponse:
    """Asks what came after the body, shows what would pass on, and records it once the person has seen that."""
    found, person = partnership_asked_for(request, key), person_asking(request)
    others = still_standing(person, but_not=found)
    form = SucceedForm(request.POST if request.method == "POST" else None, partnership=found, others=others)
    if form.is_valid():
        if request.POST.get("seen") != "yes":
            return _preview(request, found, form)
        try:
            _record(request, form)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Recorded: {_and(form.successors)} took over from {_and(form.predecessors)}.")
            return redirect("partnership", found.pk)
    context = {"partnership": found, "form": form}
    return render(request, "workspace/succeed_partnership.html", context, status=422 if form.errors else 200)


@require_POST
def remove_succession(request: HttpRequest, key: int, succession: int) -> HttpResponse:
    """Takes out a succession of this body, with the reason."""
    found = partnership_asked_for(request, key)
    row = get_object_or_404(Succession.objects.select_related("predecessor", "successor"), pk=succession)
    if found.pk not in {row.predecessor_id, row.successor_id}:
        raise PermissionDenied("That succession is another body's. Open that body's page first.")
    form = ReasonForm(request.POST)
    form.is_valid()  # an empty reason is refused with its own sentence
    with refusals_as_messages(request, f"{row.predecessor} and {row.successor} stand apart again."):
        lineage.remove_succession(succession=row, reason=form.cleaned_data.get("reason", ""), by=person_asking(request))
    return redirect("partnership", found.pk)


def _preview(request: HttpRequest, found: Partnership, form: SucceedForm) -> HttpResponse:
    context = {
        "partnership": found,
        "form": form,
        "predecessors": form.predecessors,
        "successors": form.successors,
        "memberships": memberships_of(form.predecessors),
        "reviews": review_count(form.predecessors),
        "rules": rules_and_holds_on(form.predecessors),
    }
    return render(request, "workspace/succeed_preview.html", context)


def _record(request: HttpRequest, form: SucceedForm) -> None:
    successors = form.successors
    going = GoingForm(request.POST, memberships=memberships_of(form.predecessors), successors=len(successors))
    lineage.succeed(
        predecessors=form.predecessors,
        successors=successors,
        on=form.cleaned_data["on"],
        by=person_asking(request),
        going=[GoesAlong(membership, place) for membership, place in going.chosen()],
    )


def _and(bodies: list[Partnership]) -> str:
    return " and ".join(body.name for body in bodies)
