"""What a person shows besides a password."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from heed.people.models import Person

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key kept by a device, or by a small thing that is plugged in."""

    key: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """All second factors of a person, and how many recovery codes are left."""

    app_added_at: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def number(self) -> int:
        """How many there are; recovery codes are none by themselves."""
        return len(self.passkeys) + (self.app_added_at is not None)


def second_factors(person: Person) -> SecondFactors:
    """What the person set up."""
    found = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    app = next((one for one in found if one.type == Authenticator.Type.TOTP), None)
    codes = next((one for one in found if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return SecondFactors(
        app_added_at=app.created_at if app else None,
        passkeys=tuple(
            Passkey(one.pk, str(one.wrap().name), one.created_at, one.last_used_at)
            for one in found
            if one.type == Authenticator.Type.WEBAUTHN
        ),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
    )


def has_second_factor(person: Person) -> bool:
    """Whether the person set one up."""
    return bool(Authenticator.objects.filter(user=person, type__in=KINDS).exists())


def with_second_factor(people: Iterable[Person]) -> frozenset[int]:
    """The keys of those who set one up."""
    return frozenset(
        Authenticator.objects.filter(user__in=list(people), type__in=KINDS).values_list("user_id", flat=True)
    )


def authenticators(person: Person) -> list[Authenticator]:
    """All rows of the person's second factors, recovery codes among them."""
    return list(Authenticator.objects.filter(user=person))


def single_sign_on_of(person: Person) -> list[SocialAccount]:
    """What ties the person to single sign-on."""
    return list(SocialAccount.objects.filter(user=person))
