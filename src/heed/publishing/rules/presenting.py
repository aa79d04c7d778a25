"""What an editor may write for readers: how long, how short, and when shorter words no longer fit. Plain values, no Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from heed.publishing.rules.licences import licence
from heed.reviews.rules.stamp import stamp


class Column(StrEnum):
    """What an editor gives a review for readers, each changed apart from the others."""

    SUMMARY = "summary"
    EASY_READ = "easy_read"
    QUESTIONS = "questions"
    LICENCE = "licence"


MOST = {Column.SUMMARY: 1500, Column.EASY_READ: 4000}
"""Characters: a summary fits on a one-page briefing, an easy-read text on two pages in large print."""
MOST_OF_A_QUESTION = 300
MOST_QUESTIONS = 5
"""What a team gets through in a meeting, and a page holds in large print."""
MOST_OF_A_WORDING = 1200

TOO_LONG = "{name} may have {most:,} characters, and has {has:,}. Say less, or leave something to the report."
TOO_MANY = f"There can be {MOST_QUESTIONS} questions. Keep those that matter most."
NOT_SHORTER = "The shorter words are as long as the words of the report, or longer. Shorten them, or leave them out."
UNKNOWN_LICENCE = "Choose one of the licences in the list."

NAMES = {
    Column.SUMMARY: "The summary",
    Column.EASY_READ: "The easy-read summary",
    Column.QUESTIONS: "A question",
    Column.LICENCE: "The licence",
}


def cleaned(text: str) -> str:
    """The text as it is kept: one kind of line end, no space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cleaned_questions(questions: Iterable[str]) -> list[str]:
    """The questions that say something, each in one line."""
    return [" ".join(question.split()) for question in questions if question.strip()]


def wrong_with(column: Column, value: str | Sequence[str]) -> str:
    """What is wrong with a value that was entered, in a sentence; blank where nothing is."""
    if isinstance(value, str):
        if column == Column.LICENCE:
            return "" if not value or licence(value).is_chosen else UNKNOWN_LICENCE
        return _too_long(NAMES[column], value, MOST[column])
    if len(value) > MOST_QUESTIONS:
        return TOO_MANY
    return next(filter(None, (_too_long(NAMES[column], one, MOST_OF_A_QUESTION) for one in value)), "")


def wrong_with_wording(words: str, source: str) -> str:
    """What is wrong with shorter words of a statement; blank where nothing is, or where there are none."""
    if words and len(words) >= len(source):
        return NOT_SHORTER
    return _too_long("Shorter words", words, MOST_OF_A_WORDING)


def source_words(title: str, text: str, parts: Iterable[Mapping[str, Any]]) -> str:
    """The words that an editor shortens: a statement's title, text and sub-points, each on its own line."""
    points = (f"{part['number']}) {part['text']}" if part.get("number") else part["text"] for part in parts)
    return "\n".join(line for line in (title, text, *points) if line)


def source_stamp(source: str) -> str:
    """The sign of the words that were shortened. Once they differ, the shorter words are stale."""
    return stamp(source)


def _too_long(name: str, text: str, most: int) -> str:
    return TOO_LONG.format(name=name, most=most, has=len(text)) if len(text) > most else ""
