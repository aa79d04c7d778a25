"""Your account: name, password, second factors, and where you are signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.people.selectors import open_sessions
from heed.workspace.forms.account import NameForm
from heed.workspace.selectors.second_factors import second_factors
from heed.workspace.services import accounts, entering
from heed.workspace.views.asking import person_asking


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The page; a POST changes the name."""
    person = person_asking(request)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        accounts.rename(person=person, name=form.cleaned_data["name"], by=person)
        messages.success(request, "Your name is changed.")
        return redirect("account")
    context = {
        "form": form,
        "memberships": person.memberships.select_related("partnership").order_by("partnership__name", "duty"),
        "positions": person.positions.select_related("partnership", "agency", "role"),
        "factors": second_factors(person),
        "sessions": open_sessions(person),
        "this_session": request.session.get(entering.SESSION_KEY),
    }
    return render(request, "workspace/account/overview.html", context)


@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Ends one of the person's sessions; that browser is out at its next page."""
    if entering.end_session(person=person_asking(request), session_id=session_id):
        messages.success(request, "That session is ended.")
    else:
        messages.info(request, "That session had ended already.")
    return redirect("account")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Ends all of the person's sessions but this one."""
    ended = entering.end_other_sessions(person=person_asking(request), but=request.session.get(entering.SESSION_KEY))
    messages.success(request, "All other sessions are ended." if ended else "There was no other session.")
    return redirect("account")
