"""How commands name people, partnerships and reviews, and how they say that something cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.core.exceptions import PermissionDenied, ValidationError

from heed.people.models import Partnership, Person
from heed.people.selectors import find_partnership, find_person, partnerships
from heed.reviews.errors import Refused
from heed.reviews.models import Review
from heed.reviews.selectors import find_review


class PersonArgument(click.ParamType[Person]):
    """A person with an account, by e-mail address."""

    name = "email"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Person:
        """The person, or a usage error."""
        person = find_person(str(value))
        if person is None:
            self.fail(f"nobody here signs in as {value}; `heed administrator` opens the first account.", param, ctx)
        return person


class PartnershipArgument(click.ParamType[Partnership]):
    """A partnership, by its name, its short name or its slug."""

    name = "partnership"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Partnership:
        """The partnership, or a usage error that names those there are."""
        partnership = find_partnership(str(value))
        if partnership is None:
            known = ", ".join(body.slug for body in partnerships()) or "none yet"
            self.fail(f"there is no one partnership {value!r}. Known here: {known}.", param, ctx)
        return partnership


class ReviewArgument(click.ParamType[Review]):
    """A review, as partnership/year/label."""

    name = "review"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Review:
        """The review, or a usage error."""
        review = find_review(str(value))
        if review is None:
            self.fail(
                f"there is no review {value!r}. Name it as its address does, partnership/year/label, "
                "for example fallowshire-scp/2020/child-ar.",
                param,
                ctx,
            )
        return review


PERSON = PersonArgument()
PARTNERSHIP = PartnershipArgument()
REVIEW = ReviewArgument()


@contextmanager
def refusals_as_sentences() -> Iterator[None]:
    """Turns what the record refuses into one line and exit status 1. Faults in Heed itself keep their traceback."""
    try:
        yield
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    except (Refused, PermissionDenied) as error:
        raise click.ClickException(str(error)) from error
