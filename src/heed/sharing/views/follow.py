"""Following: what there is, where its feeds are, and the form to be told by e-mail."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from heed.publishing.rules.feeds import FORMS
from heed.publishing.selectors.following import Followed, feed_address, find_followed
from heed.publishing.views.public import public_page
from heed.sharing.errors import TooMany
from heed.sharing.forms import SubscribeForm, TopicForm, topic_of, value_of
from heed.sharing.models import Often
from heed.sharing.services import ask
from heed.sharing.services.limiting import is_within
from heed.sharing.views.open_form import network_of, open_form


@public_page
def follow(request: HttpRequest) -> HttpResponse:
    """The ways to follow what the address names, or everything."""
    what = _asked_for(request)
    return _page(request, what, SubscribeForm(initial={"topic": value_of(what)}))


@open_form
@require_POST
def subscribe(request: HttpRequest) -> HttpResponse:
    """Has a mail sent to the address. The answer is the same whether or not the address was known."""
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        what = topic_of(request.POST.get("topic", "")) or _everything()
        return _page(request, what, form, status=422)
    if not (is_within("network", network_of(request)) and is_within("site")):
        return render(request, "sharing/too_many.html", {"sentence": TooMany()}, status=429)
    if not form.is_a_program:
        said = form.cleaned_data
        ask(email=said["email"], topic=said["topic"].topic, often=Often(said["often"]))
    return redirect("follow-sent")


@public_page
def sent(request: HttpRequest) -> HttpResponse:
    """What to do next: look into one's mail."""
    return render(request, "sharing/sent.html")


def _page(request: HttpRequest, what: Followed, form: SubscribeForm, status: int = 200) -> HttpResponse:
    feeds = {form_: settings.HEED_PUBLIC_ADDRESS + feed_address(what, form_) for form_ in FORMS}
    context = {"section": "follow", "what": what, "form": form, "topic_form": TopicForm(what), "feeds": feeds}
    return render(request, "sharing/follow.html", context, status=status)


def _asked_for(request: HttpRequest) -> Followed:
    """What the address names: ``?topic=agency:police``, or as other pages link here, ``?agency=police&role=…``."""
    given = request.GET
    found = topic_of(given.get("topic", "all"))
    if "role" in given:
        found = find_followed("role", given["role"], given.get("agency", ""))
    else:
        for kind in ("agency", "theme", "partnership"):
            if kind in given:
                found = find_followed(kind, given[kind])
    return found or _everything()


def _everything() -> Followed:
    what = find_followed("all")
    assert what is not None  # noqa: S101 - everything can always be followed
    return what
