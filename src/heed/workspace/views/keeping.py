"""How long things are kept: the rules, the holds, and what goes next."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heed.people.access import require_somewhere
from heed.people.models import Partnership, Person
from heed.people.rules import Permission
from heed.people.selectors import partnerships_where
from heed.reviews import services
from heed.reviews.rules.keeping import Due
from heed.reviews.rules.periods import floor, suggestions
from heed.reviews.selectors.keeping import holds_for, rules_for
from heed.workspace.forms.keeping import HoldForm, RuleForm
from heed.workspace.forms.partnerships import ReasonForm
from heed.workspace.selectors.keeping import due_for, due_rows
from heed.workspace.services.keeping import approve
from heed.workspace.views.asking import person_asking, refusals_as_messages

PER_PAGE = 50
SHOWN = 20
"""How much of each list the page on keeping shows at once."""


def keeper_asking(request: HttpRequest) -> Person:
    """Who is signed in, where they say for some body how long things are kept."""
    person = person_asking(request)
    require_somewhere(person, Permission.KEEP)
    return person


@require_safe
def keeping(request: HttpRequest) -> HttpResponse:
    """What goes next, the rules, and the holds."""
    person = keeper_asking(request)
    paginator: Paginator[Due] = Paginator(due_for(person), SHOWN)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": due_rows(list(page.object_list)),
        "rules": Paginator(rules_for(person), SHOWN).get_page(request.GET.get("rules")),
        "holds": Paginator(holds_for(person), SHOWN).get_page(request.GET.get("holds")),
        "floor": floor(),
        "suggestions": suggestions(),
        "today": timezone.localdate(),
    }
    return render(request, "workspace/keeping.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def set_rule(request: HttpRequest) -> HttpResponse:
    """A rule, new or in place of the one there is. ``what`` in the address fills in what Heed suggests."""
    person = keeper_asking(request)
    wanted = request.GET.get("what", "")
    suggested = next((s for s in suggestions() if s.what == wanted), suggestions()[0])
    initial = {"what": suggested.what.value, "months": suggested.months, "source": suggested.source}
    data = request.POST if request.method == "POST" else None
    form = RuleForm(data, bodies=_bodies(person), initial=initial)
    if form.is_valid():
        services.set_rule(
            partnership=form.cleaned_data["partnership"],
            rule=form.rule(),
            source=form.cleaned_data["source"],
            by=person,
        )
        messages.success(request, "The rule is set.")
        return redirect("keeping")
    return render(request, "workspace/set_rule.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def take_out_rule(request: HttpRequest, key: int) -> HttpResponse:
    """Takes a rule out."""
    person = keeper_asking(request)
    rule = get_object_or_404(rules_for(person), pk=key)
    services.take_out_rule(rule=rule, by=person)
    messages.success(request, "The rule is out. What fell under it is kept until another rule says otherwise.")
    return redirect("keeping")


@require_http_methods(["GET", "HEAD", "POST"])
def place_hold(request: HttpRequest) -> HttpResponse:
    """A hold on a review or a body. ``review`` in the address fills in which."""
    person = keeper_asking(request)
    data = request.POST if request.method == "POST" else None
    form = HoldForm(data, bodies=_bodies(person), initial={"review": request.GET.get("review", "")})
    if form.is_valid():
        hold = services.place_hold(
            partnership=form.cleaned_data["partnership"],
            review=form.found,
            reason=form.cleaned_data["reason"],
            look_again_on=form.cleaned_data["look_again_on"],
            by=person,
        )
        messages.success(request, f"{hold.of or hold.partnership} is on hold. Nothing of it is deleted.")
        return redirect("keeping")
    return render(request, "workspace/place_hold.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def lift_hold(request: HttpRequest, key: int) -> HttpResponse:
    """Ends a hold, with the reason."""
    person = keeper_asking(request)
    hold = get_object_or_404(holds_for(person), pk=key)
    form = ReasonForm(request.POST)
    form.is_valid()  # an empty reason is refused with its own sentence
    with refusals_as_messages(request, "The hold is lifted."):
        services.lift_hold(hold=hold, reason=form.cleaned_data.get("reason", ""), by=person)
    return redirect("keeping")


@require_POST
def destroy(request: HttpRequest) -> HttpResponse:
    """Destroys what the person ticked, once they have seen the list of it."""
    person = keeper_asking(request)
    marks = frozenset(request.POST.getlist("mark"))
    if not marks:
        messages.error(request, "Tick what is to be destroyed first.")
        return redirect("keeping")
    if request.POST.get("seen") != "yes":
        rows = [row for row in due_rows(due_for(person)) if row.mark in marks and row.is_due]
        return render(request, "workspace/destroy.html", {"rows": rows})
    count = approve(marks=marks, by=person)
    left = len(marks) - count
    said = f"{count} {'thing is' if count == 1 else 'things are'} destroyed, and the log says so."
    messages.success(request, said + (f" {left} were left alone: they are not due any more, or held." if left else ""))
    return redirect("destroyed")


def _bodies(person: Person) -> QuerySet[Partnership]:
    return Partnership.objects.filter(pk__in=partnerships_where(person, Permission.KEEP))
