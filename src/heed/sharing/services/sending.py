"""Sending a round's letters, one by one.

Each follower is told once: a letter is one row, claimed before it is handed over and marked right after. Whatever dies between two
letters, the next attempt goes on with those that wait. Only where it dies in the very instant between the mail server's yes
and the mark does a mail go out a second time: rather twice than never, under the same Message-ID, by which most mailboxes
show it once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from heed.jobs.services import Running
from heed.sharing.errors import MailNotTaken
from heed.sharing.models import Follower, Letter, LetterState, Round
from heed.sharing.rules.rounds import MOST_REFUSALS
from heed.sharing.selectors.news import News, confirmed, news_of, told
from heed.sharing.services.following import stop_all
from heed.sharing.services.letters import letter_of
from heed.sharing.services.posting import Outcome, post

BATCH = 500
_OPEN = (LetterState.WAITING, LetterState.SENDING)


def send_round(running: Running) -> Mapping[str, object]:
    """Writes a letter to everybody whom the round concerns, and sends what is not sent yet.

    Raises ``MailNotTaken`` where some are left, so that the job is tried again.
    """
    round_ = Round.objects.filter(pk=running.job.payload["round"]).first()
    if round_ is None:
        return {"sent": 0}
    news = news_of(round_)
    _write_letters(running, round_, news)
    left = 0
    connection = get_connection()
    connection.open()
    try:
        for key in _open_letters(round_):
            running.check()
            left += not _send(key, news, connection)
    finally:
        connection.close()
    if left:
        raise MailNotTaken
    return {"sent": round_.letters.filter(state=LetterState.SENT).count()}


def _write_letters(running: Running, round_: Round, news: News) -> None:
    """One row for each follower whom anything new concerns. Those that are there already stay as they are."""
    now = timezone.now()
    for topic in news.by_topic:
        following = confirmed(round_.often).filter(kind=topic.kind, code=topic.code, agency=topic.agency)
        for followers in _batches(following.order_by("follower").values_list("follower", flat=True).iterator(BATCH)):
            running.check()
            Letter.objects.bulk_create(
                [Letter(round=round_, follower_id=follower, changed_at=now) for follower in followers],
                ignore_conflicts=True,
            )


def _batches(keys: Iterator[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for key in keys:
        batch.append(key)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _open_letters(round_: Round) -> Iterator[int]:
    """The keys of the letters not sent yet, a batch at a time, each once."""
    after = 0
    while True:
        waiting = round_.letters.filter(state__in=_OPEN, pk__gt=after).order_by("pk")
        keys = list(waiting.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        yield from keys
        after = keys[-1]


def _send(key: int, news: News, connection: BaseEmailBackend) -> bool:
    """Sends one letter; False where it has to wait. One whose follower stopped meanwhile is gone, and nothing is sent."""
    if not _mark(key, LetterState.SENDING):
        return True
    letter = Letter.objects.select_related("follower", "round").get(pk=key)
    mail = _written(letter, news)
    if mail is None:
        return _mark(key, LetterState.NOTHING)
    try:
        outcome = post(mail, connection)
    except MailNotTaken:
        _mark(key, LetterState.WAITING)
        _reopen(connection)
        return False
    _count(letter.follower, outcome)
    _mark(key, LetterState.SENT if outcome == Outcome.SENT else LetterState.REFUSED)
    return True


def _written(letter: Letter, news: News) -> EmailMultiAlternatives | None:
    """The mail as of this instant: what was withdrawn a moment ago is not in it, and may leave nothing to send."""
    subscriptions = confirmed(letter.round.often).filter(follower=letter.follower)
    found = told(news, subscriptions)
    return letter_of(letter, found) if found else None


def _mark(key: int, state: LetterState) -> bool:
    return bool(Letter.objects.filter(pk=key, state__in=_OPEN).update(state=state, changed_at=timezone.now()))


def _reopen(connection: BaseEmailBackend) -> None:
    """A server that was lost may be there again for the next letter; where it is not, the round waits."""
    try:
        connection.close()
        connection.open()
    except OSError:
        raise MailNotTaken from None


def _count(follower: Follower, outcome: Outcome) -> None:
    """An address that refuses three mails one after another is not written to again, and deleted."""
    if outcome == Outcome.SENT:
        if follower.refusals:
            Follower.objects.filter(pk=follower.pk).update(refusals=0)
        return
    if follower.refusals + 1 >= MOST_REFUSALS:
        stop_all(follower=follower)
    else:
        Follower.objects.filter(pk=follower.pk).update(refusals=follower.refusals + 1)
