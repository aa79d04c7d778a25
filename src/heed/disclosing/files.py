"""What a file carries beside the text that is seen, and what of it could identify somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heed.disclosing import kinds
from heed.disclosing.carrying import docx, html, odt, pdf
from heed.disclosing.carrying.carried import Carried, of_picture, shortened
from heed.disclosing.finding import Finding, Grade
from heed.disclosing.identifying import findings
from heed.disclosing.media import Media, media_of

_INSPECTORS: dict[Media, Callable[[bytes, str], Iterator[Carried]]] = {
    Media.PDF: pdf.carried,
    Media.DOCX: docx.carried,
    Media.ODT: odt.carried,
    Media.HTML: html.carried,
    Media.PICTURE: lambda content, name: of_picture(content, "the picture's own data"),
    Media.TEXT: lambda content, name: iter(()),
}
MOST_OF_A_KIND = 200
"""So many of one kind are each a finding; a file with thousands of comments is known by then."""


def inspect(content: bytes, name: str) -> tuple[Finding, ...]:
    """What the file carries beside its text, each with where it is and its words, run through the identifiers.

    ``name`` is for messages, and for the format where the content leaves it open. Raises ``heed.reading.CannotRead`` with a
    sentence that names the file; files from strangers are inspected in a process of their own (``workers``).
    """
    counts: dict[str, int] = {}
    found: dict[tuple[str, str, str], Finding] = {}
    for carried in _INSPECTORS[media_of(content, name)](content, name):
        if not carried.said.strip():
            continue
        counts[carried.kind] = counts.get(carried.kind, 0) + 1
        if counts[carried.kind] > MOST_OF_A_KIND:
            continue
        finding = _finding(carried)
        if finding:
            found.setdefault((finding.kind, finding.where, finding.said), finding)
    return tuple(found.values())


def _finding(carried: Carried) -> Finding | None:
    telling = [f for f in findings([carried.said[:20_000]], ()) if f.grade in {Grade.IDENTIFIES, Grade.MAY_IDENTIFY}]
    if carried.only_if_telling and not telling:
        return None
    kind = kinds.kinds()[carried.kind]
    grade = kind.grade
    if grade is Grade.MAY_IDENTIFY and not carried.quiet and any(f.grade is Grade.IDENTIFIES for f in telling):
        grade = Grade.IDENTIFIES
    said = shortened(carried.said)
    message = kinds.message(carried.kind, said)
    if telling:
        named = "; ".join(dict.fromkeys(_named(f) for f in telling[:5]))
        message = f"{message} In it: {named}."
    return Finding(
        kind=kind.code,
        message=f"{carried.where[:1].upper()}{carried.where[1:]}: {message}",
        grade=grade,
        evidence=carried.evidence,
        group=kind.group,
        where=carried.where,
        said=said,
    )


def _named(finding: Finding) -> str:
    quote = " ".join(finding.evidence[0].quote.split())
    return f"{finding.kind.replace('_', ' ')} “{quote}”"
