"""Writing where people are signed in."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from heed.people.models import OpenSession, Person


def open_session(*, person: Person, device: str, has_second_factor: bool) -> OpenSession:
    """Remembers that the person signed in, on which device, and whether more than a password was asked for."""
    now = timezone.now()
    return OpenSession.objects.create(
        person=person, device=device[:200], has_second_factor=has_second_factor, opened_at=now, seen_at=now
    )


def see(*, session: OpenSession) -> None:
    """Remembers that the session is in use."""
    OpenSession.objects.filter(pk=session.pk).update(seen_at=timezone.now())


def mark_second_factor(*, session_id: int) -> None:
    """Remembers that the person behind the session showed their second factor, or set one up in it."""
    OpenSession.objects.filter(pk=session_id).update(has_second_factor=True)


def end_sessions(*, person: Person, but: int | None = None, only: int | None = None) -> int:
    """Ends the person's sessions: all, all ``but`` one, or ``only`` one. Gives how many that were."""
    sessions = OpenSession.objects.filter(person=person, ended_at=None)
    if but is not None:
        sessions = sessions.exclude(pk=but)
    if only is not None:
        sessions = sessions.filter(pk=only)
    return sessions.update(ended_at=timezone.now())


def forget_old_sessions(*, kept_for: timedelta) -> int:
    """Deletes the rows of sessions that were last seen longer ago than that. Gives how many that were."""
    forgotten, _ = OpenSession.objects.filter(seen_at__lt=timezone.now() - kept_for).delete()
    return forgotten
