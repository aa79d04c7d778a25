"""A letter's words and headers. It carries no picture, no counter, and no address but lasting ones and those to stop."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from heed.sharing.models import Letter, Often
from heed.sharing.selectors.links import manage_link, stop_link
from heed.sharing.selectors.news import Told
from heed.ui.mail import compose


def letter_of(letter: Letter, found: Told) -> EmailMultiAlternatives:
    """The mail that tells this follower what was found."""
    stop = stop_link(letter.follower)
    host = urlsplit(settings.HEED_PUBLIC_ADDRESS).hostname or "localhost"
    return compose(
        template="sharing/mail/news",
        to=letter.follower.email,
        context={
            "told": found,
            "is_weekly": letter.round.often == Often.WEEKLY,
            "manage": manage_link(letter.follower),
            "stop": stop,
        },
        headers={
            # the same each time it is tried, so that a mail that came twice counts as one
            "Message-ID": f"<letter-{letter.round.due:%Y%m%d%H%M%S}-{letter.pk}@{host}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"Heed <following.{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
