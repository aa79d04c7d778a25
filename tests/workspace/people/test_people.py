"""The people of a partnership: first the stranger, then the administrator."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from factories.people import (
    PASSWORD,
    a_partnership,
    a_person,
    a_reader,
    a_role,
    an_agency,
    an_approver,
    an_editor,
    became,
    somebody,
)
from factories.signing_in import code, signed_in, with_app
from heed.audit.models import Entry
from heed.people.models import Membership, Partnership, Person, Position
from heed.people.rules import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def administrator(partnership: Partnership) -> Person:
    return somebody(Duty.ADMINISTRATOR, partnership, "Ada Thorne")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def writes(person: Person, partnership: Partnership) -> list[tuple[str, dict[str, object]]]:
    membership = Membership.objects.filter(person=person).first()
    return [
        ("duties/", {"duty": "approver", "partnership": partnership.pk}),
        (f"duties/{membership.pk if membership else 0}/take/", {}),
        ("positions/", {"agency": an_agency().pk, "partnership": partnership.pk}),
        ("account/", {}),
        ("second-factor/", {"reason": "They lost their telephone."}),
        ("sessions/", {}),
        ("unlock/", {}),
    ]


def log() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("action", flat=True))


def test_strangers_readers_and_approvers_are_kept_out(partnership: Partnership, editor: Person, client: Client) -> None:
    here = f"/staff/people/{editor.pk}/"
    for address in ("/staff/people/", here, "/staff/people/invite/"):
        assert client.get(address)["Location"] == f"/staff/sign-in/?next={address}"
        for person in (a_reader(partnership), an_approver(partnership), editor, a_person()):
            assert browser(person).get(address).status_code == 403
    for write, data in writes(editor, partnership):
        assert client.post(here + write, data).status_code == 302
        assert browser(an_approver(partnership)).post(here + write, data).status_code == 403
    assert log() == []
    assert Membership.objects.filter(person=editor).count() == 1


def test_another_partnerships_people_are_not_found(partnership: Partnership, editor: Person) -> None:
    elsewhere = browser(somebody(Duty.ADMINISTRATOR, a_partnership()))
    assert editor.name not in elsewhere.get("/staff/people/").content.decode()
    assert editor.name not in elsewhere.get("/staff/people/?q=Ellis").content.decode()
    here = f"/staff/people/{editor.pk}/"
    assert elsewhere.get(here).status_code == 404
    for write, data in writes(editor, partnership):
        assert elsewhere.post(here + write, data).status_code == 404
    assert log() == []


def test_writes_take_a_post(administrator: Person, partnership: Partnership, editor: Person) -> None:
    client = browser(administrator)
    for write, _data in writes(editor, partnership):
        assert client.get(f"/staff/people/{editor.pk}/{write}").status_code == 405


def test_the_list_shows_duties_second_factors_and_when_people_signed_in(
    administrator: Person, editor: Person, partnership: Partnership
) -> None:
    with_app(editor)
    closed = somebody(Duty.READER, partnership, "Col Reed")
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    page = browser(administrator).get("/staff/people/").content.decode()
    assert "Editor, FSCP" in page
    assert page.count("No second factor") == 2
    assert "Never signed in" in page
    assert "Closed" in page
    found = browser(administrator).get("/staff/people/?q=ellis").content.decode()
    assert ("Ellis Marsh" in found, "Col Reed" in found) == (True, False)
    assert b"Nobody is found" in browser(administrator).get("/staff/people/?q=zzz").content


def test_duties_are_given_and_taken_and_the_log_says_by_whom(
    administrator: Person, editor: Person, partnership: Partnership
) -> None:
    client, here = browser(administrator), f"/staff/people/{editor.pk}/"
    client.post(f"{here}duties/", {"duty": "approver", "partnership": partnership.pk})
    assert set(editor.memberships.values_list("duty", flat=True)) == {"editor", "approver"}
    client.post(f"{here}duties/{editor.memberships.get(duty='editor').pk}/take/")
    assert set(editor.memberships.values_list("duty", flat=True)) == {"approver"}
    given, taken = Entry.objects.order_by("id")
    assert (given.action, given.actor_name, given.detail["duty"]) == ("duty given", "Ada Thorne", "approver")
    assert (taken.action, taken.partnership_id) == ("duty taken", partnership.pk)


def test_a_duty_at_a_partnership_of_others_cannot_be_given_nor_seen(administrator: Person, editor: Person) -> None:
    other = a_partnership("Stanbeck Partnership")
    client, here = browser(administrator), f"/staff/people/{editor.pk}/"
    response = client.post(f"{here}duties/", {"duty": "approver", "partnership": other.pk})
    assert (response.status_code, b"Choose one of the partnerships" in response.content) == (422, True)
    membership = Membership.objects.create(person=editor, partnership=other, duty=Duty.APPROVER)
    assert client.post(f"{here}duties/{membership.pk}/take/").status_code == 404
    there = browser(somebody(Duty.ADMINISTRATOR, other))
    there.post(f"{here}duties/", {"duty": "analyst", "partnership": other.pk})
    assert b"Stanbeck" not in client.get(here).content


def test_somebody_with_no_duty_left_is_no_longer_among_the_managed(administrator: Person, editor: Person) -> None:
    response = browser(administrator).post(f"/staff/people/{editor.pk}/duties/{editor.memberships.get().pk}/take/")
    assert response["Location"] == "/staff/people/"


def test_positions_are_given_and_taken(administrator: Person, editor: Person, partnership: Partnership) -> None:
    client, here = browser(administrator), f"/staff/people/{editor.pk}/"
    for _time in range(2):
        client.post(f"{here}positions/", {"agency": an_agency().pk, "partnership": partnership.pk})
    client.post(f"{here}positions/", {"agency": an_agency().pk, "role": a_role().pk, "partnership": partnership.pk})
    assert {str(position) for position in Position.objects.all()} == {"Police", "Health visitors, Police"}
    client.post(f"{here}positions/{Position.objects.get(role=None).pk}/take/")
    assert Position.objects.get().role == a_role()
    assert log() == ["position given", "position given", "position taken"]


def test_the_last_administrator_stays(administrator: Person, partnership: Partnership) -> None:
    client, here = browser(administrator), f"/staff/people/{administrator.pk}/"
    page = client.post(f"{here}duties/{administrator.memberships.get().pk}/take/", follow=True)
    assert b"is the last administrator of Fallowshire Partnership" in page.content
    gone = somebody(Duty.ADMINISTRATOR, partnership, "Gone Away")
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    page = client.post(f"{here}duties/{administrator.memberships.get().pk}/take/", follow=True)
    assert b"is the last administrator" in page.content
    somebody(Duty.ADMINISTRATOR, partnership, "Second Thorne")
    client.post(f"{here}duties/{administrator.memberships.get().pk}/take/")
    assert not administrator.memberships.exists()


def test_an_administrator_of_what_a_body_became_counts(administrator: Person, partnership: Partnership) -> None:
    after = a_partnership("Fallowshire and Stanbeck Partnership")
    became(partnership, after)
    somebody(Duty.ADMINISTRATOR, after)
    here = f"/staff/people/{administrator.pk}/"
    browser(administrator).post(f"{here}duties/{administrator.memberships.get().pk}/take/")
    assert not administrator.memberships.exists()


def test_nobody_closes_their_own_account_and_the_last_administrators_stays_open(
    administrator: Person, partnership: Partnership
) -> None:
    second = somebody(Duty.ADMINISTRATOR, partnership, "Second Thorne")
    own = browser(second).post(f"/staff/people/{second.pk}/account/", follow=True)
    assert b"You cannot close your own account" in own.content
    browser(second).post(f"/staff/people/{administrator.pk}/account/")
    administrator.refresh_from_db()
    assert not administrator.is_active


def test_closing_an_account_puts_its_owner_out_at_once_and_it_can_be_opened_again(
    administrator: Person, editor: Person
) -> None:
    theirs = signed_in(editor)
    client, address = browser(administrator), f"/staff/people/{editor.pk}/account/"
    client.post(address)
    assert theirs.get("/staff/")["Location"] == "/staff/sign-in/?next=/staff/"
    again = theirs.post("/staff/sign-in/", {"login": editor.email, "password": PASSWORD})
    assert b"do not belong together" in again.content
    client.post(address)
    assert signed_in(editor).get("/staff/").status_code == 200
    assert {"account closed", "account reopened"} <= set(log())


def test_an_account_that_works_elsewhere_too_is_not_closed_from_here(administrator: Person, editor: Person) -> None:
    Membership.objects.create(person=editor, partnership=a_partnership(), duty=Duty.READER)
    with_app(editor)
    client, here = browser(administrator), f"/staff/people/{editor.pk}/"
    for write, data in (("account/", {}), ("second-factor/", {"reason": "Lost."})):
        assert b"also works for a partnership" in client.post(here + write, data, follow=True).content
    editor.refresh_from_db()
    assert editor.is_active
    assert log() == []


def test_a_second_factor_is_taken_away_with_a_reason_and_set_up_anew(
    administrator: Person, editor: Person, settings: Settings
) -> None:
    with_app(editor)
    theirs, client = signed_in(editor, second=code()), browser(administrator)
    address = f"/staff/people/{editor.pk}/second-factor/"
    assert client.post(address, {"reason": " "}).status_code == 422
    assert theirs.get("/staff/").status_code == 200
    client.post(address, {"reason": "Ellis stood at my desk: the telephone fell into the beck."})
    assert theirs.get("/staff/").status_code == 302
    settings.PASSWORD_IS_ENOUGH = False
    assert signed_in(editor).get("/staff/")["Location"] == "/staff/account/second-factor/"
    assert "the beck" in Entry.objects.get(action="second factor reset").detail["reason"]


def test_an_administrator_ends_somebodys_sessions(administrator: Person, editor: Person) -> None:
    theirs = signed_in(editor)
    browser(administrator).post(f"/staff/people/{editor.pk}/sessions/")
    assert theirs.get("/staff/").status_code == 302
    assert "session ended" in log()


def test_an_administrator_unlocks_who_guessed_too_often(administrator: Person, editor: Person) -> None:
    theirs = Client()
    for _time in range(6):
        theirs.post("/staff/sign-in/", {"login": editor.email, "password": "wrong"})
    address = f"/staff/people/{editor.pk}/unlock/"
    assert b"can try again" in browser(administrator).post(address, follow=True).content
    assert signed_in(editor).get("/staff/").status_code == 200
    assert b"was not locked out" in browser(administrator).post(address, follow=True).content
    assert log().count("unlocked") == 1


def test_the_pages_take_as_many_queries_for_many_as_for_few(
    administrator: Person,
    editor: Person,
    partnership: Partnership,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(60):
        with_app(somebody(Duty.READER, partnership, f"Reader {number}"))
    client = browser(administrator)
    with django_assert_max_num_queries(13):
        assert client.get("/staff/people/").status_code == 200
    with django_assert_max_num_queries(24):
        assert client.get(f"/staff/people/{editor.pk}/").status_code == 200
