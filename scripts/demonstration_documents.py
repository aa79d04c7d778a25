"""Makes the two documents of the demonstration that are no text files: `python scripts/demonstration_documents.py`.

The report on Child LN (PDF) and the briefing on Mr V (Word), both invented, with what the gate is to find in them. The
same bytes come out each time, for as long as typst and python-docx stay the same.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import typst
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

HERE = Path(__file__).resolve().parent
DOCUMENTS = HERE.parent / "src/heed/config/demonstration/documents"
WHEN = datetime(2026, 5, 28, 9, 30, tzinfo=UTC)
AUTHOR = "Petra Hollin"

OPENING = (
    "Fallowshire Safeguarding Adults Board commissioned this review. Mr V, the people who worked with him and the county are invented. "
    "This briefing was written for demonstration, and nothing in it happened to anybody."
)
LEARNING = (
    "Everybody who went into the flat saw the burn marks on the chair, and each thought that somebody else had passed it on.",
    "District nurses should ask about smoking whenever an airflow mattress is delivered.",
    "Home care workers need one telephone number for worries about fire, and an answer on the same day.",
)
RECOMMENDATIONS = (
    "Recommendation 1: The Board should agree one way of referring for a home fire safety visit that every agency can use.",
    "Recommendation 2: Adult social care should add a question about fire to each review of a care plan.",
    "Recommendation 3: Fallowshire Fire and Rescue Service should tell whoever referred somebody what was found and fitted.",
)


def main() -> None:
    """Writes both documents into the demonstration's folder."""
    report = typst.compile((HERE / "demonstration_report.typ").read_bytes(), timestamp=int(WHEN.timestamp()))
    for name, content in (("practice-review-child-ln.pdf", report), ("learning-briefing-mr-v.docx", briefing())):
        (DOCUMENTS / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


def briefing() -> bytes:
    """The briefing on Mr V: a comment and a tracked change were left in it on purpose."""
    document = docx.Document()
    core = document.core_properties
    core.author = core.last_modified_by = AUTHOR
    core.title, core.comments, core.created, core.modified = "Mr V briefing", "", WHEN, WHEN
    document.add_heading("Safeguarding Adult Review: Mr V", 0)
    document.add_paragraph("Learning briefing. Date of publication: 9 July 2026")
    document.add_paragraph(OPENING)
    document.add_heading("What happened", 1)
    _story(document)
    document.add_heading("What we learned", 1)
    for words in LEARNING:
        document.add_paragraph(words, style="List Bullet")
    document.add_heading("Recommendations", 1)
    for words in RECOMMENDATIONS:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return _same_each_time(out.getvalue())


def _story(document: Document) -> None:
    first = document.add_paragraph(
        "Mr V was a retired baker, 74 years old, who sang in a choir for forty years and who lived alone with carers who came four times a day. "
    )
    changed = f'{nsdecls("w")} w:id="71" w:author="{AUTHOR}" w:date="2026-05-28T09:30:00Z"'
    struck = "He lived above the shop on the market place in Oxholt. "
    deletion = f'<w:del {changed}><w:r><w:delText xml:space="preserve">{struck}</w:delText></w:r></w:del>'
    first._p.append(parse_xml(deletion))  # noqa: SLF001 - python-docx has no word for a tracked change
    died = first.add_run("He died in January 2025 after a fire in his bedroom, which had begun with a cigarette.")
    remark = "The family asked that the street is not given. Is this enough?"
    document.add_comment([died], text=remark, author=AUTHOR, initials="PH")
    document.add_paragraph(
        "He could not get out of bed unaided. A mattress filled with air, which he needed for his skin, and a cream made with paraffin let the fire spread quickly. "
        "Three agencies had noted burns on his bedding in the months before. None of them had asked for a fire safety visit."
    )


def _same_each_time(content: bytes) -> bytes:
    """The file with one time for all of its parts, so that making it again changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename == "word/comments.xml":
                body = _without_times(body)
            new.writestr(zipfile.ZipInfo(entry.filename, WHEN.timetuple()[:6]), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_times(body: bytes) -> bytes:
    before, mark, rest = body.partition(b'w:date="')
    return before + mark + WHEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rest[rest.index(b'"') :] if mark else body


if __name__ == "__main__":
    main()
