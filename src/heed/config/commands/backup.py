"""``heed backup``: everything that Heed keeps, in one archive."""

from __future__ import annotations

from pathlib import Path

import click

from heed.config.backup.errors import BackupRefused
from heed.config.backup.writing import back_up
from heed.config.commands.progress import progress
from heed.config.commands.serve import is_behind


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--without-secret-key",
    is_flag=True,
    help="Leave the secret key out. Keep it elsewhere: without it, links in e-mails sent so far lead nowhere.",
)
def backup(file: Path, without_secret_key: bool) -> None:
    """Write every table and every stored file into FILE, a .zip, as they are at this moment. The site may be running.

    The archive can be restored on SQLite and on PostgreSQL alike, whichever it came from. It holds everything, drafts and
    names of staff among it, and is not encrypted: keep it as safe as the database itself.

    Exit status: 0 where it is written, 1 where that was refused, 2 for a wrong command line.
    """
    if is_behind():
        raise click.ClickException("The database is older than this version of Heed. Run `heed migrate` first.")
    try:
        with progress() as tell:
            manifest = back_up(file, with_secret_key=not without_secret_key, tell=tell)
    except BackupRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{file}: {manifest.row_count} rows of {len(manifest.migrations)} parts, {len(manifest.files)} files.")
    click.echo(f"The log's chain in it ends at {manifest.chain}")
    for name in manifest.missing_files:
        click.echo(f"Not in it, because it is not among the stored files: {name}", err=True)
