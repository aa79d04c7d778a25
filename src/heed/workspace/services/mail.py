"""Sending mails: each as text and as plain HTML, from one pair of templates."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def send(*, template: str, to: str, context: Mapping[str, object]) -> bool:
    """Sends the mail that this template makes; the first line of its text is the subject. False where it could not go.

    What went wrong is in the server's log, without the address.
    """
    known = {**context, "address": to, "site": settings.HEED_PUBLIC_ADDRESS}
    subject, _, text = render_to_string(f"workspace/mail/{template}.txt", known).strip().partition("\n")
    mail = EmailMultiAlternatives(subject.strip(), text.strip() + "\n", to=[to])
    mail.attach_alternative(render_to_string(f"workspace/mail/{template}.html", known), "text/html")
    try:
        mail.send()
    except (OSError, SMTPException):
        logger.exception("A mail could not be sent. Check HEED_MAIL_HOST and the settings beside it.")
        return False
    return True
