"""A feed of everything, or of one partnership, theme, agency or role, as Atom, JSON Feed or iCalendar."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.http import urlencode

from heed.people.selectors import now_called
from heed.publishing.outputs import atom, calendar, json_feed
from heed.publishing.rules.feeds import Feed, Topic
from heed.publishing.selectors import feeds
from heed.publishing.selectors.following import Followed, feed_address, find_followed
from heed.publishing.views.public import public_page

_WRITERS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom": (atom.atom, atom.MEDIA_TYPE),
    "json": (json_feed.json_feed, json_feed.MEDIA_TYPE),
    "ics": (calendar.calendar, calendar.MEDIA_TYPE),
}


@public_page
def feed_of_all(request: HttpRequest, form: str) -> HttpResponse:
    """Everything that is published."""
    return _feed(request, find_followed("all"), form)


@public_page
def feed_of_partnership(request: HttpRequest, partnership: str, form: str) -> HttpResponse:
    """What a partnership publishes, with what it took over from others. Under a former name it leads on."""
    what = find_followed("partnership", partnership)
    if what is None and (body := now_called(partnership)):
        address = feed_address(Followed(Topic("partnership", str(body.pk)), body.name, body.slug), form)
        query = urlencode(request.GET, doseq=True)
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    return _feed(request, what, form)


@public_page
def feed_of_theme(request: HttpRequest, theme: str, form: str) -> HttpResponse:
    """What was coded with a theme."""
    return _feed(request, find_followed("theme", theme), form)


@public_page
def feed_of_agency(request: HttpRequest, agency: str, form: str) -> HttpResponse:
    """What speaks to an agency, or to a role in it."""
    return _feed(request, find_followed("agency", agency), form)


@public_page
def feed_of_role(request: HttpRequest, role: str, form: str, agency: str = "") -> HttpResponse:
    """What speaks to a role, in one agency or anywhere."""
    return _feed(request, find_followed("role", role, agency), form)


def _feed(request: HttpRequest, what: Followed | None, form: str) -> HttpResponse:
    """The page of the feed that is asked for.

    By its tag a reader learns that nothing changed, and by no time: a withdrawal in the same second as what came before
    it, or one that was written while something later was, would look as if nothing had.
    """
    page = request.GET.get("page", "1")
    # no more digits than a database can count with
    if what is None or not (page.isascii() and page.isdecimal() and len(page) < 7 and int(page) > 0):
        raise Http404
    found = feeds.feed(what, form, int(page))
    if found is None:
        raise Http404
    write, media_type = _WRITERS[form]
    answer = HttpResponse(write(found), content_type=f"{media_type}; charset=utf-8")
    # pages of other sites may show what is new here; what they get is what everybody gets
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
