"""What an OpenDocument text's styles say of its paragraphs and characters, each with the styles it goes back to."""

from __future__ import annotations

from collections.abc import Iterator

from heed.reading.formats.odt.names import Element, length, q, whole

DEEPEST = 20
BOLD = frozenset({"bold", "600", "700", "800", "900"})


class Styles:
    """The styles of a document, its own and those made as it was written, by family and name."""

    def __init__(self, *roots: Element | None) -> None:
        self._by_name: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in (root for root in roots if root is not None):
            for style in root.iter(q("style:style")):
                key = (style.get(q("style:family"), ""), style.get(q("style:name"), ""))
                self._by_name[key] = style
            for style in root.iter(q("text:list-style")):
                self.lists[style.get(q("style:name"), "")] = style
            outline = next(root.iter(q("text:outline-style")), None)
            self.outline = self.outline if outline is None else outline

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        for _ in range(DEEPEST):
            style = self._by_name.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(q("style:parent-style-name"))

    def _said(self, family: str, name: str | None, properties: str, attribute: str) -> str | None:
        for style in self._chain(family, name):
            held = style.find(q(f"style:{properties}"))
            if held is not None and (said := held.get(q(attribute))) is not None:
                return said
        return None

    def bold(self, family: str, name: str | None) -> bool | None:
        """Whether a style sets words out in bold or underlined; null where it says neither."""
        weight = self._said(family, name, "text-properties", "fo:font-weight")
        line = self._said(family, name, "text-properties", "style:text-underline-style")
        if weight is None and line is None:
            return None
        return weight in BOLD or line not in {None, "none"}

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides words."""
        return self._said(family, name, "text-properties", "text:display") in {"none", "true"}

    def covered(self, family: str, name: str | None) -> bool:
        """Whether a style puts dark words on a black ground, as where somebody meant to redact them."""
        ground = self._said(family, name, "text-properties", "fo:background-color")
        colour = self._said(family, name, "text-properties", "fo:color")
        return ground == "#000000" and colour == "#000000"

    def size(self, family: str, name: str | None) -> float | None:
        """The size of a style's letters, in characters of the usual line."""
        return length(self._said(family, name, "text-properties", "fo:font-size"))

    def font(self, family: str, name: str | None) -> str | None:
        """The name of a style's font."""
        return self._said(family, name, "text-properties", "style:font-name")

    def indent(self, name: str | None) -> tuple[float | None, float | None]:
        """Where a paragraph style's lines begin, and how far the first hangs out, in characters."""
        left = length(self._said("paragraph", name, "paragraph-properties", "fo:margin-left"))
        first = length(self._said("paragraph", name, "paragraph-properties", "fo:text-indent"))
        return left, None if first is None else -first

    def outline_level(self, name: str | None) -> int | None:
        """The level of heading that a paragraph style states; 1 for that of a document's title."""
        for style in self._chain("paragraph", name):
            if level := whole(style.get(q("style:default-outline-level"))):
                return level
            if style.get(q("style:name")) == "Title":
                return 1
        return None

    def list_of(self, name: str | None) -> str | None:
        """The list style that a paragraph style brings."""
        found = (style.get(q("style:list-style-name")) for style in self._chain("paragraph", name))
        return next((said for said in found if said is not None), None)
