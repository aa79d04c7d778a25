"""``heed confirm``: stand behind a review."""

from __future__ import annotations

import click

from heed.config.commands.arguments import PERSON, REVIEW, refusals_as_sentences
from heed.people.models import Person
from heed.reviews.models import Review
from heed.reviews.services import confirm_all


@click.command()
@click.argument("review", type=REVIEW)
@click.option("--by", type=PERSON, required=True, metavar="EMAIL", help="Who stands behind it.")
@click.option("--strict", is_flag=True, help="Refuse while there is anything that nobody has looked at.")
def confirm(review: Review, by: Person, strict: bool) -> None:
    """Confirm REVIEW (partnership/year/label), with all that was read of it and that nobody has decided on yet.

    Exit status: 0 where it is confirmed, 1 where that was refused, 2 for a wrong command line.
    """
    with refusals_as_sentences():
        confirmed = confirm_all(review=review, by=by, strict=strict)
    click.echo(f"{confirmed} is confirmed by {by.name}.")
