"""The report beside what was read from it: first the stranger, then the owner."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.people import a_partnership, a_reader, an_editor
from factories.reviews import a_draft, a_lesson
from factories.signing_in import sign_in
from heed.audit.models import Entry
from heed.people.models import Partnership, Person
from heed.reading import read_bytes
from heed.reviews.models import Document, Review
from heed.reviews.services import forget_drawn, import_document
from reading.fixtures import hostile

pytestmark = pytest.mark.django_db


_numbers = count(1)


def a_report() -> bytes:
    """A file that no drawer holds from an earlier test."""
    return hostile.pdf(hostile.report_page(hostile.text_at(60, 400, f"Copy {next(_numbers)}")))


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def review(partnership: Partnership, editor: Person) -> Review:
    """A review that was read from a PDF of one page."""
    content = a_report()
    reading = read_bytes(content, "report.pdf")
    outcome = import_document(reading=reading, content=content, partnership=partnership, by=editor)
    return Review.objects.get(pk=outcome.reviews[0].review_id)


def address(review: Review, what: str, document: int | None = None, number: int = 1) -> str:
    document = document or Document.objects.get().pk
    return f"/staff/reviews/{review.pk}/documents/{document}/{number}/{what}/"


def all_addresses(review: Review) -> list[str]:
    item = review.items.first()
    assert item
    base = f"/staff/reviews/{review.pk}/"
    drawn = [address(review, what) for what in ("picture", "words", "marks")]
    return [base, f"{base}pane/", f"{base}list/", f"{base}item/{item.pk}/card/", *drawn]


def test_a_stranger_a_neighbour_and_a_reader_see_nothing_of_a_report(
    client: Client, review: Review, partnership: Partnership
) -> None:
    neighbour, reader = sign_in(an_editor(a_partnership())), sign_in(a_reader(partnership))
    for one in all_addresses(review):
        assert client.get(one).status_code == 302
        assert neighbour.get(one).status_code == 404
        assert reader.get(one).status_code == 403
    assert not default_storage.exists("pages")


def test_a_document_of_another_review_is_not_found_under_this_one(
    review: Review, partnership: Partnership, editor: Person
) -> None:
    document = Document.objects.get()
    other = a_draft(by=editor, partnership=partnership, label="Child Z")
    client = sign_in(editor)
    assert client.get(address(other, "picture", document.pk)).status_code == 404
    assert client.get(address(review, "picture", document.pk, number=2)).status_code == 404


def test_a_page_is_drawn_once_and_asked_for_each_time(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    first = client.get(address(review, "picture"))
    assert (first.status_code, first["Content-Type"]) == (200, "image/webp")
    assert "private" in first["Cache-Control"]
    assert "no-cache" in first["Cache-Control"]
    (kept,) = Path(default_storage.path("pages")).rglob("1.webp")
    kept.write_bytes(b"kept")
    assert client.get(address(review, "picture")).content == b"kept"
    assert client.get(address(review, "picture"), headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_page_and_all_its_parts_are_one_look_in_the_log(review: Review, editor: Person) -> None:
    client = sign_in(editor)
    for one in all_addresses(review):
        client.get(one)
    assert Entry.objects.filter(action="viewed").count() == 1
    other = sign_in(editor)
    other.get(address(review, "picture"))
    assert Entry.objects.filter(action="viewed").count() == 2


def test_each_word_comes_with_its_place(review: Review, editor: Person) -> None:
    said = sign_in(editor).get(address(review, "words")).json()
    assert (said["width"], said["height"]) == (595, 842)
    assert [said["text"][start:end] for start, end, *_ in said["words"]] == said["text"].split()


def test_marks_lie_where_the_evidence_stands_and_what_was_asked_for_on_top(review: Review, editor: Person) -> None:
    item = review.items.first()
    assert item
    passage = item.evidence.get()
    client = sign_in(editor)
    marks = client.get(address(review, "marks"), {"at": f"{passage.start}-{passage.end}"})
    assert marks["Content-Type"] == "image/svg+xml"
    boxes = re.findall(r"<rect [^>]*>", marks.content.decode())
    assert "stroke=" in boxes[-1]
    assert sum("stroke=" in box for box in boxes) < len(boxes)


def test_a_file_that_cannot_be_drawn_gets_a_sentence_and_its_text_is_there(review: Review, editor: Person) -> None:
    document = Document.objects.get()
    Path(document.file.path).write_bytes(b"%PDF-1.7 broken")
    client = sign_in(editor)
    answer = client.get(address(review, "picture"))
    assert answer.status_code == 422
    assert "Read its text instead" in answer.content.decode()
    words = client.get(f"/staff/reviews/{review.pk}/?view=text").content.decode()
    assert "heed-leaf__text" in words


def test_a_file_that_is_gone_gets_a_sentence(review: Review, editor: Person) -> None:
    Path(Document.objects.get().file.path).unlink()
    assert "is not there any more" in sign_in(editor).get(address(review, "picture")).content.decode()


def test_a_text_has_no_pictures_and_its_marks_stand_in_it(partnership: Partnership, editor: Person) -> None:
    review = a_draft(by=editor, partnership=partnership)
    client = sign_in(editor)
    words = client.get(f"/staff/reviews/{review.pk}/").content.decode()
    assert re.search(r"<mark [^>]*>Ask who else lives in the home\.</mark>", words)
    assert "<img" not in words
    assert client.get(address(review, "picture")).status_code == 422


def test_words_are_found_over_the_ends_of_lines(partnership: Partnership, editor: Person) -> None:
    review = a_draft(a_lesson("Ask who\nelse lives there."), by=editor, partnership=partnership)
    client = sign_in(editor)
    words = client.get(f"/staff/reviews/{review.pk}/pane/", {"find": "WHO else"}).content.decode()
    assert "<strong>1 place</strong>" in words
    assert "<b>who else</b>" in words
    assert (
        "<strong>No places</strong>" in client.get(f"/staff/reviews/{review.pk}/", {"find": "zebra"}).content.decode()
    )


@pytest.mark.parametrize(
    "query",
    ["document=9999", "document=x&page=-1&at=5", "page=999999999&view=text", "at=9-1", "part=99&show=no&focus=item-x"],
)
def test_an_address_that_makes_no_sense_shows_the_page_all_the_same(review: Review, editor: Person, query: str) -> None:
    assert sign_in(editor).get(f"/staff/reviews/{review.pk}/?{query}").status_code == 200


def test_what_was_drawn_goes_with_the_file(review: Review, editor: Person) -> None:
    document = Document.objects.get()
    client = sign_in(editor)
    client.get(address(review, "picture"))
    client.get(address(review, "words"))
    forget_drawn(default_storage, document.sha256)
    forget_drawn(default_storage, document.sha256)
    assert list(Path(default_storage.path("pages")).rglob("*.*")) == []


def test_a_long_list_comes_in_parts_and_opens_where_a_person_was(
    partnership: Partnership, editor: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = [a_lesson(f"This is lesson {n} of many.", str(n)) for n in range(120)]
    review = a_draft(*lessons, by=editor, partnership=partnership)
    last = review.items.get(number="119")
    client = sign_in(editor)
    base = f"/staff/reviews/{review.pk}/"
    with django_assert_max_num_queries(30):
        first = client.get(base).content.decode()
    assert first.count('class="heed-proposal"') == 30
    assert "part=2" in first
    assert f'id="item-{last.pk}"' not in first
    assert f'id="item-{last.pk}"' in client.get(base, {"focus": f"item-{last.pk}"}).content.decode()
    assert "Lessons, continued" in client.get(f"{base}list/", {"part": "2"}).content.decode()


def test_the_list_shows_what_is_left_or_rejected(partnership: Partnership, editor: Person) -> None:
    review = a_draft(by=editor, partnership=partnership)
    client = sign_in(editor)
    base = f"/staff/reviews/{review.pk}/"
    item = review.items.first()
    assert item
    shown = client.get(f"{base}item/{item.pk}/card/").content.decode()
    mark = re.search(rf'data-mark="(item-{item.pk}-[0-9a-f]+)"', shown)
    assert mark
    client.post(f"{base}looked-at/", {"only": mark[1]})
    assert f'id="item-{item.pk}"' not in client.get(f"{base}list/?show=left").content.decode()
    assert f'id="item-{item.pk}"' not in client.get(f"{base}list/?show=rejected").content.decode()
    card = client.get(f"{base}item/{item.pk}/card/").content.decode()
    assert "Confirmed." in card
    assert 'data-state="confirmed"' in card
    assert client.get(f"{base}item/999999/card/").status_code == 404


def test_the_sum_names_the_folder(review: Review, editor: Person) -> None:
    sign_in(editor).get(address(review, "picture"))
    sha256 = Document.objects.get().sha256
    sizes = next(Path(default_storage.path(f"pages/{sha256[:2]}/{sha256}")).rglob("sizes.json"))
    assert json.loads(sizes.read_text()) == [[595, 842]]
