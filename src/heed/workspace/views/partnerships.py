"""The partnerships that a person answers for: the list, and one with its details and names."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heed.people.access import require, require_somewhere
from heed.people.models import Partnership
from heed.people.rules import Permission
from heed.workspace.forms.partnerships import DetailsForm, RenameForm
from heed.workspace.selectors.partnerships import known_to, partnership_page, partnership_rows
from heed.workspace.services import lineage
from heed.workspace.views.asking import person_asking

PER_PAGE = 50


def partnership_asked_for(request: HttpRequest, key: int) -> Partnership:
    """The body, where the person may record its changes.

    A body that they do not work for is not found here; one of their own whose changes they may not record is refused.
    """
    person = person_asking(request)
    partnership = get_object_or_404(known_to(person), pk=key)
    require(person, Permission.MANAGE_PARTNERSHIPS, partnership)
    return partnership


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """The bodies, with those they came from."""
    person = person_asking(request)
    require_somewhere(person, Permission.MANAGE_PARTNERSHIPS)
    page = Paginator(partnership_rows(person), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "workspace/partnerships.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def partnership(request: HttpRequest, key: int) -> HttpResponse:
    """One body with its lineage; its details are kept by a POST."""
    found = partnership_asked_for(request, key)
    form = DetailsForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        lineage.change_partnership(partnership=form.instance, by=person_asking(request))
        messages.success(request, "The details are kept. Reviews show them from their next version on.")
        return redirect("partnership", found.pk)
    context = {"page": partnership_page(found, person_asking(request)), "form": form}
    return render(request, "workspace/partnership.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def rename_partnership(request: HttpRequest, key: int) -> HttpResponse:
    """Another name for the same body."""
    found = partnership_asked_for(request, key)
    before = {"name": found.name, "short_name": found.short_name, "slug": found.slug}
    form = RenameForm(request.POST if request.method == "POST" else None, initial=before)
    if form.is_valid():
        try:
            lineage.rename_partnership(partnership=found, by=person_asking(request), **form.cleaned_data)
        except ValidationError as refusal:
            _tell(form, refusal)
        else:
            messages.success(
                request, f"{before['name']} is now {form.cleaned_data['name']}. It is found under both names."
            )
            return redirect("partnership", found.pk)
    return render(
        request,
        "workspace/rename_partnership.html",
        {"partnership": found, "form": form},
        status=422 if form.errors else 200,
    )


def _tell(form: RenameForm, refusal: ValidationError) -> None:
    """Shows each fault at its field, and what belongs to none above the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
