"""Web pages: the content without the furniture, and what the tags say."""

from __future__ import annotations

import pytest

from heed.reading.errors import Empty
from heed.reading.formats.html import is_html, read
from heed.reading.pages import Line, Source


def _source(body: str) -> Source:
    return read(f"<!doctype html><html><head><title>Not this</title></head><body>{body}</body></html>", "page.html")


def _lines(body: str) -> tuple[Line, ...]:
    return _source(body).lines


def _said(body: str) -> list[str]:
    return [line.text for line in _lines(body)]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Home</nav>",
        "<header><a href=/>Home</a></header>",
        "<footer>Contact</footer>",
        "<aside>Also</aside>",
        "<script>var x</script>",
        "<style>p{}</style>",
        "<form><label>Search</label></form>",
        "<div class='cookie-banner'>We use cookies</div>",
        "<div class='breadcrumb'>Home</div>",
        "<div id=site-footer>Contact</div>",
        "<div id=main-navigation>Home</div>",
        "<div id=cookie-banner>We use cookies</div>",
        "<div class='social-links'>Follow us</div>",
        "<div role=navigation>Home</div>",
        "<p hidden>Secret</p>",
        "<p aria-hidden=true>Secret</p>",
        "<p style='display: none'>Secret</p>",
        "<template>Later</template>",
        "<!-- a remark -->",
        "<noscript>Turn on</noscript>",
        "<ul><li><a>Home</a></li><li><a>News</a></li><li><a>About</a></li></ul>",
    ],
)
def test_the_furniture_of_a_site_is_left_out(furniture: str) -> None:
    assert _said(f"{furniture}<p>What happened</p>") == ["What happened"]


@pytest.mark.parametrize(
    "content",
    [
        "<article><header><h1>Child AB</h1></header></article>",
        "<section id=information-sharing>Child AB</section>",
        "<h2 id=sharing-information-in-time>Child AB</h2>",
        "<div id=social-care>Child AB</div>",
        "<div class='theme social-work'>Child AB</div>",
        "<section id=feedback-from-the-family>Child AB</section>",
        "<div class=research>Child AB</div>",
        "<section><footer>Child AB</footer></section>",
        "<div class='search-results'><main>Child AB</main></div>",
    ],
)
def test_content_is_not_taken_for_furniture(content: str) -> None:
    assert _said(content) == ["Child AB"]


def test_the_main_part_of_a_page_is_all_that_is_read_where_there_is_one() -> None:
    assert _said("<p>Our council</p><main><p>Child AB</p></main><p>Bins</p>") == ["Child AB"]


def test_headings_keep_their_level() -> None:
    lines = _lines(
        "<h1>A</h1><h3>B</h3><div role=heading aria-level=4>C</div><div role=heading>D</div><details><summary>E</summary>F</details>"
    )
    assert [(line.text, line.heading) for line in lines] == [
        ("A", 1),
        ("B", 3),
        ("C", 4),
        ("D", 2),
        ("E", 6),
        ("F", None),
    ]


@pytest.mark.parametrize("level", ["0", "-3", "9" * 5000, "four", "²", ""])
def test_a_level_of_heading_that_is_no_level_does_no_harm(level: str) -> None:
    (line,) = _lines(f"<div role=heading aria-level='{level}'>A</div>")
    assert line.heading in range(1, 7)


@pytest.mark.parametrize(
    ("attributes", "markers"),
    [
        ("", ["1.", "2.", "3."]),
        ("start=4", ["4.", "5.", "6."]),
        ("reversed", ["3.", "2.", "1."]),
        ("reversed start=9", ["9.", "8.", "7."]),
        ("type=a", ["(a)", "(b)", "(c)"]),
        ("type=A start=3", ["(C)", "(D)", "(E)"]),
        ("type=i start=8", ["(viii)", "(ix)", "(x)"]),
        ("start=nonsense", ["1.", "2.", "3."]),
    ],
)
def test_an_ordered_list_shows_the_numbers_a_browser_shows(attributes: str, markers: list[str]) -> None:
    assert _said(f"<ol {attributes}><li>x<li>y<li>z</ol>") == [f"{m} {w}" for m, w in zip(markers, "xyz", strict=True)]


def test_a_point_may_set_the_number_for_itself_and_those_after() -> None:
    assert _said("<ol><li>x<li value=7>y<li>z</ol>") == ["1. x", "7. y", "8. z"]


def test_points_within_points_are_a_level_deeper() -> None:
    lines = _lines("<ol><li>x<ul><li>y<ol type=a><li>z</ol></ul><li>w</ol>")
    assert [(line.text, line.level) for line in lines] == [("1. x", 1), ("• y", 2), ("(a) z", 3), ("2. w", 1)]


def test_a_number_typed_into_a_bullet_point_is_kept_and_the_bullet_is_not() -> None:
    assert _said("<ul><li>1. x</li><li>2. y</li></ul>") == ["1. x", "2. y"]


def test_something_between_the_points_of_a_list_is_no_point() -> None:
    assert _said("<ol><li>x</li><p>Between</p><li>y</li></ol>") == ["1. x", "Between", "2. y"]


