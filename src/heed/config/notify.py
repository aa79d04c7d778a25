"""Sending mails by GOV.UK Notify instead of a mail server. Only where an administrator gave it a key.

Each mail becomes one that the service's own template makes, which holds nothing but ``((subject))`` and ``((body))``. What
goes wrong is raised as a mail server's errors are, so that nothing above need know by which way a mail went.
"""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import HTTPError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient

SECONDS = 20


class NotifyBackend(BaseEmailBackend):
    """Hands mails to Notify, one request for each recipient. Only their text goes: Notify makes its own HTML of it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Sends them, and gives how many. Raises ``SMTPException`` where Notify took one not."""
        client = NotificationsAPIClient(settings.NOTIFY_KEY, base_url=settings.NOTIFY_SERVER, timeout=SECONDS)
        for message in email_messages:
            for address in message.recipients():
                _send(client, message, address)
        return len(email_messages)


def _send(client: NotificationsAPIClient, message: EmailMessage, address: str) -> None:
    stop = str(message.extra_headers.get("List-Unsubscribe", "")).strip("<>")
    try:
        client.send_email_notification(
            email_address=address,
            template_id=settings.NOTIFY_TEMPLATE,
            personalisation={"subject": message.subject, "body": message.body},
            reference=str(message.extra_headers.get("Message-ID", "")).strip("<>") or None,
            # Notify asks for an address that is spoken to safely
            one_click_unsubscribe_url=stop if stop.startswith("https://") else None,
        )
    except HTTPError as why:
        if _is_about_address(why):
            raise SMTPRecipientsRefused({address: (550, b"GOV.UK Notify takes no mail for this address")}) from None
        raise SMTPException(f"GOV.UK Notify did not take a mail: {why.status_code} {_words(why)}") from None
    except InvalidResponse:
        raise SMTPException("GOV.UK Notify answered what could not be understood.") from None


def _is_about_address(why: HTTPError) -> bool:
    """Whether the address itself is refused, and not the key, the template or the service."""
    return why.status_code == 400 and any(
        error.get("error") == "ValidationError" and str(error.get("message", "")).startswith("email_address")
        for error in _errors(why)
    )


def _words(why: HTTPError) -> str:
    return " ".join(str(error.get("message", "")) for error in _errors(why))


def _errors(why: HTTPError) -> list[Any]:
    said: Any = why.message
    return [error for error in said if isinstance(error, dict)] if isinstance(said, list) else []
