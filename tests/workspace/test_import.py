"""Importing in the browser: first the stranger, then the owner; then all that may be wrong with files."""

from __future__ import annotations

import re
import uuid
from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from factories.people import a_partnership, a_person, a_reader, an_approver, an_editor
from factories.signing_in import sign_in
from heed.config.worker import HANDLERS
from heed.jobs.models import Job
from heed.jobs.services import run_among
from heed.people.models import Partnership, Person
from heed.reviews.models import Incoming, Review

pytestmark = pytest.mark.django_db

REPORT = """Serious Case Review Child {0} (2020)

Child {0} (published 14 May 2020)

Child {0}'s Story

Child {0} was three months old when he came to harm. He lived with his mother and her partner in Merrowby.

Lessons to be learned from Child {0}

1. Professionals should ask who else lives in the home, and write down what they are told.
2. When a family moves, the new health visitor should hear of it on the same day.
"""


@pytest.fixture
def partnership() -> Partnership:
    return a_partnership("Fallowshire Partnership", "FSCP")


@pytest.fixture
def editor(partnership: Partnership) -> Person:
    return an_editor(partnership)


@pytest.fixture
def client_of_editor(editor: Person) -> Client:
    return sign_in(editor)


def a_report(label: str = "AR", name: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile(name or f"child-{label}.txt", REPORT.format(label).encode())


def sent(client: Client, partnership: Partnership, *files: SimpleUploadedFile, batch: str = "", **more: str) -> str:
    """Sends the files as a browser without script does, and gives the address of the batch."""
    data = {"partnership": partnership.pk, "batch": batch or str(uuid.uuid4()), "documents": files, **more}
    response = client.post("/staff/import/", data)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def by_script(
    client: Client, partnership: Partnership, file: SimpleUploadedFile, batch: str, key: str
) -> dict[str, str]:
    data = {"partnership": partnership.pk, "batch": batch, "documents": file, "key": key}
    response = client.post("/staff/import/", data, headers={"Accept": "application/json"})
    answer = response.json()
    assert isinstance(answer, dict)
    return answer


def work_off() -> None:
    """What a worker does until nothing is left."""
    for _ in run_among(handlers=HANDLERS, jobs=list(Job.objects.values_list("pk", flat=True)), stop=Event()):
        pass


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_strangers_are_led_to_sign_in_and_readers_and_approvers_are_refused(partnership: Partnership) -> None:
    assert Client().get("/staff/import/").status_code == 302
    for person in (a_person(), a_reader(partnership), an_approver(partnership)):
        client = sign_in(person)
        assert client.get("/staff/import/").status_code == 403
        data = {"partnership": partnership.pk, "batch": str(uuid.uuid4()), "documents": a_report()}
        assert client.post("/staff/import/", data).status_code == 403
        assert "/staff/import/" not in client.get("/").content.decode()
    assert not Incoming.objects.exists()


def test_another_partnerships_batch_is_not_found_whatever_is_asked(
    partnership: Partnership, client_of_editor: Client
) -> None:
    address = sent(client_of_editor, partnership, a_report())
    file = Incoming.objects.get()
    stranger = sign_in(an_editor(a_partnership()))
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"{address}files/").status_code == 404
    for act in ("again", "remove"):
        assert stranger.post(f"{address}{file.pk}/{act}/").status_code == 404
        assert sign_in(a_reader(partnership)).post(f"{address}{file.pk}/{act}/").status_code == 403
        assert client_of_editor.get(f"{address}{file.pk}/{act}/").status_code == 405
    assert "child-AR.txt" not in words(stranger, "/staff/import/")
    assert Incoming.objects.filter(pk=file.pk).exists()


def test_nobody_hands_in_for_a_partnership_they_may_not_import_for(client_of_editor: Client) -> None:
    other = a_partnership()
    data = {"partnership": other.pk, "batch": str(uuid.uuid4()), "documents": a_report()}
    response = client_of_editor.post("/staff/import/", data)
    assert (response.status_code, Incoming.objects.count()) == (422, 0)
    assert other.name not in response.content.decode()


def test_nobody_adds_to_somebody_elses_batch(partnership: Partnership, client_of_editor: Client) -> None:
    batch = str(uuid.uuid4())
    sent(client_of_editor, partnership, a_report(), batch=batch)
    data = {"partnership": partnership.pk, "batch": batch, "documents": a_report("X")}
    response = sign_in(an_editor(partnership)).post("/staff/import/", data)
    assert response.status_code == 422
    assert b"belong to another handing-in" in response.content
    assert Incoming.objects.count() == 1


