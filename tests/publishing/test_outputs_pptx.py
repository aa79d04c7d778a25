"""Slides, and the file they become: what is said when, nothing that overflows, notes with the full words."""

from __future__ import annotations

import re
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened

from factories.papers import a_source, many, sources
from factories.publishing import HEALTH_VISITOR, an_item
from heed.publishing.outputs.pptx import pptx_file
from heed.publishing.rules.deck import ASKED, LEARNED, deck
from heed.publishing.rules.measuring import lines
from heed.publishing.rules.source import Source
from heed.publishing.rules.spreading import HEIGHT, SIZES, WIDTH, height, spread
from heed.publishing.slides import Line

LONG = "Ask who else is in the home, each time, and write it down where others look for it. " * 12


def opened(source: Source) -> Opened:
    return Presentation(BytesIO(pptx_file(deck(source))))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_of_any_review_nothing_overflows_and_no_two_titles_are_the_same(source: Source) -> None:
    made = deck(source)
    assert all(sum(height(line) for line in slide.lines) <= HEIGHT for slide in made.slides)
    titles = [made.title, *(slide.title for slide in made.slides)]
    assert len(set(titles)) == len(titles) or made.title in titles[1:]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources)
def test_any_review_becomes_slides_that_open(source: Source) -> None:
    assert len(opened(source).slides) == len(deck(source).slides) + 1


def test_words_that_are_too_many_for_a_slide_go_on_on_the_next_and_none_is_lost() -> None:
    pages = spread([(Line(LONG * 3),)])
    assert len(pages) > 1
    assert " ".join(line.text for page in pages for line in page).split() == (LONG * 3).split()
    one_word = spread([(Line("x" * 3000),)])
    assert "".join(line.text for page in one_word for line in page) == "x" * 3000


def test_an_item_stays_on_one_slide_where_it_fits() -> None:
    group = (Line("Lesson 1", "strong"), Line("Ask. " * 60))
    assert [page for page in spread([group, group]) if page] == [group, group]


def test_what_happened_comes_after_a_slide_that_announces_it() -> None:
    made = deck(a_source(*many(1), story="Child A was six months old."))
    titles = [slide.title for slide in made.slides]
    assert titles[:2] == ["Before we go on", "In short"]
    assert "Nobody has to stay in the room" in made.slides[0].lines[1].text
    assert "six months old" in made.slides[1].lines[0].text


def test_a_review_that_tells_nothing_needs_no_announcement() -> None:
    assert deck(a_source(*many(1))).slides[0].title == "What to learn (1)"


def test_the_notes_have_the_full_words_whom_they_are_for_and_where_they_stand() -> None:
    source = a_source(an_item(LONG.strip(), HEALTH_VISITOR, number="1", parts=("who will act",)))
    (slide,) = [one for one in deck(source).slides if one.title.startswith("What to learn")]
    for words in (
        LONG.strip(),
        "– who will act",
        "For: Health visitor, Community health",
        source.item_address(source.review.items[0].id),
    ):
        assert words in slide.notes
    assert LONG.strip() not in " ".join(line.text for line in slide.lines)


def test_one_learning_point_or_two_stand_on_a_slide() -> None:
    slides = [one for one in deck(a_source(*many(7))).slides if one.title.startswith("What to learn")]
    assert [sum(line.tone == "strong" for line in slide.lines) for slide in slides] == [2, 2, 2, 1]


def test_many_items_are_not_many_slides() -> None:
    made = deck(a_source(*many(LEARNED + 5), *many(ASKED + 1, "recommendation")))
    rest = {slide.title: slide.lines[0].text for slide in made.slides if slide.title.endswith("the rest")}
    assert rest == {
        "What to learn: the rest": "And 5 more on the page",
        "What is asked: the rest": "And 1 more on the page",
    }


def test_the_file_is_wide_says_what_it_is_and_is_the_same_each_time() -> None:
    source = a_source(*many(3), summary="Short.")
    presentation = opened(source)
    assert presentation.slide_width
    assert presentation.slide_height
    assert presentation.slide_width * 9 == presentation.slide_height * 16
    assert presentation.core_properties.title == "Learning from Child A – Slides for a team discussion"
    assert presentation.core_properties.language == "en-GB"
    assert pptx_file(deck(source)) == pptx_file(deck(source))


def test_every_slide_has_a_title_of_its_own_notes_and_a_language() -> None:
    presentation = opened(a_source(*many(9), *many(3, "recommendation"), story="She liked bells."))
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides if slide.shapes.title]
    assert len(titles) == len(presentation.slides) == len(set(titles))
    for slide in presentation.slides:
        assert slide.notes_slide.notes_text_frame
        assert slide.notes_slide.notes_text_frame.text
        runs = list(slide._element.iter(qn("a:rPr")))
        assert {run.get("lang") for run in runs} == {"en-GB"}


def test_the_first_slide_has_the_code_that_leads_back_and_says_in_words_what_it_is() -> None:
    source = a_source(*many(1))
    (picture,) = [shape for shape in opened(source).slides[0].shapes if shape.shape_type == 13]
    assert picture._element._nvXxPr.cNvPr.get("descr") == f"QR code that leads to the whole review: {source.address}"


def test_a_slide_is_set_in_the_sizes_that_it_was_measured_in() -> None:
    slide = opened(a_source(*many(2))).slides[1]
    body = slide.placeholders[1]
    assert body.width
    assert body.height
    assert body.width.pt >= WIDTH
    assert body.height.pt >= HEIGHT
    sizes = {run.font.size.pt for paragraph in body.text_frame.paragraphs for run in paragraph.runs if run.font.size}
    assert sizes <= set(SIZES.values())
    assert lines("one two", 100_000) == 1


def test_links_have_the_colour_of_the_house_which_the_theme_alone_decides() -> None:
    presentation = opened(a_source(*many(1)))
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    colours = {
        name: re.search(rf'<a:{name}><a:srgbClr val="(\w+)"', theme.blob.decode()) for name in ("hlink", "folHlink")
    }
    assert {name: found and found[1] for name, found in colours.items()} == {"hlink": "0F5F68", "folHlink": "0F5F68"}
