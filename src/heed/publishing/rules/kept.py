"""Findings as JSON can hold them, and back. Plain values, no Django."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from heed.disclosing.finding import Finding, Grade
from heed.reading.document import Evidence


def kept(finding: Finding) -> dict[str, Any]:
    """The finding as a row keeps it."""
    return {**asdict(finding), "grade": finding.grade.value}


def finding_kept(row: dict[str, Any]) -> Finding:
    """The finding that ``kept`` made the row from."""
    return Finding(
        kind=row["kind"],
        message=row["message"],
        grade=Grade(row["grade"]),
        evidence=tuple(Evidence(**evidence) for evidence in row["evidence"]),
        group=row["group"],
        where=row["where"],
        said=row["said"],
        parts=tuple(row["parts"]),
    )
