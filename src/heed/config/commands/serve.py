"""``heed serve``: the site, for people."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from pathlib import Path

import click
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces

from heed import __version__
from heed.config.commands.beside import worker_beside


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1), help="How many processes.")
@click.option("--no-worker", is_flag=True, help="Start no worker beside the site; `heed work` runs elsewhere.")
def serve(address: str, workers: int, no_worker: bool) -> None:
    """Serve the site until stopped, with a worker beside it that runs jobs.

    Exit status: 0 when stopped, 1 where the database is not up to date, 2 for a wrong command line.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise click.BadParameter("write it as host:port, for example 127.0.0.1:8000", param_hint="--address")
    if is_behind():
        raise click.ClickException("The database is older than this version of Heed. Run `heed migrate`, then serve.")
    collect_static_files()
    click.echo(f"Heed {__version__} answers at http://{address}/")
    site = Granian(
        "heed.config.wsgi:application",
        address=host.strip("[]"),
        port=int(port),
        interface=Interfaces.WSGI,
        workers=workers,
        websockets=False,
        log_enabled=False,
    )
    with nullcontext() if no_worker else worker_beside():
        site.serve()


def is_behind() -> bool:
    """Whether the database lacks a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static_files() -> bool:
    """Gathers and compresses styles, scripts and fonts, if any of them changed since last time. True if one did."""
    sign = _sign_of_static_files()
    kept = Path(settings.STATIC_ROOT) / ".gathered"
    if kept.exists() and kept.read_text(encoding="ascii") == sign:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    kept.write_text(sign, encoding="ascii")
    return True


def _sign_of_static_files() -> str:
    """A sign of all static files, by name, size and time of change."""
    sign = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            state = Path(storage.path(name)).stat()
            sign.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return sign.hexdigest()
