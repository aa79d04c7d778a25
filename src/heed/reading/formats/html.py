"""Web pages: the content without the site's furniture, as lines that keep what the tags say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from heed.reading.errors import Empty
from heed.reading.markers import MarkerKind, marker_of
from heed.reading.pages import Cell, Line, Source

OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|main|article|div|section|h[1-6]|p|meta)\b",
    re.I | re.S,
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LOWEST_HEADING = 6
MOST_COLUMNS = 200
A_PAGE = 6
"""A cell of so many paragraphs is a page, and the table around it its layout."""
BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hgroup hr legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split(),
)
NEVER_TEXT = frozenset(
    "aside audio button canvas datalist dialog embed form frame iframe input link map menu meta nav noscript object"
    " option picture script select style svg template textarea title video head".split(),
)
FURNITURE_ROLES = frozenset(
    "alert banner complementary contentinfo dialog menu menubar navigation search toolbar".split()
)
# words of class and id that sites everywhere use for what is not the page's own content; social care and information
# sharing are what reviews are about
_FURNITURE = (
    r"(?:cookies?|consent|breadcrumbs?|skip|skiplink|nav|navbar|navigation|menu|sidebar|side-bar|social(?![\s_-](?:care|work))|share|"
    r"(?<!information[\s_-])sharing|related|pagination|pager|site-footer|site-header|search|newsletter|subscribe|feedback|sr-only|"
    r"visually-hidden|print-only|hidden)"
)
FURNITURE = re.compile(rf"(?:^|[\s_-]){_FURNITURE}(?:$|[\s_-])", re.I)
# an id is often made of the words of a heading, so that it must name furniture and nothing else
FURNITURE_ID = re.compile(
    rf"(?:(?:site|page|main|global|primary|secondary|top|local|mobile|js|block|header|footer)[_-])*{_FURNITURE}"
    r"(?:[_-]?(?:banner|bar|box|links?|list|nav|navigation|menu|container|wrapper|form|panel|block|message|content))*",
    re.I,
)
INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
DEEPEST = 200


def is_html(text: str, name: str) -> bool:
    """Whether the text is a web page: by how it opens, or by its name if it holds any tag at all."""
    if OPENING.match(text):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and bool(re.search(r"<[a-z!/]", text, re.I))


def read(text: str, name: str) -> Source:
    """The page's own content as one page of lines. Raises ``Empty`` where there is none."""
    tree = LexborHTMLParser(text)
    root = _content(tree)
    flow = _Flow()
    if root is not None:
        _walk(root, flow, _Place(), 0)
    flow.flush(_Place())
    if not flow.lines:
        raise Empty(f"{name} is a web page without any text of its own. Check that the whole page was saved.")
    page_text, lines = _set(flow.lines)
    return Source("text/html", (page_text,), tuple(lines), times=flow.times)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page the walk stands."""

    level: int | None = None
    heading: int | None = None
    quoted: bool = False
    cell: Cell | None = None


@dataclass(slots=True)
class _Flow:
    """Runs of words as they come, and the lines made of them."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    marker: str | None = None
    tables: int = 0
    times: dict[str, str] = field(default_factory=dict)

    def say(self, text: str, *, bold: bool) -> None:
        self.words.append(text)
        if text.strip():
            self.bold.append(bold)

    def flush(self, place: _Place) -> None:
        """Make lines of the words gathered: one, or more where the page itself broke them."""
        runs = "".join(self.words).translate(INVISIBLE).split("\x1e")
        bold = bool(self.bold) and all(self.bold)
        led = not bold and self.bold[:1] == [True] and len(runs) == 1
        gap = True
        for run in runs:
            text = " ".join(run.split())
            if not text:
                continue
            if self.marker is not None:
                own = marker_of(text)
                # a point that brings its own number keeps it; the list's is then only decoration
                if own is None or own.kind in {MarkerKind.LETTER, MarkerKind.ROMAN}:
                    text = f"{self.marker} {text}"
                self.marker = None
            self.lines.append(
                Line(
                    1,
                    0,
                    0,
                    text,
                    float(place.level or 0) * 2,
                    gap,
                    heading=place.heading,
                    bold=bold,
                    led=led,
                    level=place.level,
                    quoted=place.quoted,
                    cell=place.cell,
                ),
            )
            gap = False
        self.words.clear()
        self.bold.clear()


def _set(lines: list[Line]) -> tuple[str, list[Line]]:
    """The page's text, and the lines with their places in it."""
    pieces: list[str] = []
    placed: list[Line] = []
    at = 0
    for line in lines:
        lead = ("\n\n" if line.gap else "\n") if placed else ""
        lead += " " * int(line.indent)
        at += len(lead)
        pieces += [lead, line.text]
        placed.append(replace(line, start=at, end=at + len(line.text)))
        at += len(line.text)
    return "".join(pieces) + "\n", placed


def _content(tree: LexborHTMLParser) -> LexborNode | None:
    mains = tree.css("main, [role=main]")
    if len(mains) == 1:
        return mains[0]
    return tree.body


