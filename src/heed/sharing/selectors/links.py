"""The links in mails: each is signed by this site, and good for one purpose. Who has only the database can make none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.urls import reverse

from heed.sharing.models import Follower, Subscription
from heed.sharing.rules.rounds import CONFIRM_WITHIN

_CONFIRM = TimestampSigner(salt="heed.sharing.confirm")
_MANAGE = Signer(salt="heed.sharing.manage")
_STOP = Signer(salt="heed.sharing.stop")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link to confirm leads to. ``subscription`` is None where it is expired, or gone since."""

    subscription: Subscription | None
    is_expired: bool = False


def confirm_link(subscription: Subscription) -> str:
    """Where the subscription can be confirmed, for seven days from now."""
    token = _CONFIRM.sign(f"{subscription.pk}.{subscription.follower.nonce}")
    return settings.HEED_PUBLIC_ADDRESS + reverse("follow-confirm", args=[token])


def manage_path(follower: Follower) -> str:
    """Where on this site the follower sees and changes all that they follow."""
    return reverse("follow-manage", args=[_MANAGE.sign(_named(follower))])


def manage_link(follower: Follower) -> str:
    """The same, whole."""
    return settings.HEED_PUBLIC_ADDRESS + manage_path(follower)


def stop_link(follower: Follower) -> str:
    """Where the follower stops all mails, and can do nothing else: mail servers on the way see it."""
    return settings.HEED_PUBLIC_ADDRESS + reverse("follow-stop", args=[_STOP.sign(_named(follower))])


def asked_by(token: str) -> Asked | None:
    """The subscription that a link to confirm is about; None for one that this site never made."""
    try:
        said = _CONFIRM.unsign(token, max_age=timedelta(seconds=CONFIRM_WITHIN.total_seconds()))
    except SignatureExpired:
        return Asked(None, is_expired=True)
    except BadSignature:
        return None
    key, _, nonce = said.partition(".")
    known = Subscription.objects.filter(pk=key, follower__nonce=nonce).select_related("follower").first()
    return Asked(known)


def managed_by(token: str) -> Follower | None:
    """The follower whose link to manage this is; None for one that was never made, or is good no more."""
    return _follower(_MANAGE, token)


def stopped_by(token: str) -> Follower | None:
    """The follower whose link to stop this is."""
    return _follower(_STOP, token)


def _named(follower: Follower) -> str:
    return f"{follower.pk}.{follower.nonce}"


def _follower(signer: Signer, token: str) -> Follower | None:
    try:
        key, _, nonce = signer.unsign(token).partition(".")
    except BadSignature:
        return None
    return Follower.objects.filter(pk=key, nonce=nonce).first()
