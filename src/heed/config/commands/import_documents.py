"""``heed import``: reports into the record, as proposals."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from heed.config.commands.arguments import PARTNERSHIP, PERSON, refusals_as_sentences
from heed.config.commands.read import limits
from heed.people.models import Partnership, Person
from heed.reading import document
from heed.reading.errors import CannotRead
from heed.reading.workers import Outcome, in_order, read_files
from heed.reviews.outcome import ImportOutcome, ImportState, ReviewOutcome, Reworded
from heed.reviews.services import import_document

WIDTH = 160
AT_ONCE = 100
"""How many files are read before they are imported, in the order in which they were named."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--partnership", type=PARTNERSHIP, help="Whose documents these are, where they do not say so themselves.")
@click.option("--by", type=PERSON, required=True, metavar="EMAIL", help="Who imports them.")
def import_documents(files: tuple[Path, ...], partnership: Partnership | None, by: Person) -> None:
    """Take FILES into the record. Nothing becomes public: what was read waits for a person to confirm it.

    A file that cannot be read, or not be placed, is told of on the error output, and the rest go on.

    Exit status: 0 where every file was taken in or was known already, 1 where one was not, 2 for a wrong command line.
    """
    failed = False
    for path, reading in read_in_order(files):
        try:
            if isinstance(reading, CannotRead):
                raise click.ClickException(str(reading))  # noqa: TRY301 - said in the same place as every other reason
            for line in lines_of(_import(path, reading, partnership, by)):
                click.echo(line)
        except click.ClickException as error:
            failed = True
            click.echo(f"{path}: not imported. {error.message}", err=True)
    if failed:
        raise SystemExit(1)


def read_in_order(files: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    """The readings of the files, in the order in which they were named; a file named twice is read once."""
    paths = list(dict.fromkeys(files))
    for start in range(0, len(paths), AT_ONCE):
        some = paths[start : start + AT_ONCE]
        yield from in_order(some, read_files(some, limits()))


def _import(path: Path, reading: document.Document, partnership: Partnership | None, by: Person) -> ImportOutcome:
    with refusals_as_sentences():
        return import_document(reading=reading, content=path.read_bytes(), partnership=partnership, by=by)


def lines_of(outcome: ImportOutcome) -> Iterator[str]:
    """What an import did, in lines for a terminal."""
    yield f"{outcome.file}: {outcome.state}"
    for review in outcome.reviews:
        yield f"  {review.label} ({review.year}), {review.name}"
        if outcome.state != ImportState.UNCHANGED:
            yield from (f"    {line}" for line in _review_lines(review))
    for name in outcome.no_longer:
        yield f"  {name} is not in this file any more; its record stays as it was"


def _review_lines(review: ReviewOutcome) -> Iterator[str]:
    if review.is_new:
        yield f"new: {_counted(len(review.added), 'thing')} read, to be looked at"
    else:
        yield from (f"added: {_short(words)}" for words in review.added)
    for reworded in review.changed:
        yield from _reworded_lines(reworded)
    yield from (f"gone: {_short(words)}" for words in review.removed)
    yield from (f"gone from the file, kept in the record: {_short(words)}" for words in review.kept)
    if review.repeated:
        yield f"said again, in the words of another document: {_counted(review.repeated, 'thing')}"
    if not review.is_new and not (review.added or review.changed or review.removed or review.kept):
        yield "nothing that it says has changed"
    if review.warnings:
        yield f"{_counted(review.warnings, 'warning')} to look at before publishing"
    yield from review.notes
    if review.lost_confirmation:
        yield "it was confirmed, and has to be confirmed again"


def _reworded_lines(reworded: Reworded) -> Iterator[str]:
    start = _around_difference(reworded.old, reworded.new)
    yield f"was: {_short(reworded.old, start)}"
    yield f"now: {_short(reworded.new, start)}"
    if reworded.stands:
        yield "     (what it was stands until somebody takes the new words into the record)"


def _around_difference(old: str, new: str) -> int:
    """Where to begin, so that what differs can be seen in long words."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return 0 if same < WIDTH // 2 else old.rfind(" ", 0, same - 40) + 1


def _short(words: str, start: int = 0) -> str:
    shown = f"… {words[start:]}" if start else words
    return textwrap.shorten(shown, WIDTH, placeholder=" …")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
