"""All that one address follows: change how often, stop one, stop all. The link from a mail is the key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heed.publishing.selectors.following import followed
from heed.sharing import services
from heed.sharing.forms import OftenForm, value_of
from heed.sharing.models import Follower, Often, Subscription
from heed.sharing.selectors.links import managed_by
from heed.sharing.views.open_form import open_form
from heed.sharing.views.saying import no_longer_good


@open_form
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """The list, and what is sent from it."""
    follower = managed_by(token)
    if follower is None:
        return no_longer_good(request)
    if request.method == "POST":
        if _is_gone(request, follower):
            return render(request, "sharing/stopped.html")
        return redirect(f"{request.path}?saved=1")
    counting = follower.subscriptions.filter(confirmed_at__isnull=False)
    rows = [
        (one, what, OftenForm(initial={"often": one.often}, auto_id=f"id_%s_{one.pk}"), value_of(what))
        for one in counting
        if (what := followed(one.topic))
    ]
    begun = next((what for one, what, _form, _value in rows if str(one.pk) == request.GET.get("begun")), None)
    context = {"rows": rows, "begun": begun, "saved": "saved" in request.GET, "email": follower.email}
    return render(request, "sharing/manage.html", context)


def _is_gone(request: HttpRequest, follower: Follower) -> bool:
    """Does what was asked for; whether nothing is followed any more."""
    asked = request.POST.get("do", "")
    if asked == "stop-all":
        services.stop_all(follower=follower)
        return True
    subscription = _named(request, follower)
    if subscription is None:
        return False
    if asked == "stop":
        return services.stop(subscription=subscription)
    form = OftenForm(request.POST)
    if asked == "change" and form.is_valid():
        services.change(subscription=subscription, often=Often(form.cleaned_data["often"]))
    return False


def _named(request: HttpRequest, follower: Follower) -> Subscription | None:
    """The one meant, where it is the follower's own."""
    key = request.POST.get("subscription", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 16):
        return None
    return follower.subscriptions.filter(pk=key).first()
