"""``heed unlock``: let somebody in again."""

from __future__ import annotations

import click

from heed.config.commands.arguments import PERSON, refusals_as_sentences
from heed.people.models import Person
from heed.workspace.services import managing


@click.command()
@click.argument("person", metavar="EMAIL", type=PERSON)
@click.option("--second-factor", "reason", metavar="REASON", help="Take their second factor away, for this reason.")
def unlock(person: Person, reason: str | None) -> None:
    """Let the person with the address EMAIL try again at once after too many wrong passwords.

    With --second-factor, all their second factors are taken away, they are signed out, and set up another at the next
    sign-in. This is for the only administrator; for others an administrator does it at /staff/people/.

    Exit status: 0 where it is done, 1 where it was refused, 2 for a wrong command line.
    """
    with refusals_as_sentences():
        unlocked = managing.unlock(person=person, by=None)
        if reason is not None:
            managing.reset_second_factor(person=person, reason=reason, by=None)
    if reason is not None:
        click.echo(f"{person.name} sets up a second factor at the next sign-in.")
    elif unlocked:
        click.echo(f"{person.name} can try again.")
    else:
        click.echo(f"{person.name} was not locked out.")
