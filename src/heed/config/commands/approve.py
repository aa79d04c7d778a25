"""``heed approve``: approve what somebody else confirmed."""

from __future__ import annotations

import click

from heed.config.commands.arguments import PERSON, REVIEW, refusals_as_sentences
from heed.people.models import Person
from heed.publishing import services
from heed.reviews.models import Review


@click.command()
@click.argument("review", type=REVIEW)
@click.option("--by", type=PERSON, required=True, metavar="EMAIL", help="Who approves it: not who confirmed it.")
def approve(review: Review, by: Person) -> None:
    """Approve REVIEW (partnership/year/label) as it stands. The approval lapses when the record changes.

    Exit status: 0 where it is approved, 1 where that was refused, 2 for a wrong command line.
    """
    with refusals_as_sentences():
        services.approve(review=review, by=by)
    click.echo(f"{review} is approved by {by.name}.")
