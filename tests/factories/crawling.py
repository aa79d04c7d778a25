"""A visitor who follows every address there is, in pages, feeds, data and files, and reads every word."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field

import pypdfium2
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client

# where nothing points, and machines look all the same
KNOWN = ("/", "/sitemap.xml", "/robots.txt", "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/v1/openapi.json")
_HREF = re.compile(r"""(?:href|src|action|content)=["']([^"'#]*)""")
_NOT_FOLLOWED = re.compile(r"^/(?:static|staff)/|[?&](?:page|cursor|offset)=\d{3,}")


@dataclass(slots=True)
class Answer:
    """What one address answered: its status, its type, its words, the tag to ask again with, and what it differs by."""

    status: int
    media_type: str
    words: str
    tag: str = ""
    vary: str = ""


@dataclass(slots=True)
class Visitor:
    """Somebody without an account. ``seen`` is what each address answered the last time."""

    client: Client = field(default_factory=Client)
    seen: dict[str, Answer] = field(default_factory=dict)

    def walk(self, *beginning: str, most: int = 1_500) -> None:
        """Follows every address from these, and from those that machines know, until there is none left."""
        ahead = [*beginning, *KNOWN]
        while ahead and len(self.seen) < most:
            address = ahead.pop(0)
            if address in self.seen:
                continue
            answer = self.ask(address)
            ahead += [link for link in _links(answer.words) if link not in self.seen]

    def ask(self, address: str) -> Answer:
        """What this address answers now, whatever it answered before."""
        self.seen[address] = answer = _answer(self.client.get(address))
        return answer

    def ask_again(self) -> dict[str, Answer]:
        """What every address that was seen answers now, asked as a browser does that has kept the last answer."""
        again = {}
        for address, before in self.seen.items():
            headers = {"If-None-Match": before.tag} if before.tag else {}
            answer = _answer(self.client.get(address, headers=headers))
            again[address] = before if answer.status == 304 else answer
        return again

    def where(self, words: str) -> dict[str, str]:
        """Every address at which these words stand, with the type of the answer."""
        return {address: answer.media_type for address, answer in self.seen.items() if words in answer.words}


def read_words(content: bytes, media_type: str) -> str:
    """All that a file says, text and properties, in one string with single spaces."""
    if media_type == "application/pdf" and content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
            said = [*pages, *pdf.get_metadata_dict().values()]
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            inside = [file.read(name).decode("utf-8", "replace") for name in file.namelist() if name.endswith("xml")]
        said = [html.unescape(re.sub(r"<[^>]+>", "", part)) for part in inside]
    else:
        # calendars fold their lines
        said = [html.unescape(content.decode("utf-8", "replace").replace("\r\n ", ""))]
    return " ".join(" ".join(said).split())


def _answer(response: HttpResponseBase) -> Answer:
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    if response.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    media_type = response.headers.get("Content-Type", "").partition(";")[0]
    moved = response.headers.get("Location", "")
    words = read_words(content, media_type) + (f' href="{moved}"' if moved else "")
    return Answer(
        response.status_code, media_type, words, response.headers.get("ETag", ""), response.headers.get("Vary", "")
    )


def _links(words: str) -> Iterable[str]:
    """The addresses on this site that an answer names, in links and as absolute addresses in its text."""
    site = re.escape(str(settings.HEED_PUBLIC_ADDRESS))
    for link in [*_HREF.findall(words), *re.findall(rf"{site}(/[^\s\"'<>\\)#,]*)", words)]:
        address = link.removeprefix(str(settings.HEED_PUBLIC_ADDRESS)).removeprefix("http://testserver")
        if address.startswith("/") and not address.startswith("//") and not _NOT_FOLLOWED.search(address):
            yield address