def test_several_files_are_kept_at_once_and_each_ends_in_its_own_way(
    partnership: Partnership, client_of_editor: Client
) -> None:
    broken = SimpleUploadedFile("broken.pdf", b"%PDF-1.7 and then nothing")
    address = sent(client_of_editor, partnership, a_report(), broken, a_report(name="the-same.txt"))
    assert "0 of 3 done" in words(client_of_editor, address)
    work_off()
    page = words(client_of_editor, address)
    assert "All done: 2 in the record, 1 not." in page
    review = Review.objects.get()
    assert page.count(f'href="/staff/reviews/{review.pk}/"') == 2
    assert "Heed has this very file already, as:" in page
    assert "broken.pdf is damaged" in page
    assert list(Incoming.objects.values_list("state", flat=True)) == ["draft", "failed", "duplicate"]


def test_a_changed_file_tells_what_differs(partnership: Partnership, client_of_editor: Client) -> None:
    sent(client_of_editor, partnership, a_report())
    work_off()
    changed = REPORT.format("AR").replace("on the same day", "within a day")
    address = sent(client_of_editor, partnership, SimpleUploadedFile("child-AR.txt", changed.encode()))
    work_off()
    page = words(client_of_editor, address)
    assert "New version" in page
    assert "0 added, 1 changed, 0 gone" in page
    assert "should hear of it within a day." in page


def test_an_imported_file_is_kept_once_and_a_failed_one_until_it_is_removed(
    partnership: Partnership, client_of_editor: Client, settings: Settings
) -> None:
    address = sent(client_of_editor, partnership, a_report(), SimpleUploadedFile("x.pdf", b"%PDF-1.7"))
    folder = settings.MEDIA_ROOT / "incoming"
    assert len(list(folder.glob("*/*"))) == 2
    work_off()
    assert [place.name for place in folder.glob("*/*")] == ["x.pdf"]
    failed = Incoming.objects.get(state="failed")
    client_of_editor.post(f"{address}{failed.pk}/remove/")
    assert not Incoming.objects.filter(pk=failed.pk).exists()


def test_a_failed_file_is_tried_again(partnership: Partnership, client_of_editor: Client, settings: Settings) -> None:
    address = sent(client_of_editor, partnership, SimpleUploadedFile("child.txt", b"Nothing of the kind."))
    work_off()
    assert "Try again" in words(client_of_editor, address)
    file = Incoming.objects.get()
    (settings.MEDIA_ROOT / file.path).write_bytes(REPORT.format("AR").encode())
    client_of_editor.post(f"{address}{file.pk}/again/")
    assert "0 of 1 done" in words(client_of_editor, address)
    # pressed twice, or by two people
    response = client_of_editor.post(f"{address}{file.pk}/again/", follow=True)
    assert b"is being read, or has been taken in already" in response.content
    work_off()
    file.refresh_from_db()
    assert file.state == "draft"


def test_a_file_is_taken_back_before_it_is_read(partnership: Partnership, client_of_editor: Client) -> None:
    address = sent(client_of_editor, partnership, a_report())
    response = client_of_editor.post(f"{address}{Incoming.objects.get().pk}/remove/", follow=True)
    assert response.redirect_chain[-1][0] == "/staff/import/"
    work_off()
    assert not Review.objects.exists()
    assert Job.objects.get().state == "cancelled"


def test_what_was_taken_in_cannot_be_taken_back_here(partnership: Partnership, client_of_editor: Client) -> None:
    address = sent(client_of_editor, partnership, a_report())
    work_off()
    response = client_of_editor.post(f"{address}{Incoming.objects.get().pk}/remove/", follow=True)
    assert b"has been taken in already" in response.content
    assert Incoming.objects.exists()


def test_a_form_sent_twice_counts_once(partnership: Partnership, client_of_editor: Client) -> None:
    batch = str(uuid.uuid4())
    for _ in range(2):
        sent(client_of_editor, partnership, a_report("A"), a_report("B"), batch=batch)
    assert (Incoming.objects.count(), Job.objects.count()) == (2, 2)


def test_other_files_sent_from_the_same_page_are_taken_too(partnership: Partnership, client_of_editor: Client) -> None:
    batch = str(uuid.uuid4())
    sent(client_of_editor, partnership, a_report("A"), batch=batch)
    sent(client_of_editor, partnership, a_report("B", name="child-A.txt"), batch=batch)
    assert Incoming.objects.count() == 2


