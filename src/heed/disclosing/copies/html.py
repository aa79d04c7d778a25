"""Web pages without the phrases: text edited across elements, and all that is not seen left out."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from heed.disclosing.carrying.carried import paths_in
from heed.disclosing.carrying.xml import Element, local
from heed.disclosing.copies import xml
from heed.disclosing.copies.made import Made, Removed
from heed.disclosing.phrases import Phrases
from heed.reading.errors import Broken
from heed.reading.formats.encoding import decode

_GONE = "script noscript template iframe object embed applet form input textarea select button svg canvas audio video base".split()
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i kbd mark q s samp small span strike strong sub sup time tt u var wbr ins del big acronym".split()
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_KEPT_META = frozenset({"viewport"})
_KEPT_ATTRIBUTES = frozenset(
    "href src alt class id lang dir title colspan rowspan scope headers start type value reversed charset name content rel media width height style role for aria-label aria-hidden http-equiv cite datetime".split()
)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def copied(content: bytes, name: str, phrases: Phrases) -> Made:
    """The page as UTF-8, with its text edited and all that is not seen left out."""
    text = _DECLARED.sub("", decode(content, name).replace("\0", ""))
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", no_network=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Broken(
            f"{name} is damaged and cannot be taken apart as a web page. Save it again and try once more."
        ) from error
    for node in list(root.iter(*_GONE)):
        xml.remove(node)
    for node in list(root.iter()):
        if not local(node) or _is_hidden(node):
            xml.remove(node)
        else:
            _keep_what_is_known(node)
    times = xml.without(root, phrases, lambda node: node.tag in _INLINE, lambda node: "\n" if node.tag == "br" else "")
    head = root.find("head")
    if head is not None:
        head.insert(0, etree.Element("meta", charset="utf-8"))
    out = etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return Made(out, (Removed("the page", times),) if times else ())


def _is_hidden(node: Element) -> bool:
    """Whether a node is not shown: hidden, or a statement about the page."""
    if node.tag == "meta":
        return str(node.get("name") or node.get("property") or "").lower() not in _KEPT_META
    return "hidden" in node.attrib or bool(_HIDDEN.search(str(node.get("style") or "")))


def _keep_what_is_known(node: etree._Element) -> None:
    for key in list(node.attrib):
        value = str(node.attrib[key])
        if (
            str(key) not in _KEPT_ATTRIBUTES
            or paths_in(value)
            or value.strip().lower().startswith(("javascript:", "data:", "mailto:"))
        ):
            del node.attrib[key]
