"""Handing a mail over, and what became of it. No address gets into a log or an error from here."""

from __future__ import annotations

from enum import Enum
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from heed.sharing.errors import MailNotTaken


class Outcome(Enum):
    """What the mail server said."""

    SENT = "sent"
    REFUSED = "refused"


def post(mail: EmailMessage, connection: BaseEmailBackend) -> Outcome:
    """Hands the mail over. Raises ``MailNotTaken`` where another time may do: the server is away, busy, or full."""
    try:
        connection.send_messages([mail])
    except SMTPRecipientsRefused as why:
        # from 500 on a server says never, below that not now
        if all(code >= 500 for code, _words in why.recipients.values()):
            return Outcome.REFUSED
        raise MailNotTaken from None
    except (OSError, SMTPException):
        raise MailNotTaken from None
    return Outcome.SENT
