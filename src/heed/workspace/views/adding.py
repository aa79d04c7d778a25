"""Entering by hand what the machine missed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from heed.people.access import require
from heed.people.models import Person
from heed.people.rules import Permission
from heed.reading.document import FactState
from heed.reviews import services
from heed.reviews.errors import Refused
from heed.reviews.models import Review
from heed.reviews.selectors import AnyProposal, sort_of, stretch_of, typed_by
from heed.reviews.services import Chosen
from heed.workspace.forms.adding import (
    SORTS,
    AddAddresseeForm,
    AddFactForm,
    AddForm,
    AddItemForm,
    AddStoryForm,
    ChosenForm,
    add_form,
)
from heed.workspace.views.asking import draft_asked_for, person_asking
from heed.workspace.views.returning import back_to
from heed.workspace.views.typing import use_typed


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, review_id: int) -> HttpResponse:
    """Asks for an item, story, fact or addressee (``sort``), and adds it.

    ``document``, ``page``, ``start`` and ``end`` name the stretch that it was read from; ``item`` is the item to put it
    behind, or to which an addressee belongs.
    """
    review = draft_asked_for(request, review_id)
    person = person_asking(request)
    require(person, Permission.CONFIRM, review.partnership)
    sent = request.POST if request.method == "POST" else request.GET
    sort = sent.get("sort", "item") if sent.get("sort") in SORTS else "item"
    chosen = _chosen(sent)
    quote = _quote(review, chosen)
    if request.method != "POST":
        form = add_form(sort, review, None, words=quote, item=sent.get("item", ""))
        use_typed(request, form, typed_by(review, person, f"add-{sort}"))
        return _page(request, review, sort, form, quote)
    form = add_form(sort, review, request.POST)
    if form.is_valid():
        try:
            added = _add(review, form, [chosen] if chosen else [], person)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            services.forget_typed(review=review, form=f"add-{sort}", by=person)
            return back_to(review, f"{sort_of(added)}-{added.pk}")
    return _page(request, review, sort, form, quote, status=422)


def _add(review: Review, form: AddForm, evidence: list[Chosen], person: Person) -> AnyProposal:
    entered = form.cleaned_data
    match form:
        case AddItemForm():
            words, behind = form.words(), entered["behind"]
            return services.add_item(review=review, words=words, by=person, evidence=evidence, behind=behind)
        case AddStoryForm():
            return services.add_story(review=review, text=entered["text"], by=person, evidence=evidence)
        case AddFactForm():
            return services.add_fact(
                review=review,
                name=entered["name"],
                value=form.value_entered(),
                state=FactState(entered["state"]),
                by=person,
                evidence=evidence,
            )
        case AddAddresseeForm():
            return services.add_addressee(
                item=entered["item"], said=entered["said"], agency=entered["agency"], role=entered["role"], by=person
            )


def _page(
    request: HttpRequest, review: Review, sort: str, form: AddForm, quote: str, status: int = 200
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    place = {name: sent[name] for name in ("document", "page", "start", "end", "item") if sent.get(name)}
    name = f"add-{sort}"
    context = {
        "review": review,
        "sort": sort,
        "sorts": SORTS,
        "form": form,
        "quote": quote,
        "place": place,
        "typed": typed_by(review, person_asking(request), name) if request.method != "POST" else None,
        "typed_name": name,
    }
    return render(request, "workspace/add.html", context, status=status)


def _chosen(sent: QueryDict) -> Chosen | None:
    form = ChosenForm(sent)
    return form.chosen() if form.is_valid() else None


def _quote(review: Review, chosen: Chosen | None) -> str:
    if chosen is None:
        return ""
    place = {"document": chosen.document, "page": chosen.page, "start": chosen.start, "end": chosen.end}
    return stretch_of(review, **place) or ""
