"""Writing invitations. The token that opens one is given out here, once, and kept as its hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from heed.people.models import Invitation

GOOD_FOR = timedelta(days=7)
_SIGNER = Signer(salt="heed.people.invitation")


def hashed(token: str) -> str | None:
    """What a token is kept as; None where it was not signed here, so that the database need not be asked."""
    try:
        return hashlib.sha256(_SIGNER.unsign(token).encode()).hexdigest()
    except BadSignature:
        return None


def send_out(*, invitation: Invitation) -> str:
    """Keeps a new or an open invitation with a new token, good for seven days, and gives the token.

    One that was sent before is void. Raises ``ValidationError`` where the address is none.
    """
    now = timezone.now()
    token = _SIGNER.sign(secrets.token_urlsafe(32))
    invitation.email = invitation.email.strip().lower()
    invitation.token_hash = hashed(token) or ""
    invitation.expires_at = now + GOOD_FOR
    if invitation.pk is None:
        invitation.invited_at = now
    invitation.full_clean()
    invitation.save()
    return token


def settle(*, invitation: Invitation, accepted: bool) -> bool:
    """Closes an open invitation: accepted, or revoked. False where it was closed already, so that it is used once."""
    now = timezone.now()
    still_open = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    return bool(still_open.update(**{"accepted_at" if accepted else "revoked_at": now}))
