"""Scanned pages and pictures are read like others where the recogniser is installed, and named where it is not."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
import typst
from PIL import Image, ImageChops, ImageFilter

from heed.reading import CannotRead, Document, read_bytes
from heed.reading.errors import Broken, Empty, OverLimit, UnknownFormat
from heed.reading.formats import scans
from heed.reading.formats.pdf import pdfium, scanned
from heed.reading.formats.scans import Seen
from heed.reading.workers import Limits, read_files
from reading.fixtures.hostile import pdf, picture, picture_bomb, plain, report_page, text_at

needs_recogniser = pytest.mark.skipif(not scans.installed(), reason="the extra “scans” is not installed")

ITEMS = (
    "The partnership should check, within six months, that every health visitor is told when a baby is taken to hospital.",
    "Children's Social Care should record who was spoken to, and in which language, whenever a referral is closed.",
    "The Integrated Care Board should make sure that general practices see the discharge letters of both parents.",
    "Schools should ask about brothers and sisters whenever a child is away for more than five days.",
    "Housing officers should tell the duty team when they find a home without heating, food or bedding.",
)
LESSONS = (
    "Professionals accepted what the parents told them and did not look at the records of other agencies.",
    "The assessment before the birth began too late for the family to be offered help.",
    "Staff who were worried did not know how to challenge a decision that they disagreed with.",
)


def source(font: str, size: int, numbered: str) -> str:
    recommendations = "\n\n".join(f"{numbered}{n}: {text}" for n, text in enumerate(ITEMS, start=1))
    lessons = "\n\n".join(rf"{n}\. {text}" for n, text in enumerate(LESSONS, start=1))
    return f"""
#set page(paper: "a4", margin: 2.4cm, footer: align(center)[Heron Vale Safeguarding Children Partnership])
#set text(size: {size}pt, font: "{font}")
#set par(justify: true)
= Local Child Safeguarding Practice Review: Child HV
Published 4 March 2022

== What happened
Child HV was eleven weeks old when they died in February 2021. They had been in the care of their mother and her partner
since leaving hospital, and nobody had visited the home in the last three weeks.

== Lessons learned
{lessons}

