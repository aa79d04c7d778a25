"""Redacted copies: what was asked for is gone from everything, and what remains is whole, in order, and can be read."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from disclosing.fixtures import laden
from heed.disclosing.copies.pdf import cleaning
from heed.disclosing.errors import CannotRedact, NothingToRemove, StillThere
from heed.disclosing.files import inspect
from heed.disclosing.media import Media
from heed.disclosing.phrases import MARK, phrases_of
from heed.disclosing.redacting import Copy, copied, redacted
from heed.disclosing.verifying import verify
from heed.reading import CannotRead, read_bytes
from heed.reading.errors import Broken
from reading.fixtures import hostile

NAME = laden.NAME
SEEN = ("Tyler Marsden", "Tyler", "Marsden")


def _text(content: bytes, name: str) -> str:
    return "\n".join(read_bytes(content, name).page_texts)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Every stream, string and part that a file holds, unpacked."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(part) for part in archive.namelist())
        return
    with pikepdf.open(io.BytesIO(content)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
            else:
                yield thing.unparse(resolved=False)


@pytest.fixture(scope="module")
def account() -> Copy:
    """The copy of the laden PDF without the name, and the account of it."""
    return copied(laden.pdf(), "laden.pdf", [NAME])


@pytest.fixture(scope="module")
def pdf_copy(account: Copy) -> bytes:
    """The laden PDF without the name."""
    return account.content


def test_no_trace_of_the_words_is_in_any_stream_of_a_pdf(pdf_copy: bytes) -> None:
    for piece in _unpacked(pdf_copy):
        for word in ("Tyler", "Marsden", "Keogh", "kelly.m82"):
            for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
                assert word.lower().encode(encoding) not in piece.lower()


def test_the_pdf_carries_nothing_beside_its_text_any_more(pdf_copy: bytes) -> None:
    assert inspect(pdf_copy, "copy.pdf") == ()
    with pikepdf.open(io.BytesIO(pdf_copy)) as file:
        assert set(file.Root.keys()) <= {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
        assert dict(file.docinfo) == {"/Title": pikepdf.String("Redacted copy")}
        assert len(file.attachments) == 0
    assert pdf_copy.count(b"%%EOF") == 1


def test_what_remains_of_a_pdf_is_whole_and_in_order(pdf_copy: bytes) -> None:
    before = _text(hostile.pdf(hostile.report_page(), hostile.report_page()), "plain.pdf").split()
    after = _text(pdf_copy, "copy.pdf").split()
    assert [word for word in after if word in before][: len(hostile.REPORT[0].split())] == hostile.REPORT[0].split()
    assert f"Seen words about {MARK} and others." in _text(pdf_copy, "copy.pdf")
    assert "Covered" not in after
    assert "White" not in after
    assert "This page was taken out." in _text(pdf_copy, "copy.pdf")


def test_nothing_in_the_pixels_tells_what_the_words_were() -> None:
    said = "Seen words about {} and others."
    # the same letters in another order take the same place
    pages = [
        hostile.pdf(hostile.report_page(hostile.text_at(60, 500, said.format(name), size=20)))
        for name in (NAME, "Mylen Tarsder")
    ]
    one, other = (redacted(page, "page.pdf", [name]) for page, name in zip(pages, (NAME, "Mylen Tarsder"), strict=True))
    left, top, right, bottom = _box_of(pages[0], NAME)
    inside = (left + 4, top + 4, right - 4, bottom - 4)
    assert _drawn(pages[0]).crop(inside).tobytes() != _drawn(pages[1]).crop(inside).tobytes()
    assert _drawn(one).crop(inside).tobytes() == _drawn(other).crop(inside).tobytes()


def test_the_pixels_beside_the_words_stay_as_they_were() -> None:
    page = hostile.pdf(hostile.text_at(60, 500, "Seen words about Tyler Marsden and others.", size=20))
    beside = _box_of(page, "Seen words abou")
    copy = redacted(page, "page.pdf", [NAME])
    assert _shape(_drawn(page).crop(beside)) == pytest.approx(_shape(_drawn(copy).crop(beside)), rel=0.1)


def _drawn(content: bytes) -> Image.Image:
    picture: Image.Image = pdfium.PdfDocument(content)[0].render(scale=2).to_pil().convert("L")
    return picture


def _box_of(content: bytes, words: str) -> tuple[int, int, int, int]:
    page = pdfium.PdfDocument(content)[0]
    text = page.get_textpage()
    start = text.get_text_range().index(words)
    boxes = [text.get_charbox(n) for n in range(start, start + len(words))]
    height = page.get_height()
    return (
        int(2 * min(b[0] for b in boxes)), int(2 * (height - max(b[3] for b in boxes))),
        int(2 * max(b[2] for b in boxes)), int(2 * (height - min(b[1] for b in boxes))),
    )  # fmt: skip


def _shape(picture: Image.Image) -> float:
    return sum(p < 128 for p in picture.tobytes()) / len(picture.tobytes())


def test_a_page_drawn_anew_can_be_searched_and_selected_where_its_words_are_seen(pdf_copy: bytes) -> None:
    page = pdfium.PdfDocument(pdf_copy)[0]
    text = page.get_textpage()
    assert "health visitor is told" in " ".join(text.get_text_range().split())
    found = text.search("Recommendation 1").get_next()
    assert found is not None
    left, _, _, top = text.get_charbox(found[0])
    assert left == pytest.approx(60, abs=2)
    assert top == pytest.approx(728, abs=5)


def test_a_page_without_the_words_stays_as_it_was_drawn() -> None:
    copy = redacted(hostile.pdf(hostile.report_page(), hostile.text_at(60, 500, NAME)), "two.pdf", [NAME])
    with pikepdf.open(io.BytesIO(copy)) as file:
        assert "/XObject" not in file.pages[0].Resources or not file.pages[0].Resources.XObject
        assert "/Im0" in file.pages[1].Resources.XObject


@pytest.mark.parametrize(
    "drawing",
    [
        hostile.text_at(60, 500, "It was Tyler") + hostile.text_at(60, 480, "Marsden who rang."),
        hostile.text_at(60, 500, "It was Tyler Mars-") + hostile.text_at(60, 480, "den who rang."),
        hostile.text_at(60, 500, "It was TYLER  MARSDEN who rang."),
        "BT /F1 11 Tf 60 500 Td [(It was Ty) -20 (ler M) 30 (arsden)] TJ ET",
        "q 0 1 -1 0 300 300 cm BT /F1 11 Tf 0 0 Td (Tyler Marsden up the edge) Tj ET Q"
        + hostile.text_at(60, 500, "It was him."),
        hostile.text_at(60, 500, "It was Tyler Marsden.", before="3 Tr"),
        hostile.text_at(700, 500, "Tyler Marsden outside") + hostile.text_at(60, 500, "It was him."),
        hostile.text_at(60, 500, "Tyler Marsden", size=1) + hostile.text_at(60, 400, "It was him."),
    ],
    ids=["over a line", "over a hyphen", "in capitals", "kerned", "up the edge", "invisible", "outside", "tiny"],
)
def test_words_are_removed_however_they_were_set(drawing: str) -> None:
    copy = redacted(hostile.pdf(hostile.report_page(drawing)), "page.pdf", [NAME])
    assert all(b"tyler" not in piece.lower() and b"marsden" not in piece.lower() for piece in _unpacked(copy))
    letters = pdfium.PdfDocument(copy)[0].get_textpage().get_text_range()
    assert not phrases_of(SEEN).stand_in(letters)


def test_words_in_a_form_that_two_pages_share_are_gone_from_both() -> None:
    form = hostile.stream(
        b"BT /F1 11 Tf 60 500 Td (Tyler Marsden) Tj ET",
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>",
    )
    page = hostile.pdf("/Im1 Do", hostile.report_page(), objects=[form])
    copy = redacted(page, "form.pdf", [NAME])
    assert all(b"marsden" not in piece.lower() for piece in _unpacked(copy))
    with pikepdf.open(io.BytesIO(copy)) as file:
        assert "/Im1" not in file.pages[1].Resources.get("/XObject", {})


@pytest.mark.parametrize("kind", ["Square", "Redact", "Stamp", "Ink", "Highlight"])
def test_what_lay_under_a_mark_is_not_laid_open_by_leaving_the_mark_out(kind: str) -> None:
    mark = (
        f"/Annots [<< /Type /Annot /Subtype /{kind} /Rect [55 495 300 515] /QuadPoints [55 515 300 515 55 495 300 495] /C [0 0 0] /IC [0 0 0] "
        "/AP << /N 10 0 R >> >>]"
    )
    bar = hostile.stream(b"0 g 0 0 245 20 re f", "/Type /XObject /Subtype /Form /BBox [0 0 245 20]")
    page = hostile.pdf(
        hostile.report_page(
            hostile.text_at(60, 500, "Secret words under it") + hostile.text_at(60, 400, "Open words.")
        ),
        page_entries=mark,
        objects=[bar],
    )
    copy = redacted(page, "marked.pdf", [])
    assert "Secret" not in _text(copy, "copy.pdf")
    assert "Open words." in _text(copy, "copy.pdf")
    under = (120, 2 * (842 - 513), 580, 2 * (842 - 497))
    assert sum(p < 40 for p in _drawn(copy).crop(under).tobytes()) < 0.02 * len(_drawn(copy).crop(under).tobytes())
    assert all(b"secret" not in piece.lower() for piece in _unpacked(copy))


def test_a_link_to_the_web_is_kept_and_one_to_a_person_is_not(pdf_copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf_copy)) as file:
        links = [str(mark.A.URI) for mark in file.pages[0].obj.get("/Annots", [])]
    assert links == ["https://example.org/learning"]


def test_a_copy_says_where_words_were_removed_and_what_was_left_out(account: Copy) -> None:
    assert [place.where for place in account.removed] == ["page 1"]
    assert account.suffix == ".pdf"
    assert {"comment", "attachment", "earlier_version"} <= {finding.kind for finding in account.dropped}


def test_the_same_file_makes_the_same_copy() -> None:
    page = hostile.pdf(hostile.report_page(hostile.text_at(60, 500, NAME)), hostile.report_page())
    assert redacted(page, "page.pdf", [NAME]) == redacted(page, "page.pdf", [NAME])
    assert redacted(laden.word(), "laden.docx", [NAME]) == redacted(laden.word(), "laden.docx", [NAME])


def test_words_in_a_picture_on_a_page_are_painted_out() -> None:
    picture = laden.photograph(NAME)
    with pikepdf.Pdf.open(io.BytesIO(hostile.plain())) as file:
        photo = pikepdf.Stream(file, picture)
        photo.Type, photo.Subtype, photo.Width, photo.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 600, 200
        photo.ColorSpace, photo.BitsPerComponent, photo.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode
        file.pages[0].Resources.XObject = pikepdf.Dictionary({"/Im1": file.make_indirect(photo)})
        file.pages[0].contents_add(b"q 400 0 0 133 60 300 cm /Im1 Do Q", prepend=False)
        out = io.BytesIO()
        file.save(out)
    copy = copied(out.getvalue(), "photo.pdf", [NAME])
    assert copy.times == 1
    box = (120, 2 * (842 - 433), 920, 2 * (842 - 300))
    assert _shape(_drawn(copy.content).crop(box)) < _shape(_drawn(out.getvalue()).crop(box))


@pytest.mark.parametrize(
    ("content", "name"),
    [(laden.word, "laden.docx"), (laden.open_document, "laden.odt"), (laden.PAGE.encode, "laden.html")],
    ids=["docx", "odt", "html"],
)
def test_words_are_gone_from_every_part_of_other_formats(content: object, name: str) -> None:
    assert callable(content)
    copy = redacted(content(), name, [NAME])
    pieces = list(_unpacked(copy)) if name != "laden.html" else [copy]
    for piece in pieces:
        for word in (b"marsden", b"keogh", b"whitlock", b"petrie"):
            assert word not in piece.lower()
    text = _text(copy, name)
    assert f"It was said that {MARK} was well." in " ".join(text.split())
    assert "Schools should record who was spoken to" in " ".join(text.split())
    assert [finding.kind for finding in inspect(copy, name)] == []


def test_accepted_changes_are_kept_and_deleted_ones_are_not() -> None:
    text = _text(redacted(laden.word(), "laden.docx", []), "laden.docx")
    assert "inserted words" in text
    assert "deleted" not in text
    assert f"Draft: {MARK}" in _header(redacted(laden.word(), "laden.docx", [NAME]))


def _header(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(
            archive.read(part).decode() for part in archive.namelist() if "header" in part and part.endswith(".xml")
        )


def test_a_word_file_opens_in_other_programs() -> None:
    import docx  # noqa: PLC0415 - only here

    document = docx.Document(io.BytesIO(redacted(laden.word(), "laden.docx", [NAME])))
    assert any(MARK in paragraph.text for paragraph in document.paragraphs)


def test_a_picture_is_drawn_anew_with_the_words_painted_out() -> None:
    copy = copied(laden.photograph(NAME), "photo.jpg", [NAME])
    assert copy.suffix == ".png"
    assert copy.times == 1
    assert inspect(copy.content, "photo.png") == ()


def test_plain_text_has_the_mark_where_words_were() -> None:
    text = "Tyler\nMarsden was seen. Tyler-\nMarsden rang. A marsdener did not."
    assert redacted(text.encode(), "note.txt", [NAME]).decode() == f"{MARK} was seen. {MARK} rang. A marsdener did not."


@pytest.mark.parametrize("phrase", ["", "a", "—", "removed"])
def test_what_cannot_be_looked_for_is_refused(phrase: str) -> None:
    with pytest.raises(NothingToRemove):
        redacted(b"Some text.", "note.txt", [phrase])


def test_a_copy_that_still_holds_the_words_is_thrown_away() -> None:
    with pytest.raises(StillThere, match=r"thrown away"):
        verify(hostile.pdf(hostile.text_at(60, 500, NAME)), "page.pdf", phrases_of([NAME]), Media.PDF)


@pytest.mark.parametrize("name", ["torn.pdf", "torn.docx"])
def test_a_broken_file_has_a_sentence_and_no_copy(name: str) -> None:
    with pytest.raises(Broken, match=name.replace(".", r"\.")):
        redacted(b"%PDF-1.7 torn" if name.endswith("pdf") else b"PK\x03\x04 torn", name, [NAME])


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("content", [hostile.plain, laden.word, laden.open_document], ids=["pdf", "docx", "odt"])
def test_a_damaged_file_has_a_sentence_or_a_clean_copy(content: Callable[[], bytes], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    damaged = bytearray(content())
    for _ in range(4):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    with contextlib.suppress(CannotRead, CannotRedact):
        copy = redacted(bytes(damaged), "damaged", ["Tyler Marsden"])
        assert all(b"marsden" not in piece.lower() for piece in _unpacked(copy))


def test_a_form_that_draws_itself_is_cleaned_once() -> None:
    with pikepdf.open(io.BytesIO(hostile.self_drawing())) as source, pikepdf.Pdf.new() as copy:
        cleaning.append(copy, source, source.pages[0])
        form = copy.pages[0].obj.Resources.XObject["/Im1"]
        assert form.Resources.XObject["/Im1"].objgen == form.objgen
