"""Sending mails: each as text and as plain HTML, from one pair of templates of the part that sends it."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

# with quotation marks around its first half, or without
_ADDRESS = re.compile(r"""(?:"[^"@]*"|[^\s<>"'(){}\[\],;:]+)@[^\s<>"'(){}\[\],;:]+""")


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
    except (OSError, SMTPException) as why:
        # without the traceback, which repeats the words of the mail server: they name whom it refused
        said = _ADDRESS.sub("an address", f"{type(why).__name__}: {why}")
        logger.error("A mail could not be sent. Check HEED_MAIL_HOST and the settings beside it. %s", said)  # noqa: TRY400
        return False
    return True