#pagebreak()
== Recommendations
{recommendations}
"""


LAYOUTS = {
    "serif": source("Libertinus Serif", 11, "Recommendation "),
    "sans": source("DejaVu Sans", 10, "Recommendation "),
    "large": source("Libertinus Serif", 14, "Recommendation "),
}


def rasterised(typst_source: str, dots: int = 200) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(typst.compile(typst_source.encode()))
    return [page.render(scale=dots / 72, grayscale=True).to_pil().convert("L") for page in document]


def worn(image: Image.Image) -> Image.Image:
    """As a scanner makes it: a little askew, unsharp, with grain."""
    askew = image.rotate(0.7, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.6))
    grain = Image.linear_gradient("L").resize(image.size).point(lambda level: 128 + level * 37 % 23 - 11)
    return ImageChops.add(askew, grain, scale=1, offset=-128)


def as_pdf(images: Sequence[Image.Image]) -> bytes:
    pages = [picture(image.width, image.height, image.tobytes()) for image in images]
    content = pdf(*(f"q 595 0 0 842 0 0 cm /Im{n} Do Q\n" for n in range(1, len(pages) + 1)), objects=pages)
    named = " ".join(f"/Im{n} {9 + n} 0 R" for n in range(1, len(pages) + 1))
    return content.replace(b"/Im1 10 0 R", named.encode())


def as_file(images: Sequence[Image.Image], form: str) -> bytes:
    out = io.BytesIO()
    images[0].save(out, form, save_all=len(images) > 1, append_images=images[1:], dpi=(200, 200))
    return out.getvalue()


def texts(document: Document) -> list[str]:
    return [" ".join(item.text.replace("’", "'").split()) for review in document.reviews for item in review.items]


def found(document: Document) -> float:
    return sum(text in texts(document) for text in (*ITEMS, *LESSONS)) / len((*ITEMS, *LESSONS))


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


class TestWithTheRecogniser:
    pytestmark = needs_recogniser

    def test_clean_scans_are_read_like_pages_that_hold_their_text(self) -> None:
        shares = [found(read_bytes(as_pdf(rasterised(layout)), "scan.pdf")) for layout in LAYOUTS.values()]
        assert sum(shares) / len(shares) >= 0.95

    def test_a_worn_scan_keeps_its_numbers_and_most_of_its_words(self) -> None:
        document = read_bytes(as_pdf([worn(image) for image in rasterised(LAYOUTS["serif"])]), "scan.pdf")
        assert found(document) >= 0.75
        assert {item.number for item in document.reviews[0].items} >= {"1", "2", "3", "4", "5"}

    def test_evidence_quotes_the_page_as_it_was_recognised(self) -> None:
        document = read_bytes(as_pdf(rasterised(LAYOUTS["serif"])), "scan.pdf")
        evidence = [place for item in document.reviews[0].items for place in item.evidence]
        assert evidence
        assert all(document.page_texts[at.page - 1][at.start : at.end] == at.quote for at in evidence)
        assert {at.page for at in evidence} == {1, 2}

    def test_the_reader_is_told_which_pages_a_machine_made_out(self) -> None:
        scan = rasterised(LAYOUTS["serif"])[1]
        content = pdf(report_page(), "q 595 0 0 842 0 0 cm /Im1 Do Q\n", objects=[picture(*scan.size, scan.tobytes())])
        document = read_bytes(content, "mixed.pdf")
        (warning,) = (warning for warning in document.warnings if warning.code == "recognised-page")
        assert warning.message.startswith("Page 2 is a picture of text")
        assert "Serious Case Review: Child HV" in document.page_texts[0]
        assert ITEMS[3] in texts(document)

    @pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("TIFF", "image/tiff")])
    def test_a_picture_is_a_page(self, form: str, media_type: str) -> None:
        document = read_bytes(as_file(rasterised(LAYOUTS["serif"])[1:], form), "page")
        assert document.media_type == media_type
        assert document.pages == 1
        assert sum(text in texts(document) for text in ITEMS) >= 4

    def test_a_fax_of_several_pages_is_that_many(self) -> None:
        strips = [image.crop((0, 0, image.width, 700)) for image in rasterised(LAYOUTS["serif"])]
        document = read_bytes(as_file(strips, "TIFF"), "fax.tif")
        assert document.pages == 2
        assert ITEMS[0] in texts(document)

    def test_a_page_on_its_side_is_read(self) -> None:
        image = rasterised(LAYOUTS["serif"])[1].rotate(90, expand=True)
        document = read_bytes(as_file([image], "JPEG"), "page.jpg")
        assert sum(text in texts(document) for text in ITEMS) >= 4

    def test_each_picture_is_announced_before_it_is_read(self) -> None:
        heard: list[str] = []
        before = scans.announce.set(lambda: heard.append("picture"))
        try:
            read_bytes(as_file([Image.new("L", (400, 300), 255).copy()], "PNG"), "blank.png")
        except Empty as error:
            assert "No words can be seen" in str(error)  # noqa: PT017 - both the error and what went before matter
        finally:
            scans.announce.reset(before)
        assert heard == ["picture"]

    def test_scanned_pages_are_allowed_time_of_their_own(self, tmp_path: Path) -> None:
        path = tmp_path / "scan.pdf"
        path.write_bytes(as_pdf(rasterised(LAYOUTS["large"])))
        ((_, hurried),) = read_files([path], Limits(seconds=2, seconds_a_picture=0))
        ((_, allowed),) = read_files([path], Limits(seconds=2, seconds_a_picture=120))
        assert isinstance(hurried, OverLimit)
        assert isinstance(allowed, Document)

    def test_a_broken_picture_is_named(self) -> None:
        whole = as_file([Image.effect_noise((300, 300), 50)], "PNG")
        with pytest.raises(Broken, match=r"scan\.png is damaged"):
            read_bytes(whole[:400], "scan.png")

    def test_too_large_a_picture_is_named_before_it_is_opened(self) -> None:
        header = as_file([Image.new("L", (8, 8))], "PNG")
        vast = bytearray(header)
        vast[16:24] = (100_000).to_bytes(4, "big") * 2
        with pytest.raises(CannotRead) as caught:
            read_bytes(bytes(vast), "scan.png")
        assert isinstance(caught.value, OverLimit | Broken)


class TestWithoutTheRecogniser:
    @pytest.fixture(autouse=True)
    def _not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scans, "installed", lambda: False)

    def test_pages_that_are_pictures_are_named_and_the_rest_is_read(self) -> None:
        content = pdf(report_page(), "q 595 0 0 842 0 0 cm /Im1 Do Q\n", objects=[picture(10, 10, b"\xff" * 100)])
        document = read_bytes(content, "mixed.pdf")
        (warning,) = (warning for warning in document.warnings if warning.code == "unreadable-page")
        assert warning.message.startswith("Page 2 is a picture of text")
        assert "heed[scans]" in warning.message
        assert len(document.reviews[0].items) == 2

    def test_a_picture_cannot_be_read_and_the_sentence_says_what_to_install(self) -> None:
        with pytest.raises(UnknownFormat, match=r"page\.png is a picture.*heed\[scans\]"):
            read_bytes(as_file([Image.new("L", (10, 10))], "PNG"), "page.png")


def test_a_picture_of_too_many_pixels_is_named_and_not_drawn() -> None:
    document = read_bytes(picture_bomb(), "bomb.pdf")
    assert codes(document)[0] == "unreadable-page"


def test_pages_with_their_own_text_are_not_scans() -> None:
    assert codes(read_bytes(plain(), "report.pdf")) == []
    behind = pdf("q 595 0 0 842 0 0 cm /Im1 Do Q\n" + report_page(), objects=[picture(10, 10, b"\xff" * 100)])
    assert codes(read_bytes(behind, "report.pdf")) == []


def test_a_stamp_on_a_scan_is_kept_beside_what_is_recognised() -> None:
    (page,) = pdfium.read(pdf(text_at(60, 800, "Stamp")), "stamp.pdf")
    reading = scans.Reading((Seen("Stamp", 60, 90, 30, 45), Seen("Words", 60, 90, 100, 112)), 595, 842, 1.0)
    assert [word.text for word in scanned.with_words(page, reading).words] == ["Stamp", "Words"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2.The assessment", "2. The assessment"),
        ("told them.Staff were", "told them. Staff were"),
        ("Recommendation1: Schools", "Recommendation 1: Schools"),
        ("at 3.45 on the A23", "at 3.45 on the A23"),
        ("e.g. www.example.org", "e.g. www.example.org"),
    ],
)
def test_spaces_that_recognisers_lose_are_put_back(read: str, meant: str) -> None:
    assert scans._spaced(read) == meant


@pytest.mark.parametrize(
    ("pages", "named"), [([3], "Page 3 is"), ([2, 3, 4, 7], "Pages 2–4, 7 are"), ([1, 2], "Pages 1–2 are")]
)
def test_pages_are_named_as_people_write_them(pages: list[int], named: str) -> None:
    (warning,) = scanned.recognised_by_machine(pages)
    assert warning.message.startswith(named)
