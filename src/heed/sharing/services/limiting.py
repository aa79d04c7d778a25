"""How much may be asked for. Counts lie in the cache that all processes share, under names from which nobody learns whose."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
MOST = {"address": 3, "network": 60, "site": 600}
"""In an hour: mails to one address; from one network, behind which a whole council may sit; and from everybody."""


def is_within(what: str, whose: str = "") -> bool:
    """Counts one more, and says whether that is still within what is allowed in this hour.

    Requests that come at the very same moment may be counted as one: a few more get through, never many.
    """
    hour = int(time.time() // HOUR)
    key = f"follow:{what}:{hour}:{salted_hmac('heed.sharing.limits', whose).hexdigest()[:32]}"
    count = int(cache.get(key, 0)) + 1
    if count <= MOST[what]:
        cache.set(key, count, HOUR)
    return count <= MOST[what]
