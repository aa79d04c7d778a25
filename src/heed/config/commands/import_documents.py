"""``heed import``: reports into the record, as proposals."""

from __future__ import annotations

import sys
import textwrap
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from django.conf import settings
from django.core.files import File
from django.urls import reverse

from heed.config.commands.arguments import PARTNERSHIP, PERSON, refusals_as_sentences
from heed.config.commands.read import INTERRUPTED
from heed.config.commands.work import stopped_by_signals
from heed.config.worker import HANDLERS
from heed.jobs.services import run_among
from heed.people.models import Partnership, Person
from heed.reading.errors import CannotRead
from heed.reading.read import read_file
from heed.reviews.models import Incoming
from heed.reviews.outcome import ImportOutcome, ImportState, ReviewOutcome, Reworded
from heed.reviews.selectors import Handed, file_handed_in
from heed.reviews.services import receive

WIDTH = 160


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--partnership", type=PARTNERSHIP, help="Whose documents these are, where they do not say so themselves.")
@click.option("--by", type=PERSON, required=True, metavar="EMAIL", help="Who imports them.")
@click.option("--background", is_flag=True, help="Leave the reading to a worker, and print where to watch it.")
def import_documents(files: tuple[Path, ...], partnership: Partnership | None, by: Person, background: bool) -> None:
    """Take FILES into the record. Nothing becomes public: what was read waits for a person to confirm it.

    A file that cannot be read, or not be placed, is told of on the error output, and the rest go on. The files can be
    watched at /staff/import/ too. What is left when this is interrupted is read by the next worker.

    Exit status: 0 where every file was taken in or was known already, 1 where one was not, 2 for a wrong command line,
    130 where the work was interrupted.
    """
    batch = uuid.uuid4()
    received = [
        (path, _received(path, batch, str(number), partnership, by))
        for number, path in enumerate(dict.fromkeys(files), start=1)
    ]
    if background:
        failed = [_complain(path, why) for path, why in received if isinstance(why, str)]
        if len(failed) < len(received):
            click.echo(f"{settings.HEED_PUBLIC_ADDRESS}{reverse('import-batch', args=[batch])}")
    else:
        failed = [path for path, outcome in _run(received) if not _told(path, outcome)]
    if failed:
        raise SystemExit(1)


def _received(path: Path, batch: uuid.UUID, key: str, partnership: Partnership | None, by: Person) -> Incoming | str:
    """The file as it was handed in, or why it was not."""
    if not path.is_file():
        return _why_not(path)
    try:
        with path.open("rb") as file, refusals_as_sentences():
            content = File(file, path.name)
            return receive(batch=batch, key=key, file=content, name=path.name, partnership=partnership, by=by)
    except OSError:
        return _why_not(path)
    except click.ClickException as refusal:
        return refusal.message


def _why_not(path: Path) -> str:
    if path.exists() and not path.is_dir() and not path.is_file():
        return f"{path} is no file: it is a pipe or a device. Save what it gives into a file first."
    try:
        read_file(path)
    except CannotRead as why:
        return str(why)
    return f"{path} cannot be opened. Try again."


def _run(received: Sequence[tuple[Path, Incoming | str]]) -> Iterator[tuple[Path, Handed | str]]:
    """What came of each file, in the order in which they were named, as soon as it and those before it have ended."""
    waiting = list(received)
    jobs = [row.job_id for _path, row in received if not isinstance(row, str) and row.job_id]
    with stopped_by_signals() as stop:
        steps = run_among(handlers=HANDLERS, jobs=jobs, stop=stop)
        running = True
        while waiting:
            path, row = waiting[0]
            outcome = row if isinstance(row, str) else file_handed_in(row.pk)
            if isinstance(outcome, Handed) and outcome.stage.is_unfinished and running:
                running = next(steps, True) is None
                continue
            if stop.is_set():
                click.echo("heed import: interrupted. What is left is read by the next worker.", err=True)
                sys.exit(INTERRUPTED)
            waiting.pop(0)
            yield path, outcome or "it was taken back while it waited."


def _told(path: Path, outcome: Handed | str) -> bool:
    """Prints what came of a file; False where it was not taken in."""
    if isinstance(outcome, Handed) and outcome.outcome:
        for line in lines_of(outcome.outcome):
            click.echo(line)
        return True
    _complain(path, outcome if isinstance(outcome, str) else outcome.sentence or "It was stopped.")
    return False


def _complain(path: Path, why: str) -> Path:
    click.echo(f"{path}: not imported. {why}", err=True)
    return path


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
