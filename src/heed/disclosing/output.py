"""What was found as `heed check` prints it: JSON for programs, or a table for people."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any

from heed import __version__
from heed.disclosing import kinds
from heed.disclosing.finding import Finding, Grade
from heed.disclosing.workers import Checked

GRADES = {
    Grade.IDENTIFIES: "identifies",
    Grade.COMBINATION: "together",
    Grade.MAY_IDENTIFY: "may identify",
    Grade.NOTE: "to note",
}
"""How the grades are said to people."""


def as_json(checked: Sequence[Checked]) -> str:
    """The files and their findings. Keys may be added, never renamed."""
    return json.dumps([_values(file) for file in checked], ensure_ascii=False, indent=2)


def _values(file: Checked) -> dict[str, Any]:
    return {
        "file": file.file,
        "engine": __version__,
        "pages": file.pages,
        "labels": list(file.labels),
        "findings": [_finding(finding) for finding in file.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "group": finding.group,
        "grade": finding.grade.value,
        "message": finding.message,
        "where": finding.where or None,
        "said": finding.said or None,
        "parts": list(finding.parts),
        "evidence": [
            {"page": place.page, "start": place.start, "end": place.end, "quote": place.quote}
            for place in finding.evidence
        ],
    }


def as_table(checked: Sequence[Checked], width: int = 100) -> str:
    """The findings by group, each with where it stands, for a person at a terminal."""
    lines: list[str] = []
    for file in checked:
        telling = len(file.telling)
        counted = "nothing found" if not telling else "1 finding" if telling == 1 else f"{telling} findings"
        lines += [f"{file.file}  ({counted})"]
        for code, name in kinds.groups().items():
            of_group = [finding for finding in file.findings if finding.group == code]
            if of_group:
                lines += ["", f"  {name}"]
                lines += [line for finding in of_group for line in _lines(finding, width)]
        lines.append("")
    return "\n".join([*lines, REMINDER]) if checked else ""


REMINDER = "A machine looks for signs; it cannot promise that nobody will be recognised. A person decides."


def _lines(finding: Finding, width: int) -> list[str]:
    head = f"    {GRADES[finding.grade]:<13} "
    said = f"{finding.message} {_places(finding)}".strip()
    return textwrap.wrap(said, width, initial_indent=head, subsequent_indent=" " * len(head))


def _places(finding: Finding) -> str:
    """The pages on which it stands."""
    pages = list(dict.fromkeys(place.page for place in finding.evidence))
    if not pages:
        return ""
    listed = ", ".join(str(page) for page in pages[:12]) + (" …" if len(pages) > 12 else "")
    return f"(Page{'' if len(pages) == 1 else 's'} {listed}.)"
