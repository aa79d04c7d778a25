"""A withdrawal reaches every output at once: whatever a visitor could find before, nobody can find after.

The visitor follows every address there is, so that an output added later is held to the same without being named here.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pytest_django import Settings

from factories.crawling import Answer, Visitor
from factories.people import a_partnership, an_agency, an_approver, an_editor
from factories.reviews import a_lesson, a_reading_of, approved, imported
from heed.people.models import Partnership
from heed.publishing.models import Publication
from heed.publishing.services import archive, publish, withdraw
from heed.publishing.views.kept import SHELF
from heed.reading import document
from heed.reviews.models import Review
from heed.reviews.services import confirm_all

pytestmark = pytest.mark.django_db

LABEL = "Child QZX"
LESSON = "Ask who else is asleep in the attic"
ASKED = "Every school should ring the attic bell"
STORY = "slept in the attic above the bakery"
STANDING = "Write down what the neighbours tell you"
ADDRESS = "/reviews/fallowshire-partnership/2020/child-qzx/"
EVERY_KIND = {
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/jsonl",
    "text/csv",
}
"""What the words of a public item are found in, by media type."""
WHY = "A relative asked us to look at it again."


@pytest.fixture(autouse=True)
def _keeping(settings: Settings) -> None:
    """As on a site: what was made is kept until something is written, which is where an old answer could come from."""
    settings.HEED_KEPT_MEGABYTES = 8
    SHELF.clear()


@pytest.fixture
def partnership() -> Partnership:
    an_agency("police", "Police")
    an_agency("school", "Schools")
    return a_partnership("Fallowshire Partnership")


def a_public_review(partnership: Partnership, reading: document.Review) -> Publication:
    editor, approver = an_editor(partnership), an_approver(partnership)
    outcome = imported(reading, by=editor, partnership=partnership, file=f"{reading.label}.txt")
    review = Review.objects.get(pk=outcome.reviews[0].review_id)
    confirmed = approved(confirm_all(review=review, by=editor))
    return publish(review=confirmed, by=approver, with_report=True, overrule="Everybody is invented.").publication


@pytest.fixture
def publication(partnership: Partnership) -> Publication:
    """A review with a lesson, a recommendation, a story and a report to download; beside it one that stays."""
    police = document.Addressee("the police", "police", None)
    asked = document.Item(
        document.ItemType.RECOMMENDATION,
        f"{ASKED}.",
        "1",
        addressees=(document.Addressee("schools", "school", None),),
        due="31 March 2027",
    )
    a_public_review(partnership, a_reading_of(a_lesson(f"{STANDING}.", "1", police)))
    told = a_reading_of(
        a_lesson(f"{LESSON}.", "1", police),
        asked,
        label=LABEL,
        title=f"Learning from {LABEL}",
        story=f"{LABEL} {STORY}.",
    )
    return a_public_review(partnership, told)


@pytest.fixture
def visitor(publication: Publication) -> Visitor:
    """Somebody who has seen everything there was to see while the review was public."""
    visitor = Visitor()
    visitor.walk(ADDRESS)
    return visitor


def found(answers: Mapping[str, Answer], words: str) -> list[str]:
    return [address for address, answer in answers.items() if words in answer.words]


def test_while_it_is_public_its_words_are_found_in_every_kind_of_output(visitor: Visitor) -> None:
    """Else the tests below would be content with a visitor who sees nothing."""
    assert {answer.status for answer in visitor.seen.values()} <= {200, 301, 302, 400, 404, 405, 422}
    assert set(visitor.where(LESSON).values()) >= EVERY_KIND
    assert set(visitor.where(ASKED).values()) >= EVERY_KIND
    assert set(visitor.where(LABEL).values()) >= {"text/calendar", "text/xml"}
    assert found(visitor.seen, STORY)


def test_no_address_gives_a_cookie_or_differs_from_one_visitor_to_another(visitor: Visitor) -> None:
    assert not visitor.client.cookies
    assert {address: answer.vary for address, answer in visitor.seen.items() if "Cookie" in answer.vary} == {}


def test_after_it_was_withdrawn_no_address_says_a_word_of_it(visitor: Visitor, publication: Publication) -> None:
    """Asked again as a browser does that has kept everything, and as a visitor does who comes for the first time."""
    withdraw(publication=publication, reason=WHY, by=an_approver(publication.partnership))
    again = visitor.ask_again()
    newcomer = Visitor()
    newcomer.walk(ADDRESS)
    for words in (LESSON, ASKED, STORY):
        assert found(again, words) == []
        assert found(newcomer.seen, words) == []
    assert found(again, STANDING)


def test_after_it_was_withdrawn_its_own_addresses_say_so_and_why(visitor: Visitor, publication: Publication) -> None:
    own = [address for address, answer in visitor.seen.items() if address.startswith(ADDRESS) and answer.status == 200]
    own += [f"/learning/{item.public_id}/" for item in publication.listed_items.all()]
    withdraw(publication=publication, reason=WHY, by=an_approver(publication.partnership))
    again = visitor.ask_again()
    assert {address: again[address].status for address in own if again[address].status != 410} == {}
    assert [address for address in own if WHY not in again[address].words] == []


def test_after_it_was_archived_its_report_is_gone_and_its_learning_stays(
    visitor: Visitor, publication: Publication
) -> None:
    reports = [address for address in visitor.seen if "/documents/" in address and address.startswith(ADDRESS)]
    archive(review=publication.review, reason="It was here for five years.", by=an_approver(publication.partnership))
    again = visitor.ask_again()
    assert [again[address].status for address in reports] == [410]
    assert set(visitor.where(LESSON)) - set(found(again, LESSON)) <= set(reports)
