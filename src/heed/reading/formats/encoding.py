"""Which encoding a text is in, told by the bytes themselves."""

from __future__ import annotations

import codecs
import re
import unicodedata

from heed.reading.errors import UnknownFormat, UnreadableEncoding

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
# In English prose in a single-byte encoding few characters are not ASCII; more means it is another encoding.
MOST_FOREIGN = 0.1


def decode(content: bytes, name: str) -> str:
    """The text, with line ends as ``\\n`` and no byte order mark.

    Raises ``UnknownFormat`` for bytes that are no text, and ``UnreadableEncoding`` for text whose encoding can't be told.
    """
    text = _by_mark(content, name) or _utf_16_without_mark(content)
    if text is None:
        _refuse_binary(content, name)
        text = _strictly(content, "utf-8") or _as_declared(content) or _western(content)
    if text is None:
        raise UnreadableEncoding(
            f"The encoding of {name} cannot be told. Open it in the program it came from and save it as UTF-8 text.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _by_mark(content: bytes, name: str) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).lstrip("\ufeff")
            except UnicodeDecodeError as error:
                raise UnreadableEncoding(
                    f"{name} says that it is {encoding.upper()}, but byte {error.start} is not. Save it again as UTF-8 text.",
                ) from error
    return None


def _utf_16_without_mark(content: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every second byte, and hardly any in the others."""
    even, odd = content[0:4000:2], content[1:4000:2]
    for letters, zeros, encoding in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if len(zeros) >= 4 and zeros.count(0) > 0.9 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return _strictly(content, encoding)
    return None


def _refuse_binary(content: bytes, name: str) -> None:
    sample = content[:65536]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b" for byte in sample)
    if control > 0.005 * len(sample) + 1:
        raise UnknownFormat(f"{name} is not a text: it looks like a program, an archive or a damaged file.")


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_declared(content: bytes) -> str | None:
    said = DECLARED.search(content[:4096])
    if not said or said[1].lower() in {b"utf-8", b"utf8"}:
        return None
    return _strictly(content, said[1].decode("ascii"))


def _western(content: bytes) -> str | None:
    text = _strictly(content, "cp1252")
    if text is None:
        return None
    foreign = sum(ord(c) > 127 and unicodedata.category(c)[0] in "LS" for c in text)
    return text if foreign <= MOST_FOREIGN * len(text) else None
