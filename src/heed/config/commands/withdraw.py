"""``heed withdraw``: take a review from the public, with the reason."""

from __future__ import annotations

import click

from heed.config.commands.arguments import PERSON, REVIEW, refusals_as_sentences
from heed.people.models import Person
from heed.publishing import services
from heed.publishing.errors import NotNow
from heed.publishing.rules.states import Refusal
from heed.reviews.models import Review
from heed.workspace.selectors.public_face import publication_of


@click.command()
@click.argument("review", type=REVIEW)
@click.option("--reason", required=True, help="Why. Its page will say so.")
@click.option("--by", type=PERSON, required=True, metavar="EMAIL", help="Who withdraws it.")
def withdraw(review: Review, reason: str, by: Person) -> None:
    """Withdraw REVIEW (partnership/year/label). Its address goes on answering, and says when and why.

    Exit status: 0 where it is withdrawn, 1 where that was refused, 2 for a wrong command line.
    """
    with refusals_as_sentences():
        publication = publication_of(review)
        if publication is None:
            raise NotNow(Refusal.NOT_PUBLIC, str(review))
        services.withdraw(publication=publication, reason=reason, by=by)
    click.echo(f"{review} is withdrawn.")
