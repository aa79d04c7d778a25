"""The page behind the link to confirm. Looking at it does nothing: programs that check mails follow links too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from heed.publishing.selectors.following import followed
from heed.sharing import services
from heed.sharing.models import Often
from heed.sharing.selectors.links import asked_by, manage_path
from heed.sharing.views.open_form import open_form
from heed.sharing.views.saying import no_longer_good


@open_form
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for a press of a button, which confirms and leads to the page where everything is managed."""
    asked = asked_by(token)
    if asked is None or asked.subscription is None:
        return no_longer_good(request, is_expired=bool(asked))
    subscription = asked.subscription
    what = followed(subscription.topic)
    if what is None:
        return no_longer_good(request, is_expired=True)
    if request.method == "POST":
        services.confirm(subscription=subscription)
        return HttpResponseRedirect(f"{manage_path(subscription.follower)}?begun={subscription.pk}")
    return render(request, "sharing/confirm.html", {"what": what, "often": Often(subscription.often)})
