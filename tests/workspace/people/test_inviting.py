"""Invitations: first the stranger, then who is invited."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from factories.people import a_partnership, a_person, a_reader, a_role, an_agency, an_editor, somebody
from factories.signing_in import signed_in
from heed.audit.models import Entry
from heed.people.models import Invitation, Membership, Partnership, Person, Position
from heed.people.rules import Duty
from heed.workspace.errors import NoLongerGood
from heed.workspace.services import invitations

pytestmark = pytest.mark.django_db

PASSWORD = "four quiet wooden boats"
WHO = "mina@example.org"


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def administrator(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def invite(administrator: Person, partnership: Partnership, email: str = WHO, **more: object) -> str:
    data = {"email": email, "partnership": partnership.pk, "duties": ["editor"], **more}
    response = browser(administrator).post("/staff/people/invite/", data)
    assert response.status_code == 302, response.content.decode()
    return link()


def link() -> str:
    found = re.search(r"https?://[^/]+(/staff/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_strangers_are_kept_out(partnership: Partnership, administrator: Person, client: Client) -> None:
    invite(administrator, partnership)
    invitation = Invitation.objects.get()
    writes = [f"invitations/{invitation.pk}/again/", f"invitations/{invitation.pk}/revoke/", "invite/"]
    elsewhere = browser(somebody(Duty.ADMINISTRATOR, a_partnership()))
    for write in writes:
        assert "/staff/sign-in/" in client.post(f"/staff/people/{write}")["Location"]
        for person in (a_reader(partnership), an_editor(partnership), a_person()):
            assert browser(person).post(f"/staff/people/{write}").status_code == 403
    for write in writes[:2]:
        assert elsewhere.post(f"/staff/people/{write}").status_code == 404
    data = {"email": "x@example.org", "partnership": partnership.pk, "duties": ["editor"]}
    assert elsewhere.post("/staff/people/invite/", data).status_code == 422
    assert Invitation.objects.filter(revoked_at=None).count() == 1
    assert WHO not in elsewhere.get("/staff/people/").content.decode()


def test_the_invited_chooses_name_and_password_and_is_in(
    partnership: Partnership, administrator: Person, client: Client
) -> None:
    agency, role = an_agency(), a_role()
    address = invite(administrator, partnership, duties=["editor", "analyst"], agency=agency.pk, role=role.pk)
    assert "Ada Thorne" in str(mail.outbox[0].body)
    assert "editor and analyst" in str(mail.outbox[0].body)
    assert "Fallowshire Partnership" in client.get(address).content.decode()
    response = client.post(address, {"name": "Mina Brook", "password": PASSWORD})
    assert response["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200
    mina = Person.objects.get(email=WHO)
    assert set(Membership.objects.filter(person=mina).values_list("duty", flat=True)) == {"editor", "analyst"}
    assert Position.objects.get(person=mina).agency == agency
    log = list(Entry.objects.order_by("id").values_list("action", "actor_name"))
    assert log == [
        ("invited", "Ada Thorne"),
        ("account opened", "Mina Brook"),
        ("invitation accepted", "Mina Brook"),
        ("duty given", "Ada Thorne"),
        ("duty given", "Ada Thorne"),
        ("position given", "Ada Thorne"),
        ("signed in", "Mina Brook"),
    ]


def test_the_invited_sets_up_a_second_factor_without_being_asked_for_the_password_again(
    partnership: Partnership, administrator: Person, client: Client, settings: Settings
) -> None:
    address = invite(administrator, partnership)
    settings.PASSWORD_IS_ENOUGH = False
    client.post(address, {"name": "Mina Brook", "password": PASSWORD})
    assert client.get("/staff/")["Location"] == "/staff/account/second-factor/"
    assert client.get("/staff/account/app/").status_code == 200


def test_a_reader_goes_to_their_account(partnership: Partnership, administrator: Person, client: Client) -> None:
    address = invite(administrator, partnership, duties=["reader"])
    response = client.post(address, {"name": "Mina Brook", "password": PASSWORD}, follow=True)
    assert response.redirect_chain == [("/staff/account/", 302)]


def test_the_link_is_good_once(partnership: Partnership, administrator: Person, client: Client) -> None:
    address = invite(administrator, partnership)
    client.post(address, {"name": "Mina Brook", "password": PASSWORD})
    again = Client().post(address, {"name": "Another", "password": PASSWORD})
    assert (again.status_code, b"no longer good" in again.content) == (410, True)
    assert Person.objects.filter(email=WHO).count() == 1


def test_the_link_is_good_for_seven_days(partnership: Partnership, administrator: Person, client: Client) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        address = invite(administrator, partnership)
    with time_machine.travel(now + timedelta(days=7) - timedelta(minutes=1), tick=False):
        assert client.get(address).status_code == 200
    with time_machine.travel(now + timedelta(days=7), tick=False):
        assert client.get(address).status_code == 410


def test_a_link_that_was_changed_or_made_up_is_refused(partnership: Partnership, administrator: Person) -> None:
    address = invite(administrator, partnership)
    for other in (address[:-2] + "x/", address.replace(":", "x:"), "/staff/invitation/made-up/"):
        assert Client().get(other).status_code == 410, other


def test_the_database_does_not_hold_what_opens_it(partnership: Partnership, administrator: Person) -> None:
    token = invite(administrator, partnership).split("/")[-2]
    kept = Invitation.objects.get().token_hash
    assert token not in kept
    assert token.split(":")[0] not in kept
    assert token not in str(list(Entry.objects.values()))


def test_sent_again_the_first_link_is_void(partnership: Partnership, administrator: Person, client: Client) -> None:
    first = invite(administrator, partnership)
    browser(administrator).post(f"/staff/people/invitations/{Invitation.objects.get().pk}/again/")
    assert client.get(first).status_code == 410
    assert client.get(link()).status_code == 200
    assert "invitation sent again" in Entry.objects.values_list("action", flat=True)


def test_revoked_it_opens_nothing(partnership: Partnership, administrator: Person, client: Client) -> None:
    address = invite(administrator, partnership)
    browser(administrator).post(f"/staff/people/invitations/{Invitation.objects.get().pk}/revoke/")
    assert client.get(address).status_code == 410
    assert "invitation revoked" in Entry.objects.values_list("action", flat=True)
    invite(administrator, partnership)


def test_a_second_invitation_to_the_same_is_refused_with_a_sentence(
    partnership: Partnership, administrator: Person
) -> None:
    invite(administrator, partnership)
    data = {"email": WHO.upper(), "partnership": partnership.pk, "duties": ["reader"]}
    response = browser(administrator).post("/staff/people/invite/", data)
    assert (response.status_code, b"has been invited" in response.content) == (422, True)


def test_somebody_with_an_account_says_yes_with_it_and_gets_the_duty(
    partnership: Partnership, administrator: Person
) -> None:
    reader = a_reader(a_partnership())
    address = invite(administrator, partnership, reader.email)
    stranger = Client()
    page = stranger.get(address).content.decode()
    assert f"/staff/sign-in/?next={address}".replace(":", "%3A") in page.replace(":", "%3A")
    assert "password" not in page.split("<main")[1].lower()
    stranger.post(address, {"name": "Taken over", "password": PASSWORD})
    assert not Membership.objects.filter(person=reader, duty=Duty.EDITOR).exists()
    assert "/staff/sign-in/" in stranger.post(f"{address}accept/")["Location"]
    another = browser(a_person("Sam Stone"))
    assert b"You are signed in as Sam Stone" in another.get(address).content
    assert b"no longer good" in another.post(f"{address}accept/", follow=True).content
    assert not Membership.objects.filter(duty=Duty.EDITOR).exists()
    theirs = signed_in(reader)
    assert b"Say yes" in theirs.get(address).content
    assert b"You are now editor" in theirs.post(f"{address}accept/", follow=True).content
    assert Membership.objects.get(person=reader, duty=Duty.EDITOR).partnership == partnership


def test_whoever_invites_does_not_learn_whether_there_is_an_account(
    partnership: Partnership, administrator: Person
) -> None:
    a_person(email="known@example.org")
    client = browser(administrator)
    answers = []
    for email in ("known@example.org", "strange@example.org"):
        data = {"email": email, "partnership": partnership.pk, "duties": ["editor"]}
        page = client.post("/staff/people/invite/", data, follow=True).content.decode()
        client.post(f"/staff/people/invitations/{Invitation.objects.get(email=email).pk}/revoke/")
        client.get("/staff/people/")
        answers.append(re.sub(r"(known|strange)@|\d+|value=\"[^\"]*\"", "", page))
    assert answers[0] == answers[1]


def test_a_closed_account_is_not_opened_by_an_invitation(partnership: Partnership, administrator: Person) -> None:
    person = a_person(email="closed@example.org", is_active=False)
    address = invite(administrator, partnership, person.email)
    Client().post(address, {"name": "Back", "password": PASSWORD})
    person.refresh_from_db()
    assert not person.is_active
    assert not Membership.objects.filter(person=person).exists()


def test_a_weak_password_is_refused_and_the_invitation_stays_good(
    partnership: Partnership, administrator: Person, client: Client
) -> None:
    address = invite(administrator, partnership)
    response = client.post(address, {"name": "Mina Brook", "password": "short"})
    assert (response.status_code, b"too short" in response.content) == (422, True)
    assert not Person.objects.filter(email=WHO).exists()
    assert client.post(address, {"name": "Mina Brook", "password": PASSWORD}).status_code == 302


def test_a_role_of_another_agency_is_refused(partnership: Partnership, administrator: Person) -> None:
    role = a_role()
    role.agency = an_agency("health", "Health")
    role.save()
    data = {
        "email": WHO,
        "partnership": partnership.pk,
        "duties": ["reader"],
        "agency": an_agency().pk,
        "role": role.pk,
    }
    response = browser(administrator).post("/staff/people/invite/", data)
    assert b"is no role in Police" in response.content


def test_a_mail_that_cannot_go_is_told_and_the_invitation_is_kept(
    partnership: Partnership, administrator: Person, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    data = {"email": WHO, "partnership": partnership.pk, "duties": ["reader"]}
    page = browser(administrator).post("/staff/people/invite/", data, follow=True).content
    assert b"the mail could not be sent" in page
    assert Invitation.objects.filter(email=WHO).exists()


def test_sending_again_opens_nothing_that_was_closed_meanwhile(partnership: Partnership, administrator: Person) -> None:
    invite(administrator, partnership)
    as_it_was = Invitation.objects.get()
    invitations.revoke(invitation=Invitation.objects.get(), by=administrator)
    with pytest.raises(NoLongerGood):
        invitations.invite_again(invitation=as_it_was, by=administrator)
    assert Invitation.objects.get().revoked_at
    assert len(mail.outbox) == 1
