"""What a web page carries beside its text: comments, its author, hidden elements, data, descriptions of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from heed.disclosing.carrying.carried import Carried, paths_in
from heed.reading.formats.encoding import decode

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_AUTHORS = "author creator dc.creator dcterms.creator article:author byl owner generator-user web_author".split()
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_DESCRIBING = ("alt", "title", "aria-label", "placeholder", "value", "longdesc", "summary")


def carried(content: bytes, name: str) -> Iterator[Carried]:
    """What the page carries."""
    text = decode(content, name)
    for match in _COMMENT.finditer(text):
        yield Carried("comment", "a comment in the page's source", match[1], only_if_telling=True)
    for path in paths_in(text):
        yield Carried("file_path", "the page's source", path)
    tree = LexborHTMLParser(text)
    for node in tree.css("meta"):
        kind = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        if kind in _AUTHORS:
            yield Carried("property", f"the page's head, {kind}", node.attributes.get("content") or "", quiet=True)
        else:
            yield Carried(
                "property", f"the page's head, {kind}", node.attributes.get("content") or "", only_if_telling=True
            )
    for node in tree.css("[hidden], [style], input[type=hidden], template, noscript"):
        if (
            node.tag not in {"template", "noscript", "input"}
            and "hidden" not in node.attributes
            and not _HIDDEN.search(node.attributes.get("style") or "")
        ):
            continue
        yield Carried(
            "hidden_text",
            f"a hidden element ({node.tag})",
            node.text(separator=" ") or node.attributes.get("value") or "",
            only_if_telling=True,
        )
    for node in tree.css("*"):
        for key, value in node.attributes.items():
            if value and (key in _DESCRIBING or key.startswith("data-")):
                yield Carried(
                    "words_beside", f"the attribute {key} of an element ({node.tag})", value, only_if_telling=True
                )
