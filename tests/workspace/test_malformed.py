"""What no browser sends: whatever stands in an address, a query or a form, nothing falls over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.db import transaction
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from factories.site import Site, a_site, patterns

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
MOST = 1000
"""As long as a value is that is asked for: servers take no longer address."""
VALUES = {
    "the character zero": "a\0b",
    "a huge number": HUGE,
    "more than a column holds": "3000000000",
    "no day, in digits of another script": "²٣-02-31",
    "the edge of what is text": "\ufffe\u202e\U0010ffff'\"<%s>{{ }}%00",
    "a megabyte": "x" * 1_000_000,
}
PUBLIC = {
    "partnership": "fallowshire-partnership",
    "year": 2020,
    "label": "child-qzx",
    "number": 1,
    "public_id": "0a8cc05e-0000-4000-8000-000000000000",
    "id": "0a8cc05e-0000-4000-8000-000000000000",
    "agency": "police",
    "role": "health-visitor",
    "theme": "working-together",
    "what": "reviews",
    "form": "atom",
    "format": "pdf",
    "name": "reviews",
    "token": "forged",
}
"""What fills the addresses of the public."""
# 302: taking out a passkey asks for the password first
NOWHERE = {302, 400, 404, 405}
# what pages ask of a query beside the fields of their forms
OF_QUERIES = {"page", "rules", "holds", "deleted", "before", "show", "what", "q", "typed", "of", "document", "at", "act", "only", "looked_at", "items", "mark", "marks", "findings", "seen", "next", "changed_since", "fact", "words", "cursor", "limit", "verb", "metadataPrefix", "resumptionToken", "from", "until", "set", "topic", "identifier"}  # fmt: skip


@pytest.fixture
def site() -> Site:
    return a_site()


def names() -> list[str]:
    """The name of every field of every form that Heed has."""
    found, ahead = set(OF_QUERIES), [forms.BaseForm]
    while ahead:
        form = ahead.pop()
        ahead.extend(form.__subclasses__())
        if form.__module__.startswith("heed."):
            found.update(getattr(form, "base_fields", {}))
    return sorted(found)


def addresses(site: Site) -> Iterator[str]:
    """Every address, of the staff and of the public."""
    yield from (address for _name, address in site.addresses())
    for pattern, prefix in patterns():
        if pattern.name and not prefix.startswith("staff/"):
            yield reverse(pattern.name, kwargs={part: PUBLIC[part] for part in pattern.pattern.regex.groupindex})


def what_falls_over(site: Site, value: str, *, sends: bool) -> list[str]:
    client, given, wrong = site.browser("administrator"), dict.fromkeys(names(), value), []
    if len(value) > MOST:
        given = dict.fromkeys(("text", "reason"), value)
    session = client.cookies["sessionid"].value
    for address in addresses(site):
        client.cookies["sessionid"] = session
        # each by itself: what one changed is as it was for the next
        with transaction.atomic():
            try:
                response = client.post(address, given) if sends else client.get(f"{address}?{urlencode(given)}")
                if isinstance(response, FileResponse):
                    list(response.streaming_content)  # to its end, which closes the file
                if response.status_code >= 500:
                    wrong.append(f"{address}: {response.status_code}")
            except Exception as fault:
                wrong.append(f"{address}: {type(fault).__name__} {fault}"[:300])
            transaction.set_rollback(True)
    return wrong


@pytest.mark.parametrize("value", list(VALUES.values()), ids=list(VALUES))
def test_no_value_makes_a_page_fall_over(site: Site, value: str) -> None:
    wrong = [] if len(value) > MOST else what_falls_over(site, value, sends=False)
    wrong += what_falls_over(site, value, sends=True)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("value", [2**63, int(HUGE), 2**31])
def test_a_number_that_is_no_key_leads_nowhere(site: Site, value: int) -> None:
    client = site.browser("administrator")
    for pattern, prefix in patterns():
        numbers = [name for name, converter in pattern.pattern.converters.items() if converter.regex == "[0-9]+"]
        for changed in numbers:
            staff = {**site.keys, **site.keys_of.get(str(pattern.name), {})}
            known = staff if prefix.startswith("staff/") else PUBLIC
            given = {name: known[name] for name in pattern.pattern.converters} | {changed: value}
            response = client.get(reverse(str(pattern.name), kwargs=given))
            assert response.status_code in NOWHERE, (prefix, pattern.name, changed, response.status_code)


@pytest.mark.parametrize("address", ["/staff/invitation/a%00b/", "/%00/", "/reviews/?partnership=%00", "/staff/%00"])
def test_the_character_zero_gets_a_page_that_says_so(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code in {400, 404}
    assert "Content-Security-Policy" in response.headers


def test_a_cookie_that_could_be_no_session_is_refused(client: Client) -> None:
    response = client.get("/staff/", headers={"cookie": 'sessionid="aaaaaaaaaaaaaaaa\\000"'})
    assert response.status_code == 400
