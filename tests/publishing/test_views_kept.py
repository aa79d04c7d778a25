"""Finished public pages are kept until something is written, and not one visit longer."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries, Settings

from factories.people import a_partnership, an_approver, an_editor, somebody
from factories.reviews import a_lesson, an_approved_review
from heed.audit.rules import Action
from heed.audit.selectors import Extent
from heed.audit.services import record
from heed.people.models import Partnership, Person
from heed.people.rules import Duty
from heed.publishing.models import Publication
from heed.publishing.services import archive, publish, withdraw
from heed.publishing.views import kept
from heed.publishing.views.kept import SHELF, Answer, Moment, Shelf, finished, kept_public
from heed.reviews.models import Review
from heed.workspace.services.lineage import change_partnership, rename_partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_keeping")]

REVIEW = "/reviews/fallowshire-partnership/2020/child-ar/"
NOW = Moment(Extent(1, 1), 1)


@pytest.fixture
def _keeping(settings: Settings) -> None:
    settings.HEED_KEPT_MEGABYTES = 8
    SHELF.clear()


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def approver(partnership: Partnership) -> Person:
    return an_approver(partnership)


@pytest.fixture
def review(partnership: Partnership, approver: Person) -> Review:
    found = an_approved_review(
        a_lesson("Ask who else lives in the home.", "1"), by=an_editor(partnership), partnership=partnership
    )
    publish(review=found, by=approver)
    return found


def an_answer(size: int = 10) -> Answer:
    return Answer(200, (), b"x" * size, is_compressed=False)


def page(client: Client, address: str = REVIEW) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.content.decode()


def test_a_page_is_drawn_once_and_then_kept(
    client: Client, review: Review, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(connection) as cold:
        first = client.get(REVIEW)
    assert 1 < len(cold) < 12
    with django_assert_num_queries(1):
        again = client.get(REVIEW)
    assert (again.status_code, again.content, dict(again.headers)) == (200, first.content, dict(first.headers))


@pytest.mark.parametrize(
    "address", ["/", "/reviews/", "/reviews/?year=2020", "/about/", "/accessibility/", "/privacy/"]
)
def test_every_public_page_is_kept(
    client: Client, review: Review, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = page(client, address)
    with django_assert_num_queries(1):
        assert page(client, address) == first


def withdrawn(review: Review, by: Person) -> None:
    withdraw(publication=Publication.objects.get(review=review), reason="A relative asked us to.", by=by)


def archived(review: Review, by: Person) -> None:
    archive(review=review, reason="Two years have passed.", by=by)


def reached_elsewhere(review: Review, by: Person) -> None:
    review.partnership.phone = "01632 960777"
    change_partnership(partnership=review.partnership, by=somebody(Duty.ADMINISTRATOR, review.partnership))


def renamed(review: Review, by: Person) -> None:
    rename_partnership(
        partnership=review.partnership,
        name="Fallowshire and Merrowby Partnership",
        short_name="FMP",
        slug="fallowshire-and-merrowby",
        on=timezone.localdate(),
        by=somebody(Duty.ADMINISTRATOR, review.partnership),
    )


@pytest.mark.parametrize(
    ("done", "shows"),
    [
        (withdrawn, (410, "A relative asked us to.")),
        (archived, (200, "The report is no longer offered here")),
        (reached_elsewhere, (200, "01632 960777")),
        (renamed, (301, "")),
    ],
)
def test_what_is_done_shows_on_the_very_next_visit_in_every_process(
    client: Client,
    review: Review,
    approver: Person,
    monkeypatch: pytest.MonkeyPatch,
    done: Callable[[Review, Person], None],
    shows: tuple[int, str],
) -> None:
    shelves = [Shelf(), Shelf()]
    for shelf in shelves:
        monkeypatch.setattr(kept, "SHELF", shelf)
        assert page(client)[0] == 200
        assert len(shelf) == 1
    done(review, approver)
    for shelf in shelves:
        monkeypatch.setattr(kept, "SHELF", shelf)
        status, words = page(client)
        assert status == shows[0]
        assert shows[1] in words


def test_what_is_published_shows_on_the_lists_at_once(
    client: Client, review: Review, partnership: Partnership, approver: Person
) -> None:
    lists = ("/", "/reviews/", "/reviews/?year=2020", "/about/")
    for address in lists:
        page(client, address)
    other = an_approved_review(by=an_editor(partnership), partnership=partnership, label="Child BD")
    assert all("Child BD" not in page(client, address)[1] for address in lists)
    publish(review=other, by=approver)
    assert ["Child BD" in page(client, address)[1] for address in lists] == [True, True, True, False]
    withdrawn(other, approver)
    assert all("Child BD" not in page(client, address)[1] for address in lists)


def test_a_withdrawal_shows_to_a_browser_that_has_the_page(client: Client, review: Review, approver: Person) -> None:
    tag = client.get(REVIEW)["ETag"]
    assert client.get(REVIEW, headers={"if-none-match": tag}).status_code == 304
    withdrawn(review, approver)
    assert client.get(REVIEW, headers={"if-none-match": tag}).status_code == 410


def test_a_page_of_what_is_gone_is_kept_too(
    client: Client, review: Review, approver: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    withdrawn(review, approver)
    first = page(client)
    with django_assert_num_queries(1):
        assert page(client) == first
    assert first[0] == 410


def test_what_the_log_does_not_know_of_shows_within_a_minute(client: Client, review: Review) -> None:
    at = datetime(2026, 11, 24, 12, 0, 1, tzinfo=UTC)
    with time_machine.travel(at, tick=False):
        page(client)
        Partnership.objects.update(phone="01632 960777")
        assert "960777" not in page(client)[1]
    with time_machine.travel(at + timedelta(seconds=kept.AT_MOST), tick=False):
        assert "960777" in page(client)[1]


def test_the_same_page_comes_whoever_asks(client: Client, review: Review, approver: Person) -> None:
    stranger = client.get(REVIEW)
    client.force_login(approver)
    assert client.get(REVIEW).content == stranger.content
    assert "Cookie" not in stranger["Vary"]


def test_a_browser_that_cannot_read_compressed_pages_gets_the_same_words(client: Client, review: Review) -> None:
    plain = client.get(REVIEW)
    small = client.get(REVIEW, headers={"accept-encoding": "br, gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert not plain.has_header("Content-Encoding")
    assert (small["ETag"], small["Vary"]) == (plain["ETag"], plain["Vary"])
    assert int(small["Content-Length"]) == len(small.content) < int(plain["Content-Length"])


# --- the decorator


def ask(
    view: Callable[[HttpRequest], HttpResponseBase], address: str = "/x/", host: str = "testserver"
) -> HttpResponse:
    answer = kept_public(view)(RequestFactory().get(address, headers={"host": host}))
    assert isinstance(answer, HttpResponse)
    return answer


class Counted:
    """A view that says how often it was asked."""

    def __init__(self, does: Callable[[HttpRequest, HttpResponse], object] = lambda _request, _answer: None) -> None:
        self.times, self.does = 0, does

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.times += 1
        answer = HttpResponse(f"{request.build_absolute_uri()} {translation.get_language()} {timezone.localdate()}")
        self.does(request, answer)
        return answer

    __name__ = "counted"


def test_each_address_host_and_language_has_its_own_answer(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    view = Counted()
    said = set()
    for _ in range(2):
        said.add(ask(view, "/x/", "one.example").content)
        said.add(ask(view, "/x/", "two.example").content)
        said.add(ask(view, "/x/?page=2", "one.example").content)
        with translation.override("cy"):
            said.add(ask(view, "/x/", "one.example").content)
    assert (len(said), view.times) == (4, 4)


def test_two_questions_that_only_look_alike_have_an_answer_each(client: Client) -> None:
    # é as browsers of old sent it, and what its two bytes would be as letters
    as_bytes = client.get("/search", QUERY_STRING="q=\xc3\xa9x").content.decode()
    as_letters = client.get("/search", QUERY_STRING="q=%C3%83%C2%A9x").content.decode()
    assert 'value="éx"' in as_bytes
    assert 'value="Ã©x"' in as_letters


@pytest.mark.parametrize(
    ("accepts", "is_compressed"),
    [("gzip;q=0", False), ("gzip; q=0.0, br", False), ("gzip;q=0.5", True), ("br, gzip", True), ("gzip;q=1", True)],
)
def test_a_browser_that_says_it_wants_nothing_compressed_gets_it_so(
    client: Client, review: Review, accepts: str, is_compressed: bool
) -> None:
    assert client.get(REVIEW, headers={"accept-encoding": accepts}).has_header("Content-Encoding") is is_compressed


def test_a_new_day_is_a_new_answer() -> None:
    view = Counted()
    with time_machine.travel(datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC), tick=False):
        assert b"2026-11-24" in ask(view).content
    with time_machine.travel(datetime(2026, 11, 25, 0, 0, 0, tzinfo=UTC), tick=False):
        assert b"2026-11-25" in ask(view).content


def with_a_token(request: HttpRequest, answer: HttpResponse) -> None:
    answer.write(get_token(request))


def with_a_cookie(_request: HttpRequest, answer: HttpResponse) -> None:
    answer.set_cookie("who", "somebody")


def looked_at_the_session(request: HttpRequest, _answer: HttpResponse) -> None:
    class Session:
        accessed = True

    request.session = Session()  # type: ignore[assignment]


def told_something(request: HttpRequest, _answer: HttpResponse) -> None:
    class Messages:
        used = True

    request._messages = Messages()  # type: ignore[attr-defined]


def an_error(_request: HttpRequest, answer: HttpResponse) -> None:
    answer.status_code = 404


def private(_request: HttpRequest, answer: HttpResponse) -> None:
    answer["Cache-Control"] = "private, max-age=60"


def different_by_cookie(_request: HttpRequest, answer: HttpResponse) -> None:
    answer["Vary"] = "Accept-Encoding, Cookie"


@pytest.mark.parametrize(
    "does",
    [with_a_token, with_a_cookie, looked_at_the_session, told_something, an_error, private, different_by_cookie],
)
def test_what_is_meant_for_one_reader_is_never_kept(does: Callable[[HttpRequest, HttpResponse], object]) -> None:
    view = Counted(does)
    first, again = ask(view), ask(view)
    assert (view.times, len(SHELF)) == (2, 0)
    assert not first.has_header("ETag")
    assert first["Cache-Control"] in {"no-cache", "private, max-age=60"}
    assert again.status_code == first.status_code


def test_a_stream_is_passed_on_as_it_comes() -> None:
    stream = StreamingHttpResponse([b"a", b"b"])
    assert kept_public(lambda _request: stream)(RequestFactory().get("/x/")) is stream


def test_asking_for_the_head_alone_keeps_nothing_and_uses_what_is_kept() -> None:
    view = Counted()
    kept_public(view)(RequestFactory().head("/x/"))
    assert len(SHELF) == 0
    ask(view)
    kept_public(view)(RequestFactory().head("/x/"))
    assert view.times == 2


@pytest.mark.parametrize(
    ("media_type", "is_compressed"),
    [
        ("text/html; charset=utf-8", True),
        ("text/calendar", True),
        ("application/atom+xml", True),
        ("application/feed+json; charset=utf-8", True),
        ("application/json", True),
        ("application/pdf", False),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
        ("image/png", False),
    ],
)
def test_text_is_compressed_and_what_is_compressed_already_is_not(media_type: str, is_compressed: bool) -> None:
    answer = finished(HttpResponse(b"word" * 1000, content_type=media_type))
    assert (answer.is_compressed, len(answer.body) < 4000) == (is_compressed, is_compressed)


def test_where_no_memory_is_given_every_page_is_drawn_anew_and_answers_alike(settings: Settings) -> None:
    view = Counted()
    before = ask(view)
    settings.HEED_KEPT_MEGABYTES = 0
    after = ask(view)
    assert (after.content, dict(after.headers)) == (before.content, dict(before.headers))
    assert ask(view) is not None
    assert view.times == 3


def test_something_written_while_a_page_was_drawn_leaves_nothing_behind(partnership: Partnership) -> None:
    person = an_editor(partnership)
    inner = Counted()

    def meanwhile(_request: HttpRequest, _answer: HttpResponse) -> None:
        record(by=person, action=Action.CONFIRMED, record=person)
        ask(inner, "/another/")

    view = Counted(meanwhile)
    ask(view)
    ask(view)
    assert view.times == 2


# --- the shelf


def test_answers_not_asked_for_longest_make_room_for_others(settings: Settings) -> None:
    settings.HEED_KEPT_MEGABYTES = 1
    shelf = Shelf()
    assert shelf.find(("first",), NOW) is None
    for name in ("first", "second"):
        shelf.keep((name,), an_answer(400_000), NOW)
    assert shelf.find(("first",), NOW)
    shelf.keep(("third",), an_answer(400_000), NOW)
    assert [bool(shelf.find((name,), NOW)) for name in ("first", "second", "third")] == [True, False, True]


def test_an_answer_that_would_push_out_all_others_is_not_kept() -> None:
    shelf = Shelf()
    shelf.find(("a",), NOW)
    shelf.keep(("a",), an_answer(kept.LARGEST + 1), NOW)
    assert shelf.find(("a",), NOW) is None


@pytest.mark.parametrize("later", [Moment(Extent(2, 1), 1), Moment(Extent(1, 2), 1), Moment(Extent(1, 1), 2)])
def test_at_another_moment_nothing_that_was_kept_is_found(later: Moment) -> None:
    shelf = Shelf()
    shelf.find(("a",), NOW)
    shelf.keep(("a",), an_answer(), NOW)
    assert shelf.find(("a",), NOW)
    assert shelf.find(("a",), later) is None
    shelf.keep(("a",), an_answer(), NOW)
    assert shelf.find(("a",), later) is None
    assert shelf.find(("a",), NOW) is None
