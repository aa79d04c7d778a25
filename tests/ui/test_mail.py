"""Mails that could not be sent leave word in the log, and never whose they were."""

from __future__ import annotations

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

import pytest
from django.core.mail.backends.locmem import EmailBackend

from heed.ui.mail import send

WHO = "A.Mother@example.org"


@pytest.mark.parametrize(
    "why",
    [
        SMTPRecipientsRefused({WHO: (550, b"5.1.1 <a.mother@example.org>: no such user")}),
        SMTPDataError(554, b"a.mother@example.org is full"),
    ],
)
def test_the_log_says_why_and_not_to_whom(
    why: SMTPException, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_backend: EmailBackend, _mails: object) -> int:
        raise why

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    assert not send(template="sharing/mail/confirm", to=WHO, context={})
    assert f"could not be sent. Check HEED_MAIL_HOST and the settings beside it. {type(why).__name__}" in caplog.text
    assert str(getattr(why, "smtp_code", 550)) in caplog.text
    assert "mother" not in caplog.text.lower()
