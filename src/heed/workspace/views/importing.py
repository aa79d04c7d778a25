"""Handing files in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from heed.people.access import require_somewhere
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reviews.errors import Refused
from heed.reviews.models import Incoming
from heed.reviews.rules.incoming import KINDS
from heed.reviews.services import receive
from heed.workspace.forms.importing import ImportForm, door
from heed.workspace.selectors.importing import recent_batches
from heed.workspace.views.asking import person_asking

SCRIPT = "application/json"


@require_http_methods(["GET", "HEAD", "POST"])
def import_files(request: HttpRequest) -> HttpResponse:
    """The page to hand files in, with what was handed in lately; each file that is sent is kept and read by a worker.

    A script sends one file at a time and asks for JSON; a browser without it sends all at once and is led to the batch.
    """
    person = person_asking(request)
    require_somewhere(person, Permission.IMPORT)
    if request.method != "POST":
        return _page(request, person, ImportForm(person=person))
    form = ImportForm(request.POST, request.FILES, person=person)
    by_script = SCRIPT in request.headers.get("Accept", "")
    if form.is_valid():
        try:
            received = _receive(form, person)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _received(received) if by_script else redirect("import-batch", received[0].batch)
    if by_script:
        said = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"sentence": said}, status=422)
    return _page(request, person, form)


def _receive(form: ImportForm, person: Person) -> list[Incoming]:
    entrance, before, received = door(), 0, []
    for number, file in enumerate(form.cleaned_data["documents"], start=1):
        refused = entrance.refusal(file.size, number=number, size_before=before)
        before += file.size
        received.append(
            receive(
                batch=form.cleaned_data["batch"],
                key=form.cleaned_data["key"],
                file=file,
                name=file.name,
                partnership=form.cleaned_data["partnership"],
                by=person,
                refused=refused,
            )
        )
    return received


def _received(received: list[Incoming]) -> JsonResponse:
    (file,) = received[:1]
    answer = {"address": reverse("import-batch", args=[file.batch]), "sentence": file.sentence}
    return JsonResponse(answer)


def _page(request: HttpRequest, person: Person, form: ImportForm) -> HttpResponse:
    page, batches = recent_batches(person, request.GET.get("page"))
    context = {"form": form, "page": page, "batches": batches, "door": door(), "kinds": KINDS}
    return render(request, "workspace/import.html", context, status=422 if form.errors else 200)
