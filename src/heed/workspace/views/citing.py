"""From where a proposal was read: a passage more, or one less."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from heed.reviews import services
from heed.reviews.models import Addressee, Fact, Item, Story
from heed.reviews.selectors import sort_of
from heed.workspace.forms.citing import CiteForm, TakeOutForm
from heed.workspace.views.asking import person_asking, proposal_asked_for, refusals_as_messages
from heed.workspace.views.returning import back_to

AMISS = "Choose the words again, from the page as it is now."


@require_POST
def cite(request: HttpRequest, review_id: int, sort: str, key: int) -> HttpResponse:
    """Adds the chosen words of a document to the proposal's evidence."""
    found = _asked_for(request, review_id, sort, key)
    form = CiteForm(request.POST)
    chosen = form.chosen() if form.is_valid() else None
    if chosen is None:
        messages.error(request, AMISS)
    else:
        with refusals_as_messages(request, "Added as evidence."):
            services.cite(proposal=found, chosen=chosen, by=person_asking(request), seen=form.cleaned_data["seen"])
    return back_to(found.review, f"{sort_of(found)}-{found.pk}")


@require_POST
def take_out(request: HttpRequest, review_id: int, sort: str, key: int) -> HttpResponse:
    """Takes one passage out of the proposal's evidence."""
    found = _asked_for(request, review_id, sort, key)
    form = TakeOutForm(request.POST)
    if not form.is_valid():
        messages.error(request, AMISS)
    else:
        sent, person = form.cleaned_data, person_asking(request)
        with refusals_as_messages(request, "Taken out. You can take that back."):
            services.take_out_passage(proposal=found, passage=sent["passage"], by=person, seen=sent["seen"])
    return back_to(found.review, f"{sort_of(found)}-{found.pk}")


def _asked_for(request: HttpRequest, review_id: int, sort: str, key: int) -> Item | Story | Fact:
    found = proposal_asked_for(request, review_id, sort, key)
    if isinstance(found, Addressee):
        raise Http404  # whom an item speaks to is read from the item's passages
    return found
