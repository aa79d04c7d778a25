"""Mail servers that fail, each in its own way, and pass on what they take to Django's box of sent mails."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence

from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Died(BaseException):
    """As if the machine had lost its power: nothing below may catch it."""


class Server(BaseEmailBackend):
    """Takes everything. ``taken`` counts over all connections of a test; ``reset`` begins anew."""

    taken = 0
    dies_before = 0
    dies_after = 0
    refuses: frozenset[str] = frozenset()

    @classmethod
    def reset(cls, *, dies_before: int = 0, dies_after: int = 0, refuses: Sequence[str] = ()) -> None:
        """Lets it die before, or right after, it takes its n-th mail; and refuse these addresses for good."""
        cls.taken, cls.dies_before, cls.dies_after, cls.refuses = 0, dies_before, dies_after, frozenset(refuses)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Takes them, or not."""
        for message in email_messages:
            Server.taken += 1
            if Server.taken == Server.dies_before:
                raise Died
            if message.to[0] in Server.refuses:
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"No such user here")})
            message.message()
            mail.outbox.append(message)
            if Server.taken == Server.dies_after:
                raise Died
        return len(email_messages)


class RefusesAll(BaseEmailBackend):
    """Knows nobody."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuses each, and names it."""
        raise smtplib.SMTPRecipientsRefused({email_messages[0].to[0]: (550, b"No such user here")})


class IsFull(BaseEmailBackend):
    """Has no room just now."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Puts each off."""
        raise smtplib.SMTPRecipientsRefused({email_messages[0].to[0]: (452, b"Mailbox full")})


class IsAway(BaseEmailBackend):
    """Does not answer."""

    def open(self) -> bool:
        """Never succeeds."""
        raise ConnectionRefusedError

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Never succeeds; the error names whom it was for, as some do."""
        raise smtplib.SMTPServerDisconnected(f"lost while sending to {email_messages[0].to[0]}")