def _walk(node: LexborNode, flow: _Flow, place: _Place, depth: int, *, bold: bool = False) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            flow.say(re.sub(r"\s+", " ", child.text_content or ""), bold=bold)
        elif tag == "br":
            flow.say("\x1e", bold=bold)
        elif tag in {"!--", "-comment"} or _is_furniture(child, tag):
            continue
        elif depth > DEEPEST:
            flow.say(child.text(deep=True, separator=" "), bold=bold)
        elif tag in BLOCKS:
            flow.flush(place)
            _block(child, tag, flow, place, depth)
            flow.flush(place)
        else:
            if tag == "time" and (stated := child.attributes.get("datetime")):
                flow.times[" ".join(child.text().split())] = stated
            _walk(child, flow, place, depth + 1, bold=bold or tag in {"b", "strong"})


def _block(node: LexborNode, tag: str, flow: _Flow, place: _Place, depth: int) -> None:
    if tag in {"ol", "ul"}:
        _list(node, tag, flow, place, depth)
        return
    if tag == "table" and _is_data(node):
        _table(node, flow, place, depth)
        return
    inside = place
    if tag in HEADINGS or node.attributes.get("role") == "heading":
        said = node.attributes.get("aria-level") or ""
        inside = replace(place, heading=HEADINGS.get(tag) or min(max(_whole(said, 2), 1), LOWEST_HEADING))
    elif tag == "summary":
        inside = replace(place, heading=6)
    elif tag == "blockquote":
        inside = replace(place, quoted=True)
    _walk(node, flow, inside, depth + 1, bold=tag in {"dt", "th"})
    flow.flush(inside)


def _list(node: LexborNode, tag: str, flow: _Flow, place: _Place, depth: int) -> None:
    items = [child for child in node.iter() if child.tag == "li" and not _is_furniture(child, "li")]
    if _is_navigation(items):
        return
    inside = replace(place, level=(place.level or 0) + 1, heading=None)
    markers = _markers(node, tag, items)
    for child in node.iter():
        if child.tag == "li" and not _is_furniture(child, "li"):
            flow.marker = next(markers)
            _walk(child, flow, inside, depth + 1)
            flow.flush(inside)
            flow.marker = None
        elif child.tag in BLOCKS and not _is_furniture(child, child.tag):
            # not allowed between the points of a list, but pages do it; it is no point itself
            _block(child, child.tag, flow, place, depth + 1)
            flow.flush(place)


def _markers(node: LexborNode, tag: str, items: list[LexborNode]) -> Iterator[str]:
    if tag == "ul":
        yield from ("•" for _ in items)
        return
    reverse = "reversed" in node.attributes
    number = _whole(node.attributes.get("start"), len(items) if reverse else 1)
    style = node.attributes.get("type") or "1"
    for item in items:
        number = _whole(item.attributes.get("value"), number)
        yield _numeral(number, style)
        number += -1 if reverse else 1


def _whole(said: str | None, default: int) -> int:
    return int(said) if said and re.fullmatch(r"-?\d{1,6}", said.strip()) else default


def _numeral(number: int, style: str) -> str:
    if style in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"({letter if style == 'a' else letter.upper()})"
    if style in {"i", "I"} and 1 <= number <= 20:
        tens, ones = divmod(number, 10)
        roman = "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]
        return f"({roman if style == 'i' else roman.upper()})"
    return f"{number}."


def _is_navigation(items: list[LexborNode]) -> bool:
    """Three or more points that are links and nothing else lead away from the page; they are not its content."""
    if len(items) < 3:
        return False
    return all(
        " ".join(item.text(deep=True).split()) == " ".join(" ".join(a.text(deep=True) for a in item.css("a")).split())
        for item in items
    )


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds rows of values, and is not there only to lay the page out."""
    if table.attributes.get("role") in {"presentation", "none"} or table.css_first("table table, h1, h2"):
        return False
    if table.css_first("th") is None and any(len(cell.css("p")) >= A_PAGE for cell in table.css("td")):
        return False
    return any(len([c for c in row.iter() if c.tag in {"td", "th"}]) > 1 for row in table.css("tr"))


def _table(table: LexborNode, flow: _Flow, place: _Place, depth: int) -> None:
    number, flow.tables = flow.tables, flow.tables + 1
    taken: dict[int, int] = {}  # columns that a cell above still spans, and up to which row
    for r, row in enumerate(table.css("tr")):
        column = 0
        for cell in row.iter():
            if cell.tag not in {"td", "th"}:
                continue
            while column < MOST_COLUMNS and taken.get(column, -1) >= r:
                column += 1
            inside = replace(place, cell=Cell(number, r, column), heading=None)
            _walk(cell, flow, inside, depth + 1, bold=cell.tag == "th")
            flow.flush(inside)
            width, height = (max(1, _whole(cell.attributes.get(span), 1)) for span in ("colspan", "rowspan"))
            taken |= dict.fromkeys(range(column, column + min(width, 100)), r + height - 1)
            column += min(width, 100)


def _is_furniture(node: LexborNode, tag: str) -> bool:
    if tag in NEVER_TEXT:
        return True
    if tag in {"header", "footer"} and _outermost(node) and node.css_first("h1") is None:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") in FURNITURE_ROLES:
        return True
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", attributes.get("style") or "", re.I):
        return True
    named = FURNITURE.search(attributes.get("class") or "") or FURNITURE_ID.fullmatch(attributes.get("id") or "")
    return (
        named is not None
        and tag not in {"main", "body", "article", "html"}
        and node.css_first("h1, main, article") is None
    )


def _outermost(node: LexborNode) -> bool:
    """Whether a header or footer is the page's own, and not that of an article or section within it."""
    parent = node.parent
    while parent is not None:
        if parent.tag in {"article", "section", "main", "blockquote"}:
            return False
        parent = parent.parent
    return True
