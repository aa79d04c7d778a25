"""Where the link of an invitation leads."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from heed.people.models import Invitation
from heed.people.selectors import find_person
from heed.reviews.errors import Refused
from heed.workspace.forms.people import AcceptForm
from heed.workspace.selectors.people import find_invitation
from heed.workspace.services import invitations
from heed.workspace.views.asking import person_asking, refusals_as_messages


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="reset_password_from_key")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Asks a new person for name and password, and somebody who has an account whether they accept."""
    found = find_invitation(token)
    if found is None:
        return render(request, "workspace/entering/invitation_over.html", status=410)
    known = find_person(found.email)
    if known is None:
        return _new_person(request, found)
    context = {"invitation": found, "token": token, "asking": request.user, "is_theirs": request.user == known}
    return render(request, "workspace/entering/invitation_known.html", context)


@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody who has an account, and is signed in with it, says yes."""
    found = find_invitation(token)
    if found is None:
        return render(request, "workspace/entering/invitation_over.html", status=410)
    with refusals_as_messages(request, f"You are now {found.duty_words} for {found.partnership}."):
        invitations.accept(invitation=found, person=person_asking(request))
    return redirect("account")


def _new_person(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            person = invitations.accept_with_account(invitation=found, **form.cleaned_data)
        except Refused:
            return render(request, "workspace/entering/invitation_over.html", status=410)
        except ValidationError as refusal:
            form.add_error("password", refusal.messages)
        else:
            record_authentication(request, person, "password")
            get_adapter(request).login(request, person)
            return redirect(get_adapter(request).get_login_redirect_url(request))
    context = {"invitation": found, "form": form}
    return render(request, "workspace/entering/invitation.html", context, status=422 if form.errors else 200)
