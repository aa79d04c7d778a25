"""Telling followers: who is told what, once, and never of what was withdrawn, whatever dies on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from factories.following import WHO, a_follower, in_a_minute, last_mail, released, released_again, tell, work
from factories.mail_servers import Died, Server
from factories.publishing import HEALTH_VISITOR, POLICE, a_document, a_partnership, a_publication, an_item, withdraw
from heed.jobs.models import Job
from heed.people.models import Succession
from heed.publishing.models import Version
from heed.publishing.record import from_content
from heed.publishing.rules.feeds import EVERYTHING, Topic
from heed.sharing.models import Follower, Letter, LetterState, Often, Round
from heed.sharing.services import change, forget_old, send_due

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 6, 2, 9, tzinfo=UTC)
FOLLOWS_POLICE = Topic("agency", "police")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A Tuesday, for which the round of the week has been made."""
    with time_machine.travel(TUESDAY, tick=False) as clock:
        send_due()
        yield clock


@pytest.fixture
def server(settings: Settings) -> type[Server]:
    settings.EMAIL_BACKEND = "factories.mail_servers.Server"
    Server.reset()
    return Server


def later(clock: time_machine.Traveller, **by: int) -> None:
    clock.shift(timedelta(**by))


def test_a_new_review_is_told_once_to_whom_it_concerns_and_to_nobody_else(clock: time_machine.Traveller) -> None:
    a_follower("all@example.org")
    a_follower("police@example.org", FOLLOWS_POLICE)
    a_follower("school@example.org", Topic("agency", "school"))
    released(an_item("The police share.", POLICE), an_item("Health visitors look.", HEALTH_VISITOR))
    assert sorted(tell()) == ["all@example.org", "police@example.org"]
    assert {message.to[0]: "Health visitors look." in str(message.body) for message in mail.outbox} == {
        "all@example.org": True,
        "police@example.org": False,
    }
    assert all("The police share." in str(message.body) for message in mail.outbox)
    later(clock, minutes=11)
    assert tell() == []


def test_a_mail_holds_titles_first_words_and_lasting_addresses_and_no_story(clock: time_machine.Traveller) -> None:
    a_follower()
    publication = released(an_item("The police share what they know. " + "More of it. " * 40, POLICE, number="4"))
    tell()
    message = last_mail()
    html = str(message.alternatives[0][0])
    item = publication.listed_items.get()
    for said in (message.body, html):
        assert f"/learning/{item.public_id}/" in said
        assert "Lesson 4" in said
        assert publication.title in said
        assert "six months old" not in said
        assert len(said) < 6_000
    # no picture, nothing that is fetched, nobody's mark in an address but in the two to change and to stop
    assert "<img" not in html
    assert "src=" not in html
    assert "?" not in message.body.replace("\n", " ").split("Change what you follow")[0]


def test_what_concerns_somebody_twice_is_told_once(clock: time_machine.Traveller) -> None:
    a_follower(WHO, EVERYTHING, FOLLOWS_POLICE, Topic("partnership", str(a_partnership().pk)))
    released(an_item("The police share.", POLICE))
    assert tell() == [WHO]
    assert last_mail().body.count("The police share.") == 1


def test_the_weeks_mail_comes_on_monday_at_eight_in_london_and_only_where_there_is_something(
    clock: time_machine.Traveller,
) -> None:
    a_follower(WHO, often="weekly")
    released(an_item())
    assert tell() == []
    clock.move_to(datetime(2026, 6, 8, 6, 59, tzinfo=UTC))
    assert tell() == []
    clock.move_to(datetime(2026, 6, 8, 7, 0, tzinfo=UTC))  # summer time
    assert tell() == [WHO]
    clock.move_to(datetime(2026, 6, 15, 7, 0, tzinfo=UTC))
    assert tell() == []
    released(an_item(), label="Child B")
    later(clock, hours=1)
    assert tell() == []  # a week in which nothing was published has had its turn
    clock.move_to(datetime(2026, 6, 22, 12, 0, tzinfo=UTC))  # late, because no worker ran
    assert tell() == [WHO]


def test_new_and_reworded_items_are_told_and_a_closed_document_is_not(clock: time_machine.Traveller) -> None:
    publication = released(an_item("Ask."), an_item("Write it down.", POLICE), label="Child Q")
    later(clock, minutes=11)
    tell()
    a_follower(since=timezone.now() - timedelta(minutes=1))
    released_again(publication, documents=(a_document(public=False),))
    later(clock, minutes=11)
    assert tell() == []
    assert publication.latest is not None
    first, second = from_content(publication.latest.content).items
    released_again(publication, items=(first, replace(second, text="Write it down at once.")))
    later(clock, minutes=11)
    assert tell() == [WHO]
    assert "Write it down at once." in last_mail().body
    assert "Ask." not in last_mail().body
    assert "(changed)" in last_mail().body


