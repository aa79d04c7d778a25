"""``heed read``: what reports say, without a database."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from django.core.exceptions import ImproperlyConfigured

from heed.config import environment
from heed.reading import CannotRead, Document
from heed.reading.output import as_json, as_table, as_text
from heed.reading.workers import Limits, in_order, read_files

WRITERS = {"json": as_json, "text": as_text, "table": as_table}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True, help="What to print."
)
def read(files: tuple[Path, ...], form: str) -> None:
    """Print what the FILES say: reviews, story, lessons, recommendations, facts, each with its evidence, and warnings.

    A file that cannot be read is named on standard error with what to do, and the rest are read. The exit status is
    then that of the first such file: 3 missing, 4 empty, 5 unknown format, 6 unreadable encoding, 7 over a limit,
    8 damaged.
    """
    paths = list(dict.fromkeys(files))
    outcomes = []
    # the bar is for a person who waits; a pipe or a single quick file has no use for it
    with click.progressbar(
        length=len(paths), label="Reading", file=sys.stderr, hidden=len(paths) < 2 or not sys.stderr.isatty()
    ) as bar:
        for path, outcome in read_files(paths, limits()):
            outcomes.append((path, outcome))
            bar.update(1)
    ordered = in_order(paths, outcomes)
    documents = [outcome for _, outcome in ordered if isinstance(outcome, Document)]
    failures = [outcome for _, outcome in ordered if isinstance(outcome, CannotRead)]
    for failure in failures:
        click.echo(f"heed read: {failure}", err=True)
    if documents or form == "json":
        click.echo(WRITERS[form](documents))
    if failures:
        sys.exit(failures[0].exit_status)


def limits() -> Limits:
    """What one file may take, as the environment sets it."""
    try:
        return Limits(
            environment.number("HEED_READ_SECONDS", 120), environment.number("HEED_READ_MEGABYTES", 2048, least=256)
        )
    except ImproperlyConfigured as error:
        raise click.UsageError(str(error)) from error
