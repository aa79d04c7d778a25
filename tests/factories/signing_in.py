"""Ways in: past the page on which one signs in, and through it for tests that are about that."""

from __future__ import annotations

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from factories.people import PASSWORD
from heed.people.models import Person

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(person: Person) -> Client:
    """A browser in which this person is signed in, by no page at all."""
    client = Client()
    client.force_login(person)
    return client


def code(secret: str = SECRET, later: int = 0) -> str:
    """What an authenticator app shows now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def with_app(person: Person) -> list[str]:
    """Gives the person an authenticator app that knows ``SECRET``; gives their recovery codes."""
    TOTP.activate(person, SECRET)
    return list(RecoveryCodes.activate(person).generate_codes())


def signed_in(person: Person, password: str = PASSWORD, second: str = "") -> Client:
    """A browser in which the person entered their password and, where given, a code."""
    client = Client()
    response = client.post("/staff/sign-in/", {"login": person.email, "password": password})
    assert response.status_code == 302, response.content.decode()
    if second:
        response = client.post("/staff/sign-in/second-step/", {"code": second})
        assert response.status_code == 302, response.content.decode()
    return client
