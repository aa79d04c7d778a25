"""``heed audit``: the log of who did what."""

from __future__ import annotations

import sys

import click

from heed.audit.rules import Head, read_head
from heed.audit.selectors import verify as verify_chain


class HeadArgument(click.ParamType[Head]):
    """The head of the chain, as ``heed audit verify`` printed it."""

    name = "position:digest"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Head:
        """The head, or a usage error."""
        try:
            return read_head(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.group()
def audit() -> None:
    """Look after the log of who did what."""


@audit.command()
@click.option(
    "--expect",
    type=HeadArgument(),
    metavar="POSITION:DIGEST",
    help="An end of the chain that was noted earlier. Without it, entries cut off at the end cannot be missed.",
)
def verify(expect: Head | None) -> None:
    """Check that every entry of the log is as it was written, and that none is missing, inserted or out of order.

    Note the end of the chain that is printed, somewhere else: a later --expect finds what was cut off or written anew.

    Exit status: 0 where all is well, 1 where something is not, 2 for a wrong command line.
    """
    found = verify_chain(expect)
    if found.damage_count:
        for damage in found.damages:
            click.echo(str(damage), err=True)
        if found.damage_count > len(found.damages):
            click.echo(f"… and {found.damage_count - len(found.damages)} more.", err=True)
        click.echo(
            "The log is not as it was written. Keep this database as it is, and ask who had access to it.", err=True
        )
        sys.exit(1)
    click.echo(f"{found.entry_count} entries, all as they were written; the chain ends at {found.head}")
    if found.waiting:
        click.echo(f"{found.waiting} of them are not sealed yet; the next thing that is done seals them.")
