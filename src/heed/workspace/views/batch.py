"""A batch of files that were handed in: where each stands, trying one again, taking one back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from heed.people.access import require_somewhere
from heed.people.rules import Permission
from heed.reviews.models import Incoming
from heed.reviews.selectors import Batch, find_batch, incoming_for
from heed.reviews.services import remove, try_again
from heed.workspace.selectors.importing import batch_page
from heed.workspace.views.asking import person_asking, refusals_as_messages


def _batch_asked_for(request: HttpRequest, batch: uuid.UUID) -> Batch:
    """The batch, where the person may import for its partnership; another partnership's is not found."""
    person = person_asking(request)
    require_somewhere(person, Permission.IMPORT)
    found = find_batch(person, batch)
    if found is None:
        raise Http404
    return found


def _file_asked_for(request: HttpRequest, batch: uuid.UUID, key: int) -> Incoming:
    person = person_asking(request)
    require_somewhere(person, Permission.IMPORT)
    return get_object_or_404(incoming_for(person), batch=batch, pk=key)


@never_cache
@require_safe
def import_batch(request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
    """The files of a batch, with what came of each."""
    return _shown(request, batch, "workspace/import_batch.html")


@never_cache
@require_safe
def import_batch_files(request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
    """The list alone, for a script that brings the page up to date."""
    return _shown(request, batch, "workspace/components/incoming.html")


def _shown(request: HttpRequest, batch: uuid.UUID, template: str) -> HttpResponse:
    found = _batch_asked_for(request, batch)
    shown = batch_page(person_asking(request), found, request.GET.get("page"))
    return render(request, template, {"shown": shown, "batch": found, "page": shown.page})


@require_POST
def import_again(request: HttpRequest, batch: uuid.UUID, key: int) -> HttpResponse:
    """Lets a file that failed be read once more."""
    file = _file_asked_for(request, batch, key)
    with refusals_as_messages(request, f"{file.name} is read once more."):
        try_again(incoming=file, by=person_asking(request))
    return redirect("import-batch", batch)


@require_POST
def import_remove(request: HttpRequest, batch: uuid.UUID, key: int) -> HttpResponse:
    """Takes a file back that is not in the record."""
    file = _file_asked_for(request, batch, key)
    person = person_asking(request)
    with refusals_as_messages(request, f"{file.name} is removed from the list."):
        remove(incoming=file, by=person)
    if find_batch(person, batch) is None:
        messages.info(request, "Nothing is left of what was handed in together.")
        return redirect("import")
    return redirect("import-batch", batch)
