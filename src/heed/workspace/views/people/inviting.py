"""Inviting somebody, sending an invitation again, and revoking it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from heed.people.access import require_somewhere
from heed.people.rules import Duty, Permission
from heed.reviews.errors import Refused
from heed.workspace.forms.people import InvitationForm
from heed.workspace.selectors.people import managed_partnerships, managing_where, open_invitations
from heed.workspace.services import invitations
from heed.workspace.views.asking import person_asking, refusals_as_messages


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Asks whom, to what; sends the mail."""
    person = person_asking(request)
    require_somewhere(person, Permission.MANAGE_PEOPLE)
    form = InvitationForm(
        managed_partnerships(managing_where(person)), request.POST if request.method == "POST" else None
    )
    if form.is_valid():
        kept = form.cleaned_data
        try:
            sent = invitations.invite(
                email=kept["email"],
                partnership=kept["partnership"],
                duties=[Duty(duty) for duty in kept["duties"]],
                agency=kept["agency"],
                role=kept["role"],
                by=person,
            )
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            _say(request, kept["email"], sent=sent)
            return redirect("people")
    status = 422 if form.errors else 200
    return render(request, "workspace/people/invite.html", {"form": form}, status=status)


@require_POST
def invite_again(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Sends another link; the one before is void."""
    person = person_asking(request)
    require_somewhere(person, Permission.MANAGE_PEOPLE)
    invitation = get_object_or_404(open_invitations(managing_where(person)), pk=invitation_id)
    try:
        _say(request, invitation.email, sent=invitations.invite_again(invitation=invitation, by=person))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("people")


@require_POST
def revoke(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """The link that was sent opens nothing any more."""
    person = person_asking(request)
    require_somewhere(person, Permission.MANAGE_PEOPLE)
    invitation = get_object_or_404(open_invitations(managing_where(person)), pk=invitation_id)
    with refusals_as_messages(request, f"The invitation to {invitation.email} is revoked."):
        invitations.revoke(invitation=invitation, by=person)
    return redirect("people")


def _say(request: HttpRequest, email: str, *, sent: bool) -> None:
    if sent:
        messages.success(request, f"An invitation is on its way to {email}. It is good for seven days.")
    else:
        messages.error(
            request,
            f"The invitation to {email} is kept, but the mail could not be sent. Whoever runs the site can see why; "
            "then send it again from here.",
        )