def test_a_script_sends_one_by_one_and_again_after_a_lost_connection(
    partnership: Partnership, client_of_editor: Client
) -> None:
    batch = str(uuid.uuid4())
    first = by_script(client_of_editor, partnership, a_report("A"), batch, "1")
    again = by_script(client_of_editor, partnership, a_report("A"), batch, "1")
    second = by_script(client_of_editor, partnership, a_report("B"), batch, "2")
    assert first == again == second == {"address": f"/staff/import/{batch}/", "sentence": ""}
    assert Incoming.objects.count() == 2


def test_a_script_is_told_in_words_what_is_wrong(partnership: Partnership, client_of_editor: Client) -> None:
    data = {"partnership": "", "batch": str(uuid.uuid4())}
    response = client_of_editor.post("/staff/import/", data, headers={"Accept": "application/json"})
    assert response.status_code == 422
    assert response.json()["sentence"].startswith("Choose the partnership whose documents these are.")


def test_a_form_without_files_or_partnership_says_so(client_of_editor: Client) -> None:
    response = client_of_editor.post("/staff/import/", {"batch": str(uuid.uuid4()), "partnership": ""})
    assert response.status_code == 422
    assert b"Choose at least one file, or drop it here." in response.content
    assert b"Choose the partnership whose documents these are." in response.content


def test_an_empty_file_and_one_that_is_too_large_are_listed_with_the_reason(
    partnership: Partnership, client_of_editor: Client, settings: Settings
) -> None:
    settings.HEED_IMPORT_MEGABYTES = 1
    empty = SimpleUploadedFile("empty.txt", b"")
    large = SimpleUploadedFile("large.pdf", b"%PDF" + b"x" * 1_500_000)
    address = sent(client_of_editor, partnership, empty, large, a_report())
    page = words(client_of_editor, address)
    assert "It is empty." in page
    assert "It has 1.5 MB, and a file may have 1 MB." in page
    assert "Try again" not in page
    assert [place.name for place in (settings.MEDIA_ROOT / "incoming").glob("*/*")] == ["child-AR.txt"]
    work_off()
    assert Review.objects.count() == 1


def test_files_beyond_what_is_taken_together_are_listed_with_the_reason(
    partnership: Partnership, client_of_editor: Client, settings: Settings
) -> None:
    settings.HEED_IMPORT_MEGABYTES = 1
    files = [SimpleUploadedFile(f"{n}.txt", bytes([65 + n]) * 950_000) for n in range(12)]
    address = sent(client_of_editor, partnership, *files)
    assert words(client_of_editor, address).count("Files sent at once may have 10 MB together") == 2
    assert len(list((settings.MEDIA_ROOT / "incoming").glob("*/*"))) == 10


def test_files_beyond_the_hundredth_are_listed_with_the_reason(
    partnership: Partnership, client_of_editor: Client
) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", str(n).encode()) for n in range(101)]
    address = sent(client_of_editor, partnership, *files)
    assert "101 files handed in" in words(client_of_editor, address)
    assert "No more than 100 files are taken at once." in words(client_of_editor, f"{address}?page=2")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.txt", "C:\\reports\\child.txt", "<script>.txt", "é" * 300 + ".txt", "a\u202etxt.exe.txt"],
)
def test_a_hostile_name_does_no_harm(
    partnership: Partnership, client_of_editor: Client, settings: Settings, name: str
) -> None:
    address = sent(client_of_editor, partnership, a_report(name=name))
    (place,) = (settings.MEDIA_ROOT / "incoming").glob("*/*")
    file = Incoming.objects.get()
    assert place.name == file.name
    assert "<script>." not in client_of_editor.get(address).content.decode()
    work_off()
    file.refresh_from_db()
    assert file.state == "draft"


def test_a_file_that_another_partnership_has_is_refused_without_saying_which(
    partnership: Partnership, client_of_editor: Client
) -> None:
    other = a_partnership("Elsewhere Partnership")
    sent(sign_in(an_editor(other)), other, a_report())
    work_off()
    address = sent(client_of_editor, partnership, a_report())
    work_off()
    page = words(client_of_editor, address)
    assert "for a partnership that Ellis Marsh may not import for" in page
    assert "Elsewhere" not in page


def test_pages_take_as_many_queries_for_many_files_as_for_few(
    partnership: Partnership, client_of_editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = sent(client_of_editor, partnership, *[a_report(f"A{n}") for n in range(6)])
    for n in range(5):
        sent(client_of_editor, partnership, SimpleUploadedFile(f"{n}.txt", b"x"))
    work_off()
    with django_assert_max_num_queries(16):
        words(client_of_editor, "/staff/import/")
    with django_assert_max_num_queries(16):
        words(client_of_editor, address)
    with django_assert_max_num_queries(16):
        words(client_of_editor, f"{address}files/")
