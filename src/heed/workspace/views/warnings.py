"""Settling what the reading warns of, once it has been looked at, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from heed.reviews import services
from heed.reviews.selectors import find_warning
from heed.workspace.forms.warnings import SettleForm
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages


@require_POST
def settle(request: HttpRequest, review_id: int, key: int) -> HttpResponse:
    """Says that the person has looked at the warning; with ``reopen``, that somebody should look again."""
    review, person = draft_asked_for(request, review_id), person_asking(request)
    warning = find_warning(review, key)
    if warning is None:
        raise Http404
    form = SettleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say what you found in no more than 1,000 characters, from the page as it is now.")
    elif form.cleaned_data["reopen"]:
        with refusals_as_messages(request, "It is open again."):
            services.reopen_warning(review=review, warning=warning, by=person, seen=form.cleaned_data["seen"])
    else:
        with refusals_as_messages(request, "Noted that you have looked at it."):
            sent = form.cleaned_data
            services.settle_warning(review=review, warning=warning, by=person, seen=sent["seen"], note=sent["note"])
    return redirect(f"{reverse('draft', args=[review.pk])}#warning-{key}")
