"""``heed check``: what in files could identify a family, without a database."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from heed.config.commands.read import INTERRUPTED, limits
from heed.disclosing.output import as_json, as_table
from heed.disclosing.workers import Checked, check_files
from heed.reading import CannotRead

WRITERS = {"json": as_json, "table": as_table}
FOUND = 1


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True, help="What to print."
)
def check(files: tuple[Path, ...], form: str) -> None:
    """Print what in the text of the FILES, and beside it in the files, could identify a family.

    Nothing leaves this machine. The exit status is 0 where nothing was found, 1 where something was, and where a file
    cannot be read that of ``heed read``.
    """
    paths = list(dict.fromkeys(files))
    try:
        outcomes = dict(check_files(paths, limits()))
    except KeyboardInterrupt:
        click.echo("heed check: interrupted.", err=True)
        sys.exit(INTERRUPTED)
    failures = [outcome for path in paths if isinstance(outcome := outcomes[path], CannotRead)]
    checked = [outcome for path in paths if isinstance(outcome := outcomes[path], Checked)]
    for failure in failures:
        click.echo(f"heed check: {failure}", err=True)
    if checked or form == "json":
        click.echo(WRITERS[form](checked))
    if failures:
        sys.exit(failures[0].exit_status)
    if any(file.telling for file in checked):
        sys.exit(FOUND)