def test_a_forced_break_parts_lines_of_one_paragraph() -> None:
    first, second = _lines("<p>x<br>y</p>")
    assert (first.text, second.text) == ("x", "y")
    assert first.gap
    assert not second.gap


def test_a_paragraph_all_in_bold_is_told_from_one_with_bold_words() -> None:
    assert [line.bold for line in _lines("<p><b>All</b></p><p><strong>Not</strong> all</p>")] == [True, False]


def test_words_of_others_are_marked() -> None:
    assert [line.quoted for line in _lines("<blockquote><p>Theirs</p></blockquote><p>Ours</p>")] == [True, False]


def test_cells_know_where_they_stand() -> None:
    lines = _lines("<table><tr><th>No<th>Action</tr><tr><td>1<td>Ask</tr></table>")
    assert [(line.text, line.cell.row, line.cell.column) for line in lines if line.cell] == [
        ("No", 0, 0),
        ("Action", 0, 1),
        ("1", 1, 0),
        ("Ask", 1, 1),
    ]


def test_cells_that_span_push_the_others_to_their_own_columns() -> None:
    lines = _lines(
        "<table><tr><th>A<th>B<th>C</tr><tr><td rowspan=2>a<td colspan=2>wide</tr><tr><td>b<td>c</tr><tr><td>a<td>b<td>c</tr></table>"
    )
    assert [(line.text, line.cell.column) for line in lines if line.cell and line.cell.row > 0] == [
        ("a", 0),
        ("wide", 1),
        ("b", 1),
        ("c", 2),
        ("a", 0),
        ("b", 1),
        ("c", 2),
    ]


def test_two_tables_are_two() -> None:
    lines = _lines("<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>")
    assert len({line.cell.table for line in lines if line.cell}) == 2


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td><p>x</p><td><p>y</p></table>",
        "<table><tr><td><h2>x</h2><td>y</table>",
        "<table><tr><td>x</tr><tr><td>y</tr></table>",
    ],
)
def test_a_table_that_only_lays_the_page_out_is_no_table(table: str) -> None:
    lines = _lines(table)
    assert [line.text for line in lines] == ["x", "y"]
    assert not any(line.cell for line in lines)


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "ol><li", "blockquote", "table><tr><td", "section"])
def test_nesting_5000_deep_loses_no_words(tag: str) -> None:
    assert "Child AB" in " ".join(_said(f"<p>Above</p>{f'<{tag}>' * 5000}Child AB"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>x<p>y", ["x", "y"]),
        ("<p><b>x</p><p>y", ["x", "y"]),
        ("<div>x</span></div></div>y", ["x", "y"]),
        ("<ul><li>x<li>y", ["• x", "• y"]),
        ("x < y and <unknown>z</unknown>", ["x < y and z"]),
        ("<p>x", ["x"]),
        ("<p class='a>x</p><p>y</p>", None),
    ],
)
def test_broken_markup_is_read_as_browsers_read_it(body: str, said: list[str] | None) -> None:
    if said is None:
        with pytest.raises(Empty, match=r"page\.html is a web page without any text"):
            _said(body)
    else:
        assert _said(body) == said


def test_entities_are_the_characters_they_stand_for() -> None:
    assert _said("<p>Children&rsquo;s &amp; adults&#8217;&nbsp;services &lt;18</p>") == [
        "Children’s & adults’ services <18"
    ]


def test_soft_hyphens_and_other_marks_nobody_sees_are_gone() -> None:
    assert _said("<p>safe&shy;guard\u200bing</p>") == ["safeguarding"]


def test_the_date_behind_the_words_is_kept() -> None:
    assert _source("<p>Published <time datetime=2026-02-19>last week</time></p>").times == {"last week": "2026-02-19"}


def test_every_line_is_the_stretch_of_page_that_it_says() -> None:
    source = _source("<h1>A</h1><ol><li>b<ul><li>c</ul></ol><table><tr><td>d<td>e</table><p>f<br>g")
    assert [source.page_texts[0][line.start : line.end] for line in source.lines] == [
        line.text for line in source.lines
    ]


@pytest.mark.parametrize(
    ("text", "name", "verdict"),
    [
        ("<!doctype html><p>x", "x", True),
        ("<!-- a --><!-- b -->\n<html>", "x", True),
        ("<?xml version='1.0'?><html>", "x", True),
        ("Look <b>here</b>", "page.htm", True),
        ("Look <b>here</b>", "notes.txt", False),
        ("No tags", "page.html", False),
        ("<3 from us all", "notes.txt", False),
        ("<!-- a -->" * 40 + "words", "notes.txt", False),
    ],
)
def test_a_web_page_is_told_by_how_it_opens(text: str, name: str, verdict: bool) -> None:
    assert is_html(text, name) is verdict


def test_a_page_without_words_is_refused_by_name() -> None:
    with pytest.raises(Empty, match=r"page\.html is a web page without any text of its own\. Check"):
        _source("<nav>Home</nav>")


def test_a_table_with_a_whole_page_in_a_cell_is_only_its_layout() -> None:
    paragraphs = "<p>Some words.</p>" * 6
    source = read(f"<table><tr><td><a href='/'>Home</a></td><td>{paragraphs}</td></tr></table>", "page.html")
    assert all(line.cell is None for line in source.lines)
