"""``heed administrator``: open the first account."""

from __future__ import annotations

import secrets
import sys

import click
from django.db import transaction

from heed.config.commands.arguments import refusals_as_sentences
from heed.people.models import Partnership
from heed.people.rules import Duty
from heed.people.selectors import find_partnership, find_person, partnerships
from heed.reviews.rules.naming import body_abbreviation, slug_of
from heed.workspace.services import accounts


@click.command()
@click.argument("email")
@click.option("--name", required=True, help="The person's name, as it will stand beside what they decide.")
@click.option(
    "--partnership",
    "names",
    multiple=True,
    metavar="NAME",
    help="Whose administrator; added where it is new here. May be given more than once. Otherwise: of all there are.",
)
@click.option("--generate-password", is_flag=True, help="Make a password and print it once, rather than ask for one.")
def administrator(email: str, name: str, names: tuple[str, ...], generate_password: bool) -> None:
    """Open an account for EMAIL that may do everything for the partnerships named.

    The password is asked for at a terminal; where there is none, one is made and printed once. Somebody who has an
    account keeps their password, and becomes administrator of the partnerships named.

    Exit status: 0 where the account is open, 1 where that was refused, 2 for a wrong command line.
    """
    if not names and not partnerships().exists():
        raise click.ClickException(
            'There is no partnership here yet. Name yours: --partnership "Its full name (ABBR)".'
        )
    known = find_person(email)
    generated = secrets.token_urlsafe(12) if generate_password or not sys.stdin.isatty() else None
    password = None if known else generated or click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with refusals_as_sentences(), transaction.atomic():
        person = known or accounts.open_account(email=email, name=name, password=password, by=None)
        bodies = [_partnership(said) for said in names] or list(partnerships())
        accounts.give_duty(person=person, partnerships=bodies, duty=Duty.ADMINISTRATOR, by=None)
    click.echo(f"{person.name} is administrator of {', '.join(body.name for body in bodies)}.")
    if generated and not known:
        click.echo(f"The password, which is not shown again: {generated}")


def _partnership(said: str) -> Partnership:
    """The partnership of that name, or a new one; an abbreviation in brackets behind the name is its short name."""
    abbreviation = body_abbreviation(said)
    name = said.replace(f"({abbreviation})", "").strip() if abbreviation else said.strip()
    return find_partnership(name) or accounts.add_partnership(
        partnership=Partnership(name=name, short_name=abbreviation or "", slug=slug_of(name)), by=None
    )
