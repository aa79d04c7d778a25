"""Every address under /staff/, asked by whoever has no business there: nothing is shown, and nothing changes.

A new address is walked as soon as it is there: its keys must be known to ``factories.site``, and what it answers to people
without a duty is "no" unless it stands in one of the lists below.
"""

from __future__ import annotations

import pytest
from django.test import Client

from factories.site import LABEL, SECRET_WORDS, Site, a_site, rows

pytestmark = pytest.mark.django_db

# answered without a sign-in
ENTERING = {
    "sign-in",
    "account_login",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "invitation",
    "accept-invitation",
}
EVERYBODYS_OWN = {
    "sign-out",
    "account",
    "end-session",
    "end-other-sessions",
    "account_change_password",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}
# lists that hold what each person may see, and nothing for somebody without a duty
LISTS = {"desk", "staff-reviews"}
# the report of this site is a text, of which there are no pictures
NO_PICTURE = 422
NO = {403, 404, 405}
OF_AN_EDITOR = {"import", "bin", "followers"}

STRANGERS = ["without a duty", "reader", "agency lead", "analyst", "editor elsewhere"]


@pytest.fixture
def site() -> Site:
    return a_site()


def told(response: object) -> str:
    """All that an answer says, streamed or not."""
    streamed = getattr(response, "streaming", False)
    content = b"".join(response.streaming_content) if streamed else response.content  # type: ignore[attr-defined]
    return str(content.decode("utf-8", "replace"))


def ask(client: Client, method: str, address: str) -> tuple[int, str, str]:
    entered = {"why": "A test.", "reason": "A test.", "form": "details", "verdict": "cleared", "kind": "item"}
    response = client.get(address) if method == "GET" else client.post(address, entered)
    return response.status_code, told(response), response.headers.get("Location", "")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_is_signed_out_is_sent_to_sign_in(site: Site, method: str) -> None:
    before = rows()
    client, wrong = Client(), []
    for name, address in site.addresses():
        status, content, location = ask(client, method, address)
        if SECRET_WORDS in content or LABEL in content:
            wrong.append(f"{name} {address} tells of the review")
        if name in ENTERING:
            wrong += [f"{name} {address}: {status}"] * (status >= 500)
        elif status != 302 or not location.startswith("/staff/sign-in/"):
            wrong.append(f"{name} {address}: {status} {location}")
    assert not wrong, "\n".join(wrong)
    assert rows() == before


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", STRANGERS)
def test_who_has_no_duty_for_it_is_refused(site: Site, who: str, method: str) -> None:
    before, wrong, lasting = rows(), [], site.browser(who)
    for name, address in site.addresses():
        # some of these sign out whoever asks
        client = site.browser(who) if name in ENTERING | EVERYBODYS_OWN else lasting
        status, content, location = ask(client, method, address)
        if (who != "analyst" or method == "POST") and (SECRET_WORDS in content or LABEL in content):
            wrong.append(f"{name} {address} tells of the review")
        if not is_fitting(name, who, method, status):
            wrong.append(f"{name} {address}: {status} {location}")
    assert not wrong, "\n".join(wrong)
    assert rows() == before


def is_fitting(name: str, who: str, method: str, status: int) -> bool:
    """Whether this is the kind of answer that the person may get there."""
    if name in ENTERING | EVERYBODYS_OWN | LISTS or (who == "editor elsewhere" and name in OF_AN_EDITOR):
        return status < 500
    if who == "analyst" and method == "GET":
        return status in NO | {200, NO_PICTURE}
    return status in NO


def test_whoever_may_gets_an_answer_at_every_address(site: Site) -> None:
    """Else the walk above would be refused for the wrong reason: an address that leads nowhere."""
    client, nowhere = site.browser("administrator"), []
    for name, address in site.addresses():
        if name in ENTERING | EVERYBODYS_OWN:
            continue
        status, _content, _location = ask(client, "GET", address)
        if status not in {200, 302, 405, NO_PICTURE}:
            nowhere.append(f"{name} {address}: {status}")
    assert not nowhere
