"""One person: what they do, whom they stand for, and their account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.people.access import require_somewhere
from heed.people.models import Person
from heed.people.rules import Duty, Permission
from heed.workspace.forms.people import DutyForm, PositionForm, ResetForm
from heed.workspace.selectors.people import (
    history_of,
    last_seen,
    managed_by,
    managed_partnerships,
    managing_where,
    memberships_of,
    positions_of,
    works_elsewhere_too,
)
from heed.workspace.selectors.second_factors import second_factors
from heed.workspace.services import managing
from heed.workspace.views.asking import person_asking, refusals_as_messages

SHOWN = 20


def person_asked_for(request: HttpRequest, person_id: int) -> Person:
    """The person, where whoever asks manages people; those of other partnerships are not found."""
    administrator = person_asking(request)
    require_somewhere(administrator, Permission.MANAGE_PEOPLE)
    return get_object_or_404(managed_by(managing_where(administrator)), pk=person_id)


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """The page."""
    return _page(request, person_asked_for(request, person_id))


@require_POST
def give_duty(request: HttpRequest, person_id: int) -> HttpResponse:
    """One more duty."""
    found, by = person_asked_for(request, person_id), person_asking(request)
    form = DutyForm(managed_partnerships(managing_where(by)), request.POST)
    if not form.is_valid():
        return _page(request, found, duty_form=form)
    duty, partnership = Duty(form.cleaned_data["duty"]), form.cleaned_data["partnership"]
    with refusals_as_messages(request, f"{found.name} is {duty.words} for {partnership}."):
        managing.give_duty(person=found, partnership=partnership, duty=duty, by=by)
    return redirect("person", found.pk)


@require_POST
def take_duty(request: HttpRequest, person_id: int, membership_id: int) -> HttpResponse:
    """One duty less."""
    found, by = person_asked_for(request, person_id), person_asking(request)
    membership = get_object_or_404(memberships_of(found, managing_where(by)), pk=membership_id)
    said = f"{found.name} is no longer {Duty(membership.duty).words} for {membership.partnership}."
    with refusals_as_messages(request, said):
        managing.take_duty(membership=membership, by=by)
    # without any duty or position the person is no longer among those who are managed
    still_there = managed_by(managing_where(by)).filter(pk=found.pk).exists()
    return redirect("person", found.pk) if still_there else redirect("people")


@require_POST
def give_position(request: HttpRequest, person_id: int) -> HttpResponse:
    """One more agency that they stand for."""
    found, by = person_asked_for(request, person_id), person_asking(request)
    form = PositionForm(managed_partnerships(managing_where(by)), request.POST)
    if not form.is_valid():
        return _page(request, found, position_form=form)
    with refusals_as_messages(request, f"{found.name} stands for {form.cleaned_data['agency']}."):
        managing.give_position(person=found, by=by, **form.cleaned_data)
    return redirect("person", found.pk)


@require_POST
def take_position(request: HttpRequest, person_id: int, position_id: int) -> HttpResponse:
    """One agency less."""
    found, by = person_asked_for(request, person_id), person_asking(request)
    position = get_object_or_404(positions_of(found, managing_where(by)), pk=position_id)
    with refusals_as_messages(request, f"{found.name} no longer stands for {position.agency} there."):
        managing.take_position(position=position, by=by)
    still_there = managed_by(managing_where(by)).filter(pk=found.pk).exists()
    return redirect("person", found.pk) if still_there else redirect("people")


@require_POST
def close_account(request: HttpRequest, person_id: int) -> HttpResponse:
    """Closes the account, or opens it again."""
    found, by = person_asked_for(request, person_id), person_asking(request)
    if found.is_active:
        with refusals_as_messages(request, f"The account of {found.name} is closed, and they are signed out."):
            managing.close_account(person=found, by=by)
    else:
        with refusals_as_messages(request, f"The account of {found.name} is open again."):
            managing.reopen_account(person=found, by=by)
    return redirect("person", found.pk)


@require_POST
def reset_second_factor(request: HttpRequest, person_id: int) -> HttpResponse:
    """Takes all second factors away."""
    found = person_asked_for(request, person_id)
    form = ResetForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reset_form=form)
    said = f"{found.name} is signed out, and sets up a second factor at the next sign-in."
    with refusals_as_messages(request, said):
        managing.reset_second_factor(person=found, reason=form.cleaned_data["reason"], by=person_asking(request))
    return redirect("person", found.pk)


@require_POST
def end_sessions(request: HttpRequest, person_id: int) -> HttpResponse:
    """Signs the person out everywhere."""
    found = person_asked_for(request, person_id)
    ended = managing.end_sessions(person=found, by=person_asking(request))
    messages.success(request, f"{found.name} is signed out." if ended else f"{found.name} was not signed in.")
    return redirect("person", found.pk)


@require_POST
def unlock(request: HttpRequest, person_id: int) -> HttpResponse:
    """Lets the person try their password again at once."""
    found = person_asked_for(request, person_id)
    if managing.unlock(person=found, by=person_asking(request)):
        messages.success(request, f"{found.name} can try again.")
    else:
        messages.info(request, f"{found.name} was not locked out.")
    return redirect("person", found.pk)


def _page(request: HttpRequest, found: Person, **forms: DutyForm | PositionForm | ResetForm) -> HttpResponse:
    managed = managing_where(person_asking(request))
    partnerships = managed_partnerships(managed)
    context = {
        "person": found,
        "memberships": memberships_of(found, managed),
        "positions": positions_of(found, managed),
        "factors": second_factors(found),
        "seen": last_seen(found),
        "elsewhere_too": works_elsewhere_too(found, managed),
        "entries": history_of(found, managed)[:SHOWN],
        "duty_form": forms.get("duty_form") or DutyForm(partnerships),
        "position_form": forms.get("position_form") or PositionForm(partnerships),
        "reset_form": forms.get("reset_form") or ResetForm(),
        "form": next(iter(forms.values()), None),
    }
    return render(request, "workspace/people/person.html", context, status=422 if forms else 200)
