"""The way back to the list of what was read, at the place where the person was."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from heed.reviews.models import Review
from heed.workspace.forms.pane import show_asked_for, which_part
from heed.workspace.selectors.listing import Show


def back_to(review: Review, anchor: str, request: HttpRequest | None = None) -> HttpResponseRedirect:
    """The draft's page, open at the proposal with this anchor, on whichever part of a long list it stands.

    A ``request`` that was sent from the list says which proposals were shown and which part of them; the same part is
    shown where the proposal is no longer among them. Without an anchor it is the draft's page from its beginning.
    """
    asked: dict[str, object] = {"focus": anchor} if anchor else {}
    if request is not None:
        show, part = show_asked_for(request.POST), which_part(request.POST)
        asked |= {"show": show.value} if show != Show.ALL else {}
        asked |= {"part": part} if part > 1 else {}
    address = reverse("draft", args=[review.pk])
    return redirect(f"{address}{'?' if asked else ''}{urlencode(asked)}{'#' if anchor else ''}{anchor}")
