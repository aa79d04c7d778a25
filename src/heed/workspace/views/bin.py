"""Deleting, and the bin from which things come back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.people.access import require, require_somewhere
from heed.people.rules import Permission
from heed.reviews import services
from heed.reviews.errors import AddressTaken, Refused
from heed.reviews.models import Review
from heed.reviews.selectors import documents_of
from heed.reviews.selectors.keeping import binned_documents, binned_reviews
from heed.workspace.forms.bin import AddressForm, DeleteForm
from heed.workspace.selectors.bin import Bin, Binned, documents_page
from heed.workspace.views.asking import draft_asked_for, person_asking, refusals_as_messages

PER_PAGE = 50


@require_safe
def review_documents(request: HttpRequest, review_id: int) -> HttpResponse:
    """The files of a review, and the way to delete one of them, or the whole."""
    page = documents_page(draft_asked_for(request, review_id), person_asking(request))
    return render(request, "workspace/review_documents.html", {"page": page, "review": page.review})


@require_http_methods(["GET", "HEAD", "POST"])
def delete_review(request: HttpRequest, review_id: int) -> HttpResponse:
    """Puts the review into the bin, once a reason is given."""
    review = draft_asked_for(request, review_id)
    require(person_asking(request), Permission.DELETE, review.partnership)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.delete_review(review=review, why=form.cleaned_data["why"], by=person_asking(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{reverse('bin')}?deleted=review-{review.pk}")
    return _asking(request, form, review, f"Delete {review}", "The review goes into the bin with its documents.")


@require_http_methods(["GET", "HEAD", "POST"])
def delete_document(request: HttpRequest, review_id: int, key: int) -> HttpResponse:
    """Puts a document of the review into the bin, once a reason is given."""
    review = draft_asked_for(request, review_id)
    require(person_asking(request), Permission.DELETE, review.partnership)
    entry = get_object_or_404(documents_of(review).select_related("document", "review__partnership"), pk=key)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.delete_document(entry=entry, why=form.cleaned_data["why"], by=person_asking(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{reverse('bin')}?deleted=document-{entry.pk}")
    said = "The file goes into the bin. Other reviews that tell from it keep it."
    return _asking(request, form, review, f"Delete {entry.document.name}", said)


@require_safe
def bin_(request: HttpRequest) -> HttpResponse:
    """What can be brought back, with what was just deleted at the head."""
    person = person_asking(request)
    require_somewhere(person, Permission.DELETE)
    paginator: Paginator[Binned] = Paginator(Bin(person), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    sort, _, key = request.GET.get("deleted", "").partition("-")
    just = next((one for one in page if (one.sort, str(one.key)) == (sort, key)), None)
    return render(request, "workspace/bin.html", {"page": page, "just": just})


@require_POST
def bring_back(request: HttpRequest, sort: str, key: int) -> HttpResponse:
    """Takes a thing out of the bin. Where another review took its address, asks for one that is free."""
    person = person_asking(request)
    require_somewhere(person, Permission.DELETE)
    if sort == "review":
        return _bring_back_review(request, get_object_or_404(binned_reviews(person), pk=key))
    if sort != "document":
        raise Http404
    entry = get_object_or_404(binned_documents(person), pk=key)
    with refusals_as_messages(request, f"{entry.document.name} is back with {entry.review}."):
        services.bring_back_document(entry=entry, by=person)
    return redirect("review-documents", entry.review_id)


def _bring_back_review(request: HttpRequest, review: Review) -> HttpResponse:
    form = AddressForm(request.POST if "slug" in request.POST else None)
    slug = form.cleaned_data["slug"] if form.is_valid() else ""
    if not form.errors:
        try:
            services.bring_back_review(review=review, slug=slug, by=person_asking(request))
        except AddressTaken as taken:
            form = AddressForm({"slug": taken.free})
            form.is_valid()
            form.add_error("slug", str(taken))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("bin")
        else:
            messages.success(request, f"{review} is back, as it was.")
            return redirect("draft", review.pk)
    return render(request, "workspace/bring_back.html", {"review": review, "form": form}, status=422)


def _asking(request: HttpRequest, form: DeleteForm, review: Review, title: str, said: str) -> HttpResponse:
    context = {"form": form, "review": review, "title": title, "said": said}
    return render(request, "workspace/delete.html", context, status=422 if form.errors else 200)
