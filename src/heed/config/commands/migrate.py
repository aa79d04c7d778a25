"""``heed migrate``: bring the database up to this version of Heed."""

from __future__ import annotations

import click
from django.core.management import call_command

from heed.people.services import load_code_lists


@click.command()
def migrate() -> None:
    """Bring the database up to this version of Heed: its tables, and the lists of agencies and roles.

    Exit status: 0. Safe to run again at any time.
    """
    up_to_date()
    click.echo("The database is up to date.")


def up_to_date() -> None:
    """Applies the migrations that are missing, makes the table of counts, and loads the code lists."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    load_code_lists()
