"""What the editor of the demonstration writes for readers, before anything is approved. The words are data: for_readers.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from heed.people.models import Person
from heed.publishing.rules.presenting import Column
from heed.publishing.selectors import course_of
from heed.publishing.selectors.presentation import seen_of, source_of
from heed.publishing.services import present, word
from heed.reviews.models import Review


@cache
def for_readers() -> dict[str, Any]:
    """All of it, by the label of the review."""
    path = files("heed.config").joinpath("demonstration/for_readers.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write_for_readers(review: Review, by: Person) -> None:
    """Adds what there is for the confirmed review of this label; nothing where there is none."""
    written = for_readers().get(review.label)
    if written is None:
        return
    course = course_of(review)
    entered = {column: written[column] for column in Column if column in written}
    seen = {column: seen_of(course.presented.value(column)) for column in entered}
    present(review=review, entered=entered, seen=seen, by=by)
    for begins, text in written.get("shorter", ()):
        for settled in course.settled.items:
            if settled.item.text.startswith(begins):
                key, source = settled.item.pk, source_of(settled.item)
                word(review=review, item=key, text=text, seen=seen_of(""), source=source, by=by)
