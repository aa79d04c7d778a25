"""``heed restore``: an archive of ``heed backup`` into an empty database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from heed.config.backup.checking import check as check_members
from heed.config.backup.checking import opened
from heed.config.backup.errors import BackupRefused
from heed.config.backup.restoring import Restored
from heed.config.backup.restoring import restore as restore_archive
from heed.config.commands.progress import progress
from heed.config.commands.serve import is_behind


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", is_flag=True, help="Only see whether FILE is whole and of this version; write nothing.")
def restore(file: Path, check: bool) -> None:
    """Restore FILE into a database that `heed migrate` has made and nobody has used yet.

    Everything in the archive is compared with its sum before anything is written, and then all of it is restored, or
    nothing. At the end the log is verified, as `heed audit verify` does.

    Exit status: 0 where it is restored, or whole; 1 where that was refused, or where the log in it is not as it was
    written; 2 for a wrong command line.
    """
    try:
        with progress() as tell:
            if check:
                _check(file, tell)
                return
            if is_behind():
                raise click.ClickException(
                    "The database is not made yet, or is older than Heed. Run `heed migrate` first."
                )
            restored = restore_archive(file, tell=tell)
    except BackupRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    _tell(file, restored)


def _check(file: Path, tell: Callable[[str], None]) -> None:
    with opened(file) as (archive, manifest):
        check_members(file, archive, manifest, tell)
    click.echo(
        f"{file} is whole: {manifest.row_count} rows, {len(manifest.files)} files, made {manifest.made_at} "
        f"by Heed {manifest.version}. The log's chain in it ends at {manifest.chain}"
    )


def _tell(file: Path, restored: Restored) -> None:
    manifest, log = restored.manifest, restored.log
    click.echo(
        f"Restored from {file}, made {manifest.made_at}: {manifest.row_count} rows, {len(manifest.files)} files."
    )
    if restored.key_restored:
        click.echo("The secret key is the one in the backup. Start the site anew if it is running.")
    elif manifest.has_secret_key:
        click.echo("HEED_SECRET_KEY is set, so the secret key in the backup was left there.")
    else:
        click.echo("The backup holds no secret key; this place keeps its own.")
    for name in manifest.missing_files:
        click.echo(f"Was missing when the backup was made: {name}", err=True)
    if log.damage_count:
        for damage in log.damages:
            click.echo(str(damage), err=True)
        click.echo("Everything is restored, but the log in it is not as it was written.", err=True)
        sys.exit(1)
    click.echo(f"{log.entry_count} entries of the log, all as they were written; the chain ends at {log.head}")
