"""``heed publish``: make an approved review public."""

from __future__ import annotations

import click

from heed.config.commands.arguments import PERSON, REVIEW, refusals_as_sentences
from heed.people.models import Person
from heed.publishing import services
from heed.reviews.models import Review


@click.command()
@click.argument("review", type=REVIEW)
@click.option("--by", type=PERSON, required=True, metavar="EMAIL", help="Who publishes it.")
@click.option(
    "--with-report/--without-report",
    default=None,
    help="Let visitors download its documents, or not; otherwise that stays as it is.",
)
@click.option("--reason", default="", help="Why there is a new version, or why a withdrawn review comes back.")
@click.option("--overrule", default="", metavar="REASON", help="Publish in spite of open findings and warnings.")
def publish(review: Review, by: Person, with_report: bool | None, reason: str, overrule: str) -> None:
    """Publish REVIEW (partnership/year/label) as it stands in the record.

    Exit status: 0 where it is public, 1 where that was refused, 2 for a wrong command line.
    """
    with refusals_as_sentences():
        services.inspect_documents(review=review)
        published = services.publish(review=review, by=by, with_report=with_report, reason=reason, overrule=overrule)
    if published.is_new:
        click.echo(f"{review} is public, version {published.version.number}: /reviews/{review.name}/")
    else:
        click.echo(f"{review} is public as it stood, version {published.version.number}: /reviews/{review.name}/")
