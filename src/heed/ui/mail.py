"""Sending mails: each as text and as plain HTML, from one pair of templates of the part that sends it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def compose(
    *, template: str, to: str, context: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> EmailMultiAlternatives:
    """The mail that ``template`` makes, with ``.txt`` and ``.html``; the first line of its text is the subject."""
    known = {**context, "address": to, "site": settings.HEED_PUBLIC_ADDRESS}
    subject, _, text = render_to_string(f"{template}.txt", known).strip().partition("\n")
    mail = EmailMultiAlternatives(subject.strip(), text.strip() + "\n", to=[to], headers=dict(headers or {}))
    mail.attach_alternative(render_to_string(f"{template}.html", known), "text/html")
    return mail


def send(*, template: str, to: str, context: Mapping[str, object], headers: Mapping[str, str] | None = None) -> bool:
    """Sends the mail that ``compose`` makes of the same.

    False where it could not go. What went wrong is in the server's log, without the address.
    """
    try:
        compose(template=template, to=to, context=context, headers=headers).send()
    except (OSError, SMTPException):
        logger.exception("A mail could not be sent. Check HEED_MAIL_HOST and the settings beside it.")
        return False
    return True
