"""Keeping what people type before they save it, and giving it back."""

from __future__ import annotations

import re

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from heed.people.models import Person
from heed.reviews import services
from heed.reviews.models import Review, Typed
from heed.reviews.selectors import changed_meanwhile
from heed.workspace.views.asking import draft_asked_for, person_asking

NAMED = re.compile(
    r"(?P<sort>item|story|fact|addressee)-(?P<key>\d{1,18})|details|add-(?P<add>item|story|fact|addressee)"
)
NOT_TYPED = ("csrfmiddlewaretoken", "form", "seen")


@require_POST
def typed(request: HttpRequest, review_id: int) -> HttpResponse:
    """Keeps what is in a form: ``form`` names it, ``seen`` is its stamp. 204, or 409 and a sentence where it is stale.

    It is kept in both cases. What is not a form of ours is refused with 400.
    """
    review, person = draft_asked_for(request, review_id), person_asking(request)
    name = request.POST.get("form", "")
    if not NAMED.fullmatch(name):
        return HttpResponse("That is no form of this review.", status=400, content_type="text/plain")
    keep_sent(request, review=review, form=name, by=person)
    if stale := changed_meanwhile(review, name, request.POST.get("seen", "")):
        return HttpResponse(f"{stale} What you typed is kept.", status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_POST
def throw_away(request: HttpRequest, review_id: int) -> HttpResponse:
    """Forgets what the person had typed into a form, and shows the form as it is without."""
    review, person = draft_asked_for(request, review_id), person_asking(request)
    name = request.POST.get("form", "")
    services.forget_typed(review=review, form=name, by=person)
    match = NAMED.fullmatch(name)
    if match is None:
        return redirect("draft", review.pk)
    if match["sort"]:
        return redirect("proposal", review.pk, match["sort"], int(match["key"]))
    if match["add"]:
        return redirect(f"{reverse('add-proposal', args=[review.pk])}?sort={match['add']}")
    return redirect("details", review.pk)


def keep_sent(request: HttpRequest, *, review: Review, form: str, by: Person) -> None:
    """Keeps what was sent with this request as typed into that form."""
    values = {name: value for name, value in request.POST.items() if name not in NOT_TYPED and isinstance(value, str)}
    services.keep_typed(review=review, form=form, values=values, seen=request.POST.get("seen", ""), by=by)


def use_typed(request: HttpRequest, form: forms.Form, kept: Typed | None) -> None:
    """Fills the form with what was typed, where the person asked for that; its stamp is that of the thing as it is now."""
    if kept is not None and request.GET.get("typed"):
        form.initial.update({name: value for name, value in kept.values.items() if name in form.fields})
