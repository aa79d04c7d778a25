"""Two processes that serve one record: what a third one does shows in both on the very next visit."""

from __future__ import annotations

from pathlib import Path

from factories.processes import Run, asked, heed, site

REVIEW = "/reviews/fallowshire-partnership/2020/child-ar/"
PUBLISH = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from factories.people import a_partnership, an_approver, an_editor
from factories.reviews import an_approved_review
from heed.publishing.services import publish

body = a_partnership("Fallowshire Partnership", "FSCP")
approver = an_approver(body)
publish(review=an_approved_review(by=an_editor(body), partnership=body), by=approver)
"""
WITHDRAW = """
from heed.people.models import Person
from heed.publishing.models import Publication
from heed.publishing.services import withdraw

by = Person.objects.get(name="Amina Rook")
withdraw(publication=Publication.objects.get(), reason="A relative asked us to.", by=by)
"""


def test_a_withdrawal_shows_at_once_in_every_process_and_to_browsers_that_kept_the_page(
    surroundings: dict[str, str], run: Run
) -> None:
    assert heed(surroundings, "migrate").wait() == 0
    with site(surroundings) as one, site(surroundings) as two:
        assert [asked(address + REVIEW)[0] for address in (one, two)] == [404, 404]
        run(PUBLISH)
        tags = {}
        for address in (one, two, one, two):
            status, words, head = asked(address + REVIEW)
            assert (status, "Ask who else lives in the home." in words) == (200, True)
            assert (head["cache-control"], head["vary"], "set-cookie" in head) == ("no-cache", "Accept-Encoding", False)
            assert asked(address + REVIEW, **{"If-None-Match": head["etag"]})[0] == 304
            tags[address] = head["etag"]
        assert tags[one] == tags[two]
        run(WITHDRAW)
        for address in (one, two):
            for kept in ({}, {"If-None-Match": tags[address]}):
                status, words, _head = asked(address + REVIEW, **kept)
                assert (status, "A relative asked us to." in words) == (410, True)
                assert "Ask who else lives in the home." not in words
            assert "Child AR" not in asked(f"{address}/")[1]
