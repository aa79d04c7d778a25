"""The command line: one group, one module for each subcommand in ``heed.config.commands``.

A subcommand is imported when it is called. So reading a file waits neither for Django nor for a database, and asking
for help sets nothing up.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from heed import __version__
from heed.config.django_ready import ready


class Command(NamedTuple):
    """Where a subcommand is, what it is for in a line, and whether it needs Django."""

    module: str
    function: str
    summary: str
    django: bool = True


# in the order in which a review goes through them
COMMANDS = {
    "read": Command("read", "read", "Print what files say, each value with its evidence.", django=False),
    "check": Command("check", "check", "Print what in files could identify a family.", django=False),
    "redact": Command("redact", "redact", "Make a copy of a file without certain words.", django=False),
    "import": Command("import_documents", "import_documents", "Take files into the record as drafts."),
    "confirm": Command("confirm", "confirm", "Confirm a review with all that was read of it."),
    "approve": Command("approve", "approve", "Approve a review that somebody else confirmed."),
    "publish": Command("publish", "publish", "Publish an approved review."),
    "withdraw": Command("withdraw", "withdraw", "Withdraw a published review, with a reason."),
    "administrator": Command("administrator", "administrator", "Open the first account."),
    "unlock": Command("unlock", "unlock", "Let somebody in again who was locked out."),
    "demonstration": Command("demonstration", "demonstration", "Load invented partnerships, people and reviews."),
    "migrate": Command("migrate", "migrate", "Bring the database up to this version."),
    "serve": Command("serve", "serve", "Serve the site until stopped, with a worker beside it."),
    "work": Command("work", "work", "Run jobs until stopped."),
    "backup": Command("backup", "backup", "Write everything that is kept into one archive."),
    "restore": Command("restore", "restore", "Restore such an archive into an empty database."),
    "audit": Command("audit", "audit", "Check the log of who did what: audit verify."),
}


class Commands(click.Group):
    """A group that imports a subcommand when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or null where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        place = COMMANDS[cmd_name]
        if place.django:
            ready()
        command = getattr(import_module(f"heed.config.commands.{place.module}"), place.function)
        if not isinstance(command, click.Command):
            raise TypeError(f"{place.module}.{place.function} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each is for, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="heed")
def main() -> None:
    """Take safeguarding reviews from report to proof of change."""


if __name__ == "__main__":
    main()
