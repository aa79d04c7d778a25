"""What a careful reader would query before publishing: each check is one function from a review to warnings."""

from __future__ import annotations

from collections.abc import Callable

from heed.reading.blocks import Block
from heed.reading.checks import abbreviations, labels, numbering, periods, pronouns, quotations
from heed.reading.checks.context import Checked
from heed.reading.document import ReadingWarning

__all__ = ["Checked", "check_document", "check_review"]

CHECKS: tuple[Callable[[Checked], list[ReadingWarning]], ...] = (
    labels.check,
    pronouns.check,
    abbreviations.check,
    quotations.check,
    numbering.check,
)


def check_review(checked: Checked) -> tuple[ReadingWarning, ...]:
    """All warnings of one review, in the order of the checks."""
    return tuple(warning for check in CHECKS for warning in check(checked))


def check_document(before: tuple[Block, ...], reviews: tuple[Checked, ...]) -> tuple[ReadingWarning, ...]:
    """Warnings of the document as a whole: what its opening says, held against the reviews that follow."""
    return (*periods.check(before, reviews), *quotations.in_blocks(before))
