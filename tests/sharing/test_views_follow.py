"""Following by e-mail: first what strangers try, then the way of somebody who means it."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from factories.following import WHO, a_follower, last_mail, link, released, subscribe, tell, work
from factories.people import an_agency
from factories.publishing import HEALTH_VISITOR, a_publication, an_item
from heed.audit.models import Entry
from heed.jobs.models import Job
from heed.publishing.rules.feeds import Topic
from heed.sharing.models import Follower, Often, Subscription
from heed.sharing.selectors.links import confirm_link, manage_path, stop_link
from heed.sharing.services import ask, forget_old

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    cache.clear()


def confirmed() -> list[str]:
    rows = Subscription.objects.filter(confirmed_at__isnull=False).order_by("pk")
    return [row.topic.tag for row in rows]


def path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def test_nothing_is_sent_to_somebody_elses_address_but_one_mail_to_confirm(client: Client) -> None:
    assert subscribe(client) == 302
    assert [message.to for message in mail.outbox] == [[WHO]]
    released(an_item())
    assert tell() == []
    assert confirmed() == []


def test_a_thousand_askings_from_one_place_lead_to_few_mails(client: Client) -> None:
    statuses = {subscribe(client, email=f"person{n}@example.org") for n in range(70)}
    statuses |= {client.post("/follow/subscribe/", {}).status_code}
    answers = [
        client.post("/follow/subscribe/", {"topic": "all", "email": f"x{n}@example.org", "often": "weekly"}).status_code
        for n in range(1_000)
    ]
    work()
    assert statuses == {302, 422, 429}
    assert set(answers) == {429}
    assert len(mail.outbox) == 60
    assert Subscription.objects.count() == 60


def test_one_address_gets_few_mails_however_many_places_ask(client: Client, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for n in range(30):
        answer = client.post(
            "/follow/subscribe/",
            {"topic": "all", "email": WHO, "often": "weekly"},
            headers={"X-Forwarded-For": f"192.0.2.{n}"},
        )
        assert answer.status_code == 302
    work()
    assert len(mail.outbox) == 3
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        subscribe(client)
    assert len(mail.outbox) == 4


@pytest.mark.parametrize("domain", [".".join(["İ" * 20] * 11) + ".org", "ü" * 60 + ".org"])
def test_an_address_that_no_mail_can_go_to_is_asked_for_again(client: Client, domain: str) -> None:
    assert subscribe(client, email=f"a@{domain}") == 422
    assert not Follower.objects.exists()


def test_people_do_not_count_as_one_because_the_server_listens_in_both_ways(client: Client) -> None:
    data = {"topic": "all", "email": "a@example.org", "often": "weekly"}
    for n in range(61):
        client.post("/follow/subscribe/", data | {"email": f"a{n}@example.org"}, REMOTE_ADDR="::ffff:192.0.2.1")
    assert client.post("/follow/subscribe/", data, REMOTE_ADDR="::ffff:192.0.2.1").status_code == 429
    assert client.post("/follow/subscribe/", data, REMOTE_ADDR="::ffff:192.0.2.2").status_code == 302


def test_addresses_of_one_network_count_as_one(client: Client) -> None:
    for n in range(60):
        client.post(
            "/follow/subscribe/",
            {"topic": "all", "email": f"a{n}@example.org", "often": "weekly"},
            REMOTE_ADDR=f"2001:db8:1:2::{n:x}",
        )
    data = {"topic": "all", "email": "b@example.org", "often": "weekly"}
    assert client.post("/follow/subscribe/", data, REMOTE_ADDR="2001:db8:1:2:ffff::1").status_code == 429
    assert client.post("/follow/subscribe/", data, REMOTE_ADDR="2001:db8:1:3::1").status_code == 302
    # who is behind no proxy may say what they like of where they come from
    assert (
        client.post(
            "/follow/subscribe/", data, REMOTE_ADDR="2001:db8:1:2::1", headers={"X-Forwarded-For": "192.0.2.9"}
        ).status_code
        == 429
    )


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_is_sent(client: Client) -> None:
    assert subscribe(client, website="https://spam.example.org/") == 302
    assert mail.outbox == []
    assert not Follower.objects.exists()


def test_the_answer_is_the_same_for_an_address_that_is_known(client: Client) -> None:
    a_follower(WHO)
    asked = {"topic": "all", "often": "weekly"}
    answers = [client.post("/follow/subscribe/", asked | {"email": who}) for who in (WHO, "new@example.org")]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]
    work()
    assert {str(message.to[0]): message.subject for message in mail.outbox} == {
        WHO: "You follow Everything already",
        "new@example.org": "Please confirm: follow Everything",
    }
    assert Subscription.objects.get(follower__email=WHO).often == "at_once"


@pytest.mark.parametrize("kind", ["confirm", "manage", "stop"])
@pytest.mark.parametrize(
    "token", ["1", "1.x", "1.x:y", "1.x:y:z", "é", "1.abc:1vNnSe:uVvjB4Fo0PZmyPDAwzYs1bgJIBqRAGyv"]
)
def test_forged_links_lead_nowhere(client: Client, kind: str, token: str) -> None:
    a_follower()
    for answer in (client.get(f"/follow/{kind}/{token}/"), client.post(f"/follow/{kind}/{token}/", {"do": "stop-all"})):
        assert WHO not in answer.content.decode()
        assert answer.status_code in {200, 404} if kind == "stop" else answer.status_code == 404
    assert confirmed() == ["all"]


def test_a_link_is_good_for_its_own_purpose_alone(client: Client) -> None:
    follower = a_follower()
    subscription = follower.subscriptions.get()
    tokens = {
        "confirm": confirm_link(subscription).split("/")[-2],
        "manage": manage_path(follower).split("/")[-2],
        "stop": stop_link(follower).split("/")[-2],
    }
    for kind, token in tokens.items():
        for other in tokens.keys() - {kind}:
            assert client.get(f"/follow/{other}/{token}/").status_code == 404


def test_a_link_to_confirm_is_good_for_seven_days(client: Client) -> None:
    subscribe(client)
    address = link("confirm")
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert client.get(address).status_code == 410
        assert client.post(address).status_code == 410
        assert forget_old() > 0
    assert not Follower.objects.exists()


def test_looking_at_a_link_does_nothing(client: Client) -> None:
    """Programs that look for harm in mails open every link."""
    subscribe(client)
    address = link("confirm")
    for method in (client.get, client.head, client.get):
        assert method(address).status_code == 200
    assert confirmed() == []
    client.post(address)
    released(an_item())
    tell()
    for _ in range(2):
        assert client.get(link("stop")).status_code == 200
    assert confirmed() == ["all"]


def test_a_link_that_was_used_can_be_used_again_and_not_after_stopping(client: Client) -> None:
    subscribe(client)
    address = link("confirm")
    first, again = client.post(address), client.post(address)
    assert first["Location"] == again["Location"]
    assert confirmed() == ["all"]
    assert Entry.objects.filter(action="following begun").count() == 1
    client.post(first["Location"].partition("?")[0], {"do": "stop-all"})
    assert client.post(address).status_code == 410
    assert client.get(first["Location"]).status_code == 404
    assert not Follower.objects.exists()


def test_old_links_do_not_lead_to_somebody_who_began_anew(client: Client) -> None:
    old = manage_path(a_follower())
    Follower.objects.all().delete()
    a_follower()
    assert client.get(old).status_code == 404


def test_nobody_changes_what_another_follows(client: Client) -> None:
    mine, others = a_follower("mine@example.org"), a_follower("other@example.org")
    for do in ("stop", "change"):
        client.post(manage_path(mine), {"do": do, "subscription": others.subscriptions.get().pk, "often": "weekly"})
    assert others.subscriptions.get().often == "at_once"
    for key in ("", "x", "²", "9" * 30, "-1"):
        assert client.post(manage_path(mine), {"do": "stop", "subscription": key}).status_code == 302
    assert Subscription.objects.count() == 2


def test_an_address_stands_in_no_log_no_job_and_no_cache(
    client: Client, caplog: pytest.LogCaptureFixture, settings: Settings
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.EMAIL_BACKEND = "factories.mail_servers.RefusesAll"
    subscribe(client, email="Sam.Secret@example.org")
    settings.EMAIL_BACKEND = "factories.mail_servers.IsAway"
    subscribe(client, email="Sam.Secret@example.org", topic="all")
    a_follower("sam.secret@example.org", Topic("agency", "police"))
    released(an_item())
    tell()
    client.post(manage_path(Follower.objects.get()), {"do": "stop-all"})
    said = caplog.text + str(list(Job.objects.values())) + str(list(Entry.objects.values()))
    assert "secret" not in said.lower()
    assert "secret" not in repr(Follower(email="sam.secret@example.org"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"email": "nobody"},
        {"email": "a@example.org\nBcc: b@example.org"},
        {"often": "hourly"},
        {"often": ""},
        {"topic": "person:sam"},
        {"topic": "agency:police/sergeant"},
        {"topic": "partnership:../../x"},
        {"topic": ""},
        {"topic": "theme:" + "x" * 300},
    ],
)
def test_what_is_filled_in_wrongly_is_said_and_nothing_is_sent(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post("/follow/subscribe/", {"topic": "all", "email": WHO, "often": "weekly"} | wrong)
    assert answer.status_code == 422
    assert "Please check this" in answer.content.decode()
    assert not Follower.objects.exists()


def test_no_page_of_following_sets_a_cookie_or_asks_for_one(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    subscribe(strict)
    for address in ("/follow/", "/follow/sent/", link("confirm")):
        assert not strict.get(address).cookies
    answer = strict.post(link("confirm"))
    assert answer.status_code == 302
    page = strict.get(answer["Location"])
    assert page.status_code == 200
    assert not page.cookies
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_the_way_of_somebody_who_follows_an_agency(client: Client) -> None:
    an_agency("police", "Police")
    page = client.get("/follow/?agency=police").content.decode()
    assert '<option value="agency:police" selected>' in page
    assert "/feeds/agency/police.atom" in page
    subscribe(client, "agency:police", email=" Reader@Example.ORG ")
    assert last_mail().to == [WHO]
    assert last_mail().subject == "Please confirm: follow Police"
    asked = client.get(link("confirm")).content.decode()
    assert "e-mails about <b>Police</b>" in asked
    welcome = client.get(client.post(link("confirm"))["Location"]).content.decode()
    assert "You now follow Police." in welcome
    assert WHO in welcome
    assert confirmed() == ["agency/police"]


def test_it_can_be_told_how_often_and_stopped_one_by_one(client: Client) -> None:
    follower = a_follower(WHO, Topic("all"), Topic("agency", "police"))
    an_agency("police", "Police")
    first, second = follower.subscriptions.order_by("pk")
    manage = manage_path(follower)
    client.post(manage, {"do": "change", "subscription": first.pk, "often": "weekly"})
    first.refresh_from_db()
    assert first.often == Often.WEEKLY
    client.post(manage, {"do": "stop", "subscription": first.pk})
    assert confirmed() == ["agency/police"]
    answer = client.post(manage, {"do": "stop", "subscription": second.pk})
    assert "your address has been deleted" in answer.content.decode()
    assert not Follower.objects.exists()
    assert Entry.objects.filter(action="following ended").count() == 2


def test_mail_programs_stop_everything_with_one_request_and_no_cookie() -> None:
    a_follower()
    released(an_item())
    tell()
    message = last_mail()
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = path(message.extra_headers["List-Unsubscribe"].strip("<>"))
    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Follower.objects.exists()


def test_a_role_in_one_agency_can_be_followed_by_a_link(client: Client) -> None:
    a_publication(an_item("Look.", HEALTH_VISITOR))
    page = client.get("/follow/?agency=community-health&role=health-visitor").content.decode()
    assert '<option value="role:community-health/health-visitor" selected>' in page
    assert "/feeds/agency/community-health/health-visitor.ics" in page
    assert subscribe(client, "role:community-health/health-visitor") == 302
    assert last_mail().subject == "Please confirm: follow Health visitor, Community health"


@pytest.mark.parametrize("query", ["?agency=nobody", "?topic=x:y", "?theme=%00", "?role=a&agency=b", "?partnership="])
def test_who_asks_for_what_is_not_there_is_offered_everything(client: Client, query: str) -> None:
    answer = client.get(f"/follow/{query}")
    assert answer.status_code in {200, 400}
    if answer.status_code == 200:
        assert "/feeds/all.atom" in answer.content.decode()


def test_the_page_takes_few_questions(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(7):
        client.get("/follow/?theme=professional-curiosity")


def test_asking_again_before_confirming_keeps_the_last_answer(client: Client) -> None:
    subscribe(client, often="weekly")
    subscribe(client, often="at_once")
    assert Subscription.objects.get().often == "at_once"
    client.post(link("confirm"))
    assert confirmed() == ["all"]


def test_asking_for_a_topic_that_vanished_sends_nothing() -> None:
    ask(email=WHO, topic=Topic("agency", "gone"), often=Often.WEEKLY)
    work()
    assert mail.outbox == []
