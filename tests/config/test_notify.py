"""Mails by GOV.UK Notify, against a server on this machine that asks for what Notify asks for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from smtplib import SMTPException, SMTPRecipientsRefused

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection
from pytest_django import Settings

from factories.following import a_follower, released, tell
from factories.notify import KEY, SECRET, SERVICE, TEMPLATE, FakeNotify, a_notify
from factories.publishing import an_item
from heed.config import environment
from heed.sharing.models import Follower, Letter
from heed.ui.mail import send

WHO = "reader@example.org"


@pytest.fixture
def notify(settings: Settings) -> Iterator[FakeNotify]:
    with a_notify() as notify:
        settings.EMAIL_BACKEND = "heed.config.notify.NotifyBackend"
        settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE, settings.NOTIFY_SERVER = KEY, TEMPLATE, notify.address
        settings.HEED_PUBLIC_ADDRESS = "https://heed.example.org"
        yield notify


def a_mail(**headers: str) -> EmailMessage:
    return EmailMessage("New learning", "Ask who else is in the home.", to=[WHO], headers=headers)


def test_a_mail_is_sent_with_the_services_template(notify: FakeNotify) -> None:
    sent = get_connection().send_messages([a_mail(**{"List-Unsubscribe": "<https://heed.example.org/follow/stop/x/>"})])
    assert sent == 1
    assert notify.sent == [
        {
            "email_address": WHO,
            "template_id": TEMPLATE,
            "personalisation": {"subject": "New learning", "body": "Ask who else is in the home."},
            "one_click_unsubscribe_url": "https://heed.example.org/follow/stop/x/",
        }
    ]


def test_a_key_that_notify_does_not_know_is_no_refusal_of_the_address(notify: FakeNotify, settings: Settings) -> None:
    settings.NOTIFY_KEY = KEY.replace(SECRET, SERVICE)
    with pytest.raises(SMTPException, match="403") as raised:
        get_connection().send_messages([a_mail()])
    assert not isinstance(raised.value, SMTPRecipientsRefused)
    assert notify.refused == ["/v2/notifications/email"]


@pytest.mark.parametrize(
    ("status", "error", "message", "is_refused"),
    [
        (400, "ValidationError", "email_address Not a valid email address", True),
        (400, "ValidationError", "template_id is not a valid UUID", False),
        (400, "BadRequestError", "Can’t send to this recipient when service is in trial mode", False),
        (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds", False),
        (500, "Exception", "Internal server error", False),
    ],
)
def test_only_an_address_that_is_none_counts_as_refused(
    notify: FakeNotify, status: int, error: str, message: str, is_refused: bool
) -> None:
    notify.status, notify.errors = status, [{"error": error, "message": message}]
    with pytest.raises(SMTPException) as raised:
        get_connection().send_messages([a_mail()])
    assert isinstance(raised.value, SMTPRecipientsRefused) is is_refused


def test_where_notify_is_away_a_mail_is_not_sent_and_the_log_names_nobody(
    notify: FakeNotify, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.NOTIFY_SERVER = "http://127.0.0.1:9"
    assert not send(template="sharing/mail/confirm", to=WHO, context={})
    notify.status, notify.errors = 500, [{"error": "Exception", "message": "Internal server error"}]
    settings.NOTIFY_SERVER = notify.address
    assert not send(template="sharing/mail/confirm", to=WHO, context={})
    assert "could not be sent" in caplog.text
    assert WHO not in caplog.text


@pytest.mark.django_db
def test_followers_are_told_by_it_and_can_stop_with_one_click(notify: FakeNotify) -> None:
    a_follower(WHO)
    released(an_item())
    tell()
    (said,) = notify.sent
    assert said["one_click_unsubscribe_url"].startswith("https://heed.example.org/follow/stop/")
    assert said["reference"].startswith("letter-")
    assert "Learning from Child A" in said["personalisation"]["body"]
    assert Letter.objects.get().state == "sent"


@pytest.mark.django_db
def test_an_address_that_notify_refuses_counts_as_refused(notify: FakeNotify) -> None:
    notify.status = 400
    notify.errors = [{"error": "ValidationError", "message": "email_address Not a valid email address"}]
    a_follower(WHO)
    released(an_item())
    tell()
    assert Follower.objects.get().refusals == 1


@pytest.mark.parametrize("key", ["secret", KEY[:-1], f"{SERVICE}", "x" * 73])
def test_what_is_no_key_stops_the_start(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("HEED_NOTIFY_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="HEED_NOTIFY_KEY is no key"):
        environment.notify_key("HEED_NOTIFY_KEY")


def test_a_key_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_NOTIFY_KEY", KEY)
    assert environment.notify_key("HEED_NOTIFY_KEY") == KEY
    monkeypatch.delenv("HEED_NOTIFY_KEY")
    assert environment.notify_key("HEED_NOTIFY_KEY") == ""
