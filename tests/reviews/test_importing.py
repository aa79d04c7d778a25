"""Taking documents into the record: what is proposed, what replaces what, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import Settings

from factories.people import a_partnership, a_person, an_agency, an_approver, an_editor, became
from factories.reviews import a_fact, a_lesson, a_reading, a_reading_of, imported
from heed.audit.models import Entry
from heed.people import services as people
from heed.people.models import Partnership, Person
from heed.reading.document import Addressee, Evidence, ReadingWarning
from heed.reviews.errors import NoReviewFound, ReadingDoesNotFit, UnknownPartnership
from heed.reviews.models import Decision, Document, Fact, Item, Review, ReviewDocument, Story
from heed.reviews.models import ReadingWarning as KeptWarning
from heed.reviews.outcome import ImportState
from heed.reviews.selectors import find_review
from heed.reviews.services import import_document, importing

pytestmark = pytest.mark.django_db

ASK = a_lesson("Ask who else lives in the home.", "1")
MOVE = a_lesson("Tell the new school of every move.", "2")


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Safeguarding Children Partnership", "FSCP")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


def kept_bytes() -> bytes:
    with Document.objects.get().file.open() as file:
        content: bytes = file.read()
        return content


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_stranger_may_not_import_and_leaves_nothing_behind(partnership: Partnership, settings: Settings) -> None:
    for person in (a_person(), an_approver(partnership), an_editor(a_partnership())):
        with pytest.raises(PermissionDenied):
            imported(a_reading_of(ASK), by=person, partnership=partnership)
    assert not Document.objects.exists()
    assert not Review.objects.exists()
    assert files_in(Path(settings.MEDIA_ROOT)) == []


def test_an_editor_imports_and_all_of_it_waits_for_a_person(partnership: Partnership, editor: Person) -> None:
    police = an_agency("police")
    lesson = a_lesson("Police should ask.", "1", Addressee("Police", "police"), parts=["First, listen."])
    outcome = imported(a_reading_of(lesson, facts=[a_fact()]), by=editor, partnership=partnership)
    assert outcome.state == ImportState.NEW
    review = Review.objects.get(pk=outcome.reviews[0].review_id)
    assert (review.label, review.year, review.slug, review.is_confirmed) == ("Child AR", 2020, "child-ar", False)
    item = review.items.get()
    assert (item.type, item.number, item.text, item.parts) == (
        "lesson",
        "1",
        "Police should ask.",
        [{"number": None, "text": "First, listen."}],
    )
    assert [passage.quote for passage in item.evidence.all()] == ["Police should ask."]
    assert item.addressees.get().agency == police
    rows = [item, item.addressees.get(), review.stories.get(), review.facts.get()]
    assert {row.decision for row in rows} == {Decision.UNDECIDED}


def test_the_file_is_kept_as_it_came_with_the_text_of_its_pages(partnership: Partnership, editor: Person) -> None:
    reading, content = a_reading(a_reading_of(ASK), file="/some/where/../report.txt")
    import_document(reading=reading, content=content, partnership=partnership, by=editor)
    document = Document.objects.get()
    assert (document.name, document.size, kept_bytes()) == ("report.txt", len(content), content)
    assert document.pages.get().text == reading.page_texts[0]


def test_the_same_bytes_again_write_nothing_at_all(partnership: Partnership, editor: Person) -> None:
    first = imported(a_reading_of(ASK), by=editor, partnership=partnership)
    entries = Entry.objects.count()
    again = imported(a_reading_of(ASK), by=editor, partnership=partnership, file="other-name.txt")
    assert (again.state, again.document_id) == (ImportState.UNCHANGED, first.document_id)
    assert [review.name for review in again.reviews] == [review.name for review in first.reviews]
    assert (Document.objects.count(), Item.objects.count(), Entry.objects.count()) == (1, 1, entries)


def test_what_is_known_already_is_not_told_to_somebody_elses_editor(partnership: Partnership, editor: Person) -> None:
    imported(a_reading_of(ASK), by=editor, partnership=partnership)
    elsewhere = a_partnership()
    with pytest.raises(PermissionDenied):
        imported(a_reading_of(ASK), by=an_editor(elsewhere), partnership=elsewhere)


def test_the_partnership_is_the_one_that_the_document_names(partnership: Partnership, editor: Person) -> None:
    other = a_partnership("Fallowshire Safeguarding Adults Board", "FSAB")
    for named in (partnership.name.upper(), f"the {partnership.name} (FSCP)", "FSCP"):
        reading = a_reading_of(ASK, partnership=named, label=named)
        outcome = imported(reading, by=editor, partnership=other, note=named)
        assert Review.objects.get(pk=outcome.reviews[0].review_id).partnership == partnership


def test_a_short_name_of_several_bodies_means_the_one_in_the_lineage(editor: Person, partnership: Partnership) -> None:
    a_partnership("Farshire Safeguarding Children Board", "LSCB")
    ours = a_partnership("Fallowshire Safeguarding Children Board", "LSCB")
    became(ours, partnership)
    outcome = imported(a_reading_of(ASK, partnership="LSCB"), by=editor, partnership=partnership)
    assert outcome.reviews[0].name.startswith(ours.slug)


def test_without_any_partnership_a_document_is_refused_with_what_to_do(editor: Person) -> None:
    with pytest.raises(UnknownPartnership, match=r"report\.txt names “Nowhere Board”.* Say which partnership"):
        imported(a_reading_of(ASK, partnership="Nowhere Board"), by=editor)
    with pytest.raises(UnknownPartnership, match="names no partnership"):
        imported(a_reading_of(ASK), by=editor)
    assert not Document.objects.exists()


def test_a_document_without_a_review_is_refused(partnership: Partnership, editor: Person) -> None:
    with pytest.raises(NoReviewFound, match="nothing was imported"):
        imported(by=editor, partnership=partnership)


def test_a_reading_of_other_bytes_or_with_a_false_quotation_is_refused(
    partnership: Partnership, editor: Person
) -> None:
    reading, content = a_reading(a_reading_of(ASK))
    with pytest.raises(ReadingDoesNotFit, match="other bytes"):
        import_document(reading=reading, content=content + b".", partnership=partnership, by=editor)
    false = replace(reading, warnings=(ReadingWarning("x", "y", (Evidence(1, 0, 3, "Not"),)),))
    with pytest.raises(ReadingDoesNotFit, match="page 1, characters 0 to 3"):
        import_document(reading=false, content=content, partnership=partnership, by=editor)


def test_a_failure_half_way_leaves_neither_rows_nor_file(
    partnership: Partnership, editor: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("heed.reviews.services.importing.follow_review", fail)
    with pytest.raises(RuntimeError):
        imported(a_reading_of(ASK), by=editor, partnership=partnership)
    assert not Document.objects.exists()
    assert files_in(Path(settings.MEDIA_ROOT)) == []


def test_a_file_left_half_written_by_a_lost_import_is_written_anew(
    partnership: Partnership, editor: Person, settings: Settings
) -> None:
    reading, content = a_reading(a_reading_of(ASK))
    left = Path(settings.MEDIA_ROOT) / "documents" / reading.sha256[:2] / reading.sha256
    left.parent.mkdir(parents=True)
    left.write_bytes(content[:4])
    import_document(reading=reading, content=content, partnership=partnership, by=editor)
    assert kept_bytes() == content


def test_of_two_people_who_import_the_same_bytes_at_once_the_second_finds_them_known(
    partnership: Partnership, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = imported(a_reading_of(ASK), by=editor, partnership=partnership)
    looked_too_early = iter([None])
    known = importing._known
    monkeypatch.setattr(importing, "_known", lambda *args: next(looked_too_early, known(*args)))
    second = imported(a_reading_of(ASK), by=editor, partnership=partnership)
    assert (second.state, second.document_id) == (ImportState.UNCHANGED, first.document_id)
    assert kept_bytes() == a_reading(a_reading_of(ASK))[1]


def test_a_label_that_is_missing_comes_from_the_file_and_a_missing_year_is_the_present_one(
    partnership: Partnership, editor: Person
) -> None:
    reading = a_reading_of(ASK, label=None, title=None, published=None)
    outcome = imported(reading, by=editor, partnership=partnership, file="out_of-sight.html")
    review = Review.objects.get()
    assert (review.label, review.year) == ("Out of sight", timezone.localdate().year)
    assert len(outcome.reviews[0].notes) == 2


def test_two_reviews_of_one_document_are_two_even_under_one_label(partnership: Partnership, editor: Person) -> None:
    readings = (a_reading_of(ASK, story="One."), a_reading_of(MOVE, story="Another."))
    imported(*readings, by=editor, partnership=partnership)
    assert list(Review.objects.order_by("pk").values_list("slug", flat=True)) == ["child-ar", "child-ar-2"]
    again = imported(*readings, by=editor, partnership=partnership, note="changed")
    assert [review.is_new for review in again.reviews] == [False, False]
    assert all(not review.changed and not review.added for review in again.reviews)


def test_the_same_label_in_another_year_or_another_place_is_another_review(
    partnership: Partnership, editor: Person
) -> None:
    elsewhere = a_partnership()
    imported(a_reading_of(ASK), by=editor, partnership=partnership)
    imported(a_reading_of(ASK, published=date(2024, 1, 1)), by=editor, partnership=partnership, file="b.txt", note="b")
    imported(a_reading_of(ASK), by=an_editor(elsewhere), partnership=elsewhere, note="c")
    assert Review.objects.count() == 3


def test_warnings_are_kept_with_their_passages(partnership: Partnership, editor: Person) -> None:
    reading = a_reading_of(ASK, warnings=[ReadingWarning("label-mismatch", "It speaks of Child AM.")])
    outcome = imported(reading, by=editor, partnership=partnership)
    warning = KeptWarning.objects.get()
    assert (warning.code, warning.evidence.get().quote) == ("label-mismatch", "It speaks of Child AM.")
    assert outcome.reviews[0].warnings == 1


def test_another_document_of_the_review_adds_evidence_and_no_second_item(
    partnership: Partnership, editor: Person
) -> None:
    imported(a_reading_of(ASK, MOVE), by=editor, partnership=partnership, file="page.html")
    outcome = imported(
        a_reading_of(a_lesson(ASK.text), a_lesson("Hear the child alone.")),
        by=editor,
        partnership=partnership,
        file="report.txt",
    )
    assert (outcome.state, outcome.reviews[0].is_new, outcome.reviews[0].repeated) == (ImportState.NEW, False, 2)
    assert list(Item.objects.values_list("text", flat=True)) == [ASK.text, MOVE.text, "Hear the child alone."]
    assert Item.objects.get(text=ASK.text).evidence.count() == 2
    assert Story.objects.get().evidence.count() == 2


def test_what_a_second_document_does_not_state_takes_nothing_from_the_first(
    partnership: Partnership, editor: Person
) -> None:
    imported(a_reading_of(ASK, facts=[a_fact("sex", "female")]), by=editor, partnership=partnership, file="page.html")
    imported(a_reading_of(ASK, facts=[a_fact("sex", None)]), by=editor, partnership=partnership)
    assert Fact.objects.get().value == "female"


def test_what_only_the_second_document_states_is_followed(partnership: Partnership, editor: Person) -> None:
    imported(a_reading_of(ASK, facts=[a_fact("sex", None)]), by=editor, partnership=partnership, file="page.html")
    imported(a_reading_of(ASK, facts=[a_fact("sex", "female")]), by=editor, partnership=partnership)
    assert Fact.objects.get().value == "female"


def test_a_second_document_that_tells_otherwise_is_put_beside_the_first(
    partnership: Partnership, editor: Person
) -> None:
    imported(a_reading_of(ASK, facts=[a_fact("age", 3)]), by=editor, partnership=partnership, file="page.html")
    outcome = imported(a_reading_of(ASK, facts=[a_fact("age", 4)]), by=editor, partnership=partnership)
    first, second = Fact.objects.all()
    assert (first.value, second.value, second.replaces) == (3, 4, first)
    assert outcome.reviews[0].changed[0].stands


def test_the_role_of_a_document_shows_in_its_name(partnership: Partnership, editor: Person) -> None:
    imported(a_reading_of(ASK), by=editor, partnership=partnership, file="partnership-response.txt")
    entry = ReviewDocument.objects.get()
    assert (entry.role, entry.public) == (ReviewDocument.Role.RESPONSE, False)


def test_long_words_are_cut_to_their_columns_and_kept_whole_beside_them(
    partnership: Partnership, editor: Person
) -> None:
    long = replace(ASK, title="t" * 900, due="d" * 300, number="9" * 40, addressees=(Addressee("s" * 400),))
    imported(a_reading_of(long, label="L" * 300, title="T" * 900), by=editor, partnership=partnership)
    item = Item.objects.get()
    assert (len(item.title), len(item.due), len(item.number)) == (500, 100, 20)
    assert item.read is not None
    assert item.read["title"] == "t" * 900
    assert len(item.addressees.get().said) == 300


def test_each_import_is_in_the_log(partnership: Partnership, editor: Person) -> None:
    imported(a_reading_of(ASK), by=editor, partnership=partnership)
    assert set(Entry.objects.values_list("action", "actor_name")) == {
        ("document imported", "Ellis Marsh"),
        ("review proposed", "Ellis Marsh"),
    }


def test_a_document_that_names_a_former_name_finds_the_body() -> None:
    body = a_partnership("Merrow Board", "MB")
    editor = an_editor(body)
    people.rename_partnership(
        partnership=body, name="Merrow Partnership", short_name="MP", slug="merrow", on=date(2022, 5, 1)
    )
    for n, said in enumerate(("The Merrow Board", "Merrow Safeguarding (MB)")):
        reading = a_reading_of(a_lesson("Ask."), partnership=said, label=f"Child {n}X")
        outcome = imported(reading, by=editor, file=f"{n}.txt")
        assert outcome.reviews[0].name.startswith("merrow/2020/")
    assert find_review("merrow-board/2020/child-0x") == find_review("merrow/2020/child-0x")