def test_what_was_published_before_somebody_followed_is_not_told(clock: time_machine.Traveller) -> None:
    released(an_item())
    later(clock, minutes=1)
    a_follower(since=timezone.now())
    assert tell() == []


def test_who_changes_how_often_is_told_nothing_twice(clock: time_machine.Traveller) -> None:
    subscription = a_follower().subscriptions.get()
    released(an_item())
    assert tell() == [WHO]
    later(clock, minutes=30)
    change(subscription=subscription, often=Often.WEEKLY)
    later(clock, minutes=1)
    released(an_item(), label="Child B")
    clock.move_to(datetime(2026, 6, 8, 7, 0, tzinfo=UTC))
    assert tell() == [WHO]
    assert "Child A" not in last_mail().body


def test_an_archive_that_is_brought_in_makes_few_mails(clock: time_machine.Traveller) -> None:
    a_follower()
    for number in range(30):
        released(an_item(), label=f"Child {number}")
        tell()
        later(clock, seconds=30)
    later(clock, minutes=11)
    tell()
    assert len(mail.outbox) == 3
    assert sum(str(message.body).count("Learning from Child") for message in mail.outbox) == 30


def test_a_long_mail_says_how_much_more_there_is(clock: time_machine.Traveller) -> None:
    a_follower()
    for number in range(23):
        released(*(an_item(f"Ask {n}.") for n in range(10)), label=f"Child {number}")
    tell()
    body = last_mail().body
    assert body.count("Learning from Child") == 20
    assert "and 3 more reviews" in body
    assert body.count("and 2 more in the review") == 20


def test_a_review_of_which_nothing_is_listed_is_told_to_who_follows_whole_reviews(
    clock: time_machine.Traveller,
) -> None:
    a_follower("all@example.org")
    a_follower("police@example.org", FOLLOWS_POLICE)
    released()
    assert tell() == ["all@example.org"]


def test_a_partnership_is_followed_with_what_it_took_over(clock: time_machine.Traveller) -> None:
    successor = a_partnership("Fallowshire and Merrow Partnership")
    Succession.objects.create(
        predecessor=a_partnership(), successor=successor, on=TUESDAY.date(), how=Succession.How.MERGED
    )
    a_follower(WHO, Topic("partnership", str(successor.pk)))
    released(an_item())
    released(an_item(), label="Child Z", partnership=a_partnership("Another board"))
    assert tell() == [WHO]
    assert "Child A" in last_mail().body
    assert "Child Z" not in last_mail().body


def test_what_was_withdrawn_before_the_mail_goes_is_in_no_mail(clock: time_machine.Traveller) -> None:
    a_follower("one@example.org")
    gone, stays = released(an_item("Gone.")), released(an_item("Stays."), label="Child B")
    send_due()
    withdraw(gone)
    work()
    assert "Stays." in last_mail().body
    assert "Gone." not in last_mail().body
    assert gone.title not in last_mail().body
    withdraw(stays)
    later(clock, minutes=11)
    assert tell() == []


def test_what_is_withdrawn_between_two_letters_is_in_the_first_alone(
    clock: time_machine.Traveller, server: type[Server]
) -> None:
    """Asked at the instant of sending, for each letter anew."""
    a_follower("one@example.org")
    a_follower("two@example.org")
    gone = released(an_item("Gone."))
    server.reset(dies_before=2)
    send_due()
    with pytest.raises(Died):
        work()
    withdraw(gone)
    _taken_up_again()
    assert [message.to[0] for message in mail.outbox] == ["one@example.org"]
    assert Letter.objects.get(follower__email="two@example.org").state == LetterState.NOTHING


def test_an_item_that_was_taken_out_meanwhile_is_not_told(clock: time_machine.Traveller) -> None:
    a_follower()
    publication = released(an_item("Stays."), an_item("Taken out."))
    send_due()
    assert publication.latest is not None
    released_again(publication, items=from_content(publication.latest.content).items[:1])
    work()
    assert "Taken out." not in last_mail().body


def _taken_up_again() -> None:
    """The job whose worker died is taken back and run again, as after a minute."""
    Job.objects.filter(state="running").update(state="waiting", claimed_by="", heartbeat=None)
    in_a_minute()
    work()


