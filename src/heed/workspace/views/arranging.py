"""Splitting, merging, moving, re-typing and renumbering items."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heed.people.access import require
from heed.people.rules import Permission
from heed.reading.document import ItemType
from heed.reviews import services
from heed.reviews.models import Item
from heed.reviews.rules.arranging import Step
from heed.reviews.selectors import name_of
from heed.workspace.forms.arranging import MergeForm, MoveForm, OrderForm, SetForm, SplitForm
from heed.workspace.selectors.draft import proposal_page
from heed.workspace.views.asking import draft_asked_for, person_asking, proposal_asked_for, refusals_as_messages
from heed.workspace.views.returning import back_to


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, review_id: int, key: int) -> HttpResponse:
    """Asks where the next item begins, and splits there. ``?place=`` chooses a place beforehand."""
    item = _item_asked_for(request, review_id, key)
    require(person_asking(request), Permission.CONFIRM, item.review.partnership)
    if request.method != "POST":
        return _split_page(request, item, SplitForm(item, place=request.GET.get("place", "")))
    form = SplitForm(item, request.POST)
    if not form.is_valid():
        return _split_page(request, item, form, status=422)
    sent = form.cleaned_data
    with refusals_as_messages(request, "Split. What was read stays with the first."):
        services.split_item(item=item, place=sent["place"], by=person_asking(request), seen=sent["seen"])
    return _back(item)


@require_POST
def merge(request: HttpRequest, review_id: int) -> HttpResponse:
    """Merges the ticked items into the first of them."""
    review = draft_asked_for(request, review_id)
    form = MergeForm(request.POST, review=review)
    if not form.is_valid():
        return _not_done(request, form, back_to(review, "", request))
    first = form.seen[0][0].pk if form.seen else 0
    with refusals_as_messages(request, "Merged. You can take that back."):
        merged = services.merge_items(
            review=review, seen=form.seen, by=person_asking(request), as_parts=form.cleaned_data["as_parts"]
        )
        first = merged.pk
    return back_to(review, f"item-{first}" if first else "", request)


@require_POST
def move(request: HttpRequest, review_id: int, key: int) -> HttpResponse:
    """Moves the item one place up or down."""
    item = _item_asked_for(request, review_id, key)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _not_done(request, form, _back(item))
    step = Step(form.cleaned_data["step"])
    with refusals_as_messages(request, f"{name_of(item)} moved {step.value}."):
        services.move_item(item=item, step=step, by=person_asking(request), seen=form.cleaned_data["seen"])
    return _back(item)


@require_POST
def order(request: HttpRequest, review_id: int) -> HttpResponse:
    """Puts all items in the order sent."""
    review = draft_asked_for(request, review_id)
    form = OrderForm(request.POST)
    if not form.is_valid():
        return _not_done(request, form, redirect("draft", review.pk))
    sent = form.cleaned_data
    with refusals_as_messages(request, "The order is kept."):
        services.order_items(review=review, keys=sent["order"], by=person_asking(request), seen=sent["seen"])
    return redirect(f"{reverse('draft', args=[review.pk])}#items")


@require_POST
def set_one(request: HttpRequest, review_id: int, key: int) -> HttpResponse:
    """Changes the item's type, or the report's own number."""
    item = _item_asked_for(request, review_id, key)
    form = SetForm(request.POST)
    if not form.is_valid():
        return _not_done(request, form, _back(item))
    sent, person = form.cleaned_data, person_asking(request)
    with refusals_as_messages(request, "Corrected. What was read stays beside it."):
        if sent["type"]:
            services.set_type(item=item, type=ItemType(sent["type"]), by=person, seen=sent["seen"])
        else:
            services.set_number(item=item, number=sent["number"], by=person, seen=sent["seen"])
    return _back(item)


def _item_asked_for(request: HttpRequest, review_id: int, key: int) -> Item:
    found = proposal_asked_for(request, review_id, "item", key)
    if not isinstance(found, Item):
        raise Http404
    return found


def _split_page(request: HttpRequest, item: Item, form: SplitForm, status: int = 200) -> HttpResponse:
    return render(request, "workspace/split.html", {"page": proposal_page(item), "form": form}, status=status)


def _not_done(request: HttpRequest, form: forms.Form, back: HttpResponseRedirect) -> HttpResponseRedirect:
    """Says what is amiss with what a page of ours would not have sent."""
    messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return back


def _back(item: Item) -> HttpResponseRedirect:
    return back_to(item.review, f"item-{item.pk}")
