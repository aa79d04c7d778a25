"""What every page behind a sign-in asks first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from heed.people import rules
from heed.people.models import OpenSession, Person
from heed.people.selectors import find_session, second_factor_demanded
from heed.people.services import see
from heed.workspace.selectors.second_factors import has_second_factor
from heed.workspace.services.entering import SESSION_KEY

View = Callable[..., HttpResponse]


def sets_up_second_factor(view: View) -> View:
    """Marks a page that somebody reaches who must set up a second factor and has none yet."""
    view.sets_up_second_factor = True  # type: ignore[attr-defined]
    return view


def without_second_factor(view: View) -> View:
    """Marks a page that somebody reaches without the second factor that is demanded of them: the way out."""
    view.without_second_factor = True  # type: ignore[attr-defined]
    return view


class StillSignedIn:
    """Signs out whoever's session has ended, and sends to their second factor whoever must show one.

    The one place where a second factor is demanded. Stands before the middleware that asks for a sign-in.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: list[Any], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Public pages are answered without a look at who asks."""
        if not getattr(view, "login_required", True) or not isinstance(request.user, Person):
            return None
        session_id = request.session.get(SESSION_KEY)
        session = find_session(request.user, session_id) if session_id is not None else None
        if session_id is not None and not _is_open(session):
            logout(request)
            return None
        if session and session.has_second_factor:
            return None
        return _second_factor_first(request, view, request.user)


class SignInRequired(LoginRequiredMiddleware):
    """Closed by default, as Django's own, which asks first who is there and only then whether the page is public.

    So it read the session for every visitor, and told every cache between that public pages differ from person to person.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Public pages are answered without a look at who asks."""
        if not getattr(view, "login_required", True):
            return None
        return super().process_view(request, view, args, kwargs)


class NotKept:
    """Lets no browser keep a page of the staff: on a shared machine, *Back* shows nothing after somebody signed out.

    An answer that says itself how long it may be kept is left as it is: pictures of pages are asked for again each time.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, marked."""
        response = self.get_response(request)
        if request.path.startswith("/staff/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _is_open(session: OpenSession | None) -> bool:
    """Whether the session goes on; if so, now and then, that it is in use is written down."""
    now = timezone.now()
    if session is None or session.ended_at or rules.session_is_over(session.opened_at, session.seen_at, now):
        return False
    if now - session.seen_at >= rules.SEEN_EVERY:
        see(session=session)
    return True


def _second_factor_first(request: HttpRequest, view: View, person: Person) -> HttpResponse | None:
    """Where somebody goes who showed no second factor in this session; None for on."""
    if getattr(view, "without_second_factor", False) or not second_factor_demanded(person):
        return None
    if has_second_factor(person):
        # set up since, in another session: this one may not change it, and must be opened anew
        logout(request)
        messages.info(request, "Sign in again, with your second factor.")
        return redirect("sign-in")
    return None if getattr(view, "sets_up_second_factor", False) else redirect("mfa_index")
