"""``heed read``: what reports say, without a database."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from django.core.exceptions import ImproperlyConfigured

from heed.config import environment
from heed.config.commands import readings
from heed.reading import CannotRead, Document
from heed.reading.output import as_json, as_table, as_text
from heed.reading.workers import Limits, Outcome, in_order, read_files

WRITERS = {"json": as_json, "text": as_text, "table": as_table}
INTERRUPTED = 130


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True, help="What to print."
)
@click.option(
    "--into",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a JSON file for each document into this folder as soon as it is read, and print nothing. What is there "
    "already is not read again, so that work that was interrupted goes on where it stopped.",
)
def read(files: tuple[Path, ...], form: str, folder: Path | None) -> None:
    """Print what the FILES say: reviews, story, lessons, recommendations, facts, each with its evidence, and warnings.

    A file that cannot be read is named on standard error with what to do, and the rest are read. The exit status is
    then that of the first such file: 3 missing, 4 empty, 5 unknown format, 6 unreadable encoding, 7 over a limit,
    8 damaged, 9 locked with a password. It is 130 where the work was interrupted.
    """
    paths = list(dict.fromkeys(files))
    try:
        failures = _read_into(folder, paths) if folder else _print(paths, form)
    except KeyboardInterrupt:
        click.echo("heed read: interrupted. The same command with --into goes on where it stopped.", err=True)
        sys.exit(INTERRUPTED)
    if failures:
        sys.exit(failures[0].exit_status)


def _print(paths: Sequence[Path], form: str) -> list[CannotRead]:
    """Read all, then print in the order named; what could not be read is returned."""
    outcomes = in_order(paths, _with_progress(paths))
    documents = [outcome for _, outcome in outcomes if isinstance(outcome, Document)]
    failures = [outcome for _, outcome in outcomes if isinstance(outcome, CannotRead)]
    for failure in failures:
        click.echo(f"heed read: {failure}", err=True)
    if documents or form == "json":
        click.echo(WRITERS[form](documents))
    return failures


def _read_into(folder: Path, paths: Sequence[Path]) -> list[CannotRead]:
    """Keep each reading as soon as it is there; what could not be read is returned, in the order named."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting = readings.still_to_read(paths, folder)
    failures: dict[Path, CannotRead] = {}
    for path, outcome in _with_progress(waiting):
        if isinstance(outcome, Document):
            readings.keep(outcome, path, folder)
        else:
            failures[path] = outcome
            click.echo(f"heed read: {outcome}", err=True)
    known = len(paths) - len(waiting)
    click.echo(f"{len(waiting) - len(failures)} read, {known} known already, {len(failures)} not readable.", err=True)
    return [failures[path] for path in paths if path in failures]


def _with_progress(paths: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    # the bar is for a person who waits; a pipe or a single quick file has no use for it
    hidden = len(paths) < 2 or not sys.stderr.isatty()
    with click.progressbar(length=len(paths), label="Reading", file=sys.stderr, hidden=hidden) as bar:
        for outcome in read_files(paths, limits()):
            yield outcome
            bar.update(1)


def limits() -> Limits:
    """What one file may take, as the environment sets it."""
    try:
        return Limits(
            environment.number("HEED_READ_SECONDS", 120), environment.number("HEED_READ_MEGABYTES", 2048, least=256)
        )
    except ImproperlyConfigured as error:
        raise click.UsageError(str(error)) from error


AT_ONCE = 100
"""How many files are read before the first of them is given, where they are wanted in order."""


def read_in_order(files: Sequence[Path]) -> Iterator[tuple[Path, Outcome]]:
    """The readings of the files, in the order in which they were named; a file named twice is read once."""
    paths = list(dict.fromkeys(files))
    for start in range(0, len(paths), AT_ONCE):
        some = paths[start : start + AT_ONCE]
        yield from in_order(some, read_files(some, limits()))