@pytest.mark.parametrize("dies_before", [1, 4, 7])
def test_where_the_worker_is_killed_half_way_nobody_is_told_twice_and_nobody_not_at_all(
    clock: time_machine.Traveller, server: type[Server], dies_before: int
) -> None:
    for number in range(7):
        a_follower(f"reader{number}@example.org")
    released(an_item())
    server.reset(dies_before=dies_before)
    send_due()
    with pytest.raises(Died):
        work()
    assert len(mail.outbox) == dies_before - 1
    _taken_up_again()
    assert Counter(message.to[0] for message in mail.outbox) == {f"reader{n}@example.org": 1 for n in range(7)}


def test_where_it_dies_between_the_servers_yes_and_our_note_the_second_mail_is_known_for_the_same(
    clock: time_machine.Traveller, server: type[Server]
) -> None:
    """The one instant in which nobody can know. Rather twice than never."""
    for number in range(3):
        a_follower(f"reader{number}@example.org")
    released(an_item())
    server.reset(dies_after=2)
    send_due()
    with pytest.raises(Died):
        work()
    _taken_up_again()
    assert [message.to[0][6] for message in mail.outbox] == ["0", "1", "1", "2"]
    ids = [message.message()["Message-ID"] for message in mail.outbox]
    assert ids[1] == ids[2]
    assert len(set(ids)) == 3


def test_a_round_is_announced_once_though_two_workers_make_it(clock: time_machine.Traveller) -> None:
    a_follower()
    released(an_item())
    send_due()
    later(clock, minutes=11)
    send_due()
    work()
    assert len(mail.outbox) == 1
    assert Round.objects.filter(often="at_once").count() == 1


def test_where_the_server_is_away_the_mails_wait_and_go_later(
    clock: time_machine.Traveller, settings: Settings
) -> None:
    a_follower()
    released(an_item())
    working = settings.EMAIL_BACKEND
    for broken in ("IsAway", "IsFull"):
        settings.EMAIL_BACKEND = f"factories.mail_servers.{broken}"
        tell()
        in_a_minute()
    assert Letter.objects.get().state == LetterState.WAITING
    assert Follower.objects.get().refusals == 0
    settings.EMAIL_BACKEND = working
    work()
    assert [message.to[0] for message in mail.outbox] == [WHO]


def test_an_address_that_is_refused_three_times_is_deleted_and_one_mail_between_begins_anew(
    clock: time_machine.Traveller, server: type[Server]
) -> None:
    a_follower("gone@example.org")
    a_follower("moody@example.org")
    for number, refuses in enumerate((["gone", "moody"], ["gone", "moody"], ["gone"], ["moody"])):
        server.reset(refuses=[f"{name}@example.org" for name in refuses])
        released(an_item(), label=f"Child {number}")
        tell()
        later(clock, minutes=11)
    assert list(Follower.objects.values_list("email", "refusals")) == [("moody@example.org", 1)]


def test_who_stops_while_letters_go_out_gets_none(clock: time_machine.Traveller) -> None:
    follower = a_follower()
    released(an_item())
    send_due()
    follower.delete()
    work()
    assert mail.outbox == []


def test_what_is_kept_of_rounds_goes_after_a_month(clock: time_machine.Traveller) -> None:
    a_follower()
    released(an_item())
    tell()
    later(clock, days=31)
    forget_old()
    assert not Letter.objects.exists()
    send_due()
    work()
    assert len(mail.outbox) == 1


def test_versions_from_before_anybody_could_follow_are_told_to_nobody(clock: time_machine.Traveller) -> None:
    a_publication(an_item())
    a_follower()
    assert tell() == []
    assert Version.objects.count() == 1


def test_a_letter_takes_few_questions_however_many_there_are(
    clock: time_machine.Traveller, server: type[Server]
) -> None:
    def sent_to(count: int, label: str) -> int:
        for number in range(count):
            a_follower(f"{label}{number}@example.org", EVERYTHING, FOLLOWS_POLICE)
        released(*(an_item(f"Ask {n}.", POLICE) for n in range(5)), label=label)
        later(clock, minutes=11)
        send_due()
        with CaptureQueriesContext(connection) as asked:
            work()
        assert len(mail.outbox) == count
        mail.outbox.clear()
        Follower.objects.all().delete()
        return len(asked)

    few, many = sent_to(10, "few"), sent_to(40, "many")
    assert (many - few) / 30 <= 9
