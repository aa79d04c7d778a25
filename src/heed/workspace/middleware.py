"""What every page behind a sign-in asks first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from heed.people import rules
from heed.people.models import Person
from heed.people.selectors import find_session
from heed.people.services import see
from heed.workspace.services.entering import SESSION_KEY

View = Callable[..., HttpResponse]


class SessionsEnd:
    """Signs out whoever's session was ended elsewhere, is too old, or has rested too long."""

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
        if session_id is None:
            return None
        session, now = find_session(request.user, session_id), timezone.now()
        if session is None or session.ended_at or rules.session_is_over(session.opened_at, session.seen_at, now):
            logout(request)
            return None
        if now - session.seen_at >= rules.SEEN_EVERY:
            see(session=session)
        return None
