"""``heed demonstration``: Fallowshire, a county that does not exist, with its people and its reviews."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import click
from django.conf import settings
from django.db import transaction

from heed.config.commands.demonstration_courses import take_on
from heed.config.commands.migrate import up_to_date
from heed.config.commands.read import read_in_order
from heed.people.models import Partnership, Person, Succession
from heed.people.rules import Duty
from heed.people.selectors import find_partnership, find_person, predecessors
from heed.reading import CannotRead, Document
from heed.reviews.selectors import known_sums, reviews_of
from heed.reviews.services import import_document
from heed.workspace.services import accounts, lineage

PASSWORD = "fallowshire-is-invented"  # noqa: S105 - the same for all, printed each time, and only in a demonstration

PEOPLE = (
    ("editor@example.org", "Ellis Marsh", Duty.EDITOR),
    ("approver@example.org", "Amina Rook", Duty.APPROVER),
    ("reader@example.org", "Rowan Vale", Duty.READER),
    ("lead@example.org", "Idris Lowe", Duty.AGENCY_LEAD),
    ("analyst@example.org", "Noor Farrow", Duty.ANALYST),
    ("administrator@example.org", "Ada Thorne", Duty.ADMINISTRATOR),
)

NAME_OF_THE_BOARD = ("Fallowshire Safeguarding Adults Board", "FSAB", "fallowshire-sab")

FORMATS = frozenset({".html", ".txt", ".pdf", ".docx"})


def partnerships() -> tuple[Partnership, Partnership, Partnership, Partnership]:
    """The children's partnership, the board that it was before, the adults' board and the community safety partnership.

    Rows that are filled in and not yet kept.
    """
    house = "Fallowshire House\n12 Market Row\nMerrowby"
    return (
        Partnership(
            name="Fallowshire Safeguarding Children Partnership",
            short_name="FSCP",
            slug="fallowshire-scp",
            nation=Partnership.Nation.ENGLAND,
            postal_address=house,
            email="fscp@example.org",
            phone="01632 960140",
        ),
        Partnership(
            name="Fallowshire Local Safeguarding Children Board",
            short_name="FLSCB",
            slug="fallowshire-lscb",
            nation=Partnership.Nation.ENGLAND,
            postal_address=house,
            email="fscp@example.org",
            phone="01632 960140",
        ),
        Partnership(
            # as it was called first; it is renamed below
            name="Fallowshire Adult Protection Committee",
            short_name="FAPC",
            slug="fallowshire-apc",
            kind=Partnership.Kind.ADULTS,
            nation=Partnership.Nation.ENGLAND,
            postal_address=house,
            email="fsab@example.org",
            phone="01632 960150",
        ),
        Partnership(
            name="Fallowshire Community Safety Partnership",
            short_name="FCSP",
            slug="fallowshire-csp",
            kind=Partnership.Kind.COMMUNITY_SAFETY,
            nation=Partnership.Nation.ENGLAND,
            postal_address="The Old Corn Hall\nStanbeck",
            email="fcsp@example.org",
            phone="01632 960160",
        ),
    )


@click.command()
def demonstration() -> None:
    """Load the demonstration: partnerships, people and reviews, all of them invented.

    Only where HEED_DEMONSTRATION is on. What is there already is left as it is.

    Exit status: 0 where it is loaded, 1 where HEED_DEMONSTRATION is off or a document could not be read.
    """
    if not settings.HEED_DEMONSTRATION:
        raise click.ClickException("This is not a demonstration. Set HEED_DEMONSTRATION=1, with a database of its own.")
    up_to_date()
    with transaction.atomic():
        first_children, first_board, first_adults, first_safety = partnerships()
        children, board, community_safety = map(_partnership, (first_children, first_board, first_safety))
        adults = _adults_board(first_adults)
        _succession(board, children)
        _lineage_of_community_safety(community_safety)
        people = {
            duty: _person(email, name, duty, (children, adults, community_safety)) for email, name, duty in PEOPLE
        }
    with as_file(files("heed.config") / "demonstration/documents") as folder:
        imported = _load(sorted(p for p in folder.iterdir() if p.suffix in FORMATS), children, people)
    click.echo(f"{imported} documents imported." if imported else "The demonstration was loaded already.")
    click.echo(f"Sign in at /staff/ with the password {PASSWORD} as")
    for email, _name, duty in PEOPLE:
        click.echo(f"  {email} ({duty.words})")


def _partnership(partnership: Partnership) -> Partnership:
    known = find_partnership(partnership.slug)
    return known or accounts.add_partnership(partnership=partnership, by=None)


def _adults_board(first: Partnership) -> Partnership:
    """The adults' board, which took its present name with the Care Act; one that bears it already stays as it is."""
    name, short_name, slug = NAME_OF_THE_BOARD
    if known := find_partnership(slug):
        return known
    board = _partnership(first)
    on = date(2015, 4, 1)
    lineage.rename_partnership(partnership=board, name=name, short_name=short_name, slug=slug, on=on, by=None)
    return board


def _lineage_of_community_safety(body: Partnership) -> None:
    """One body for the county and the town, until the town went its own way."""
    kind, nation = body.kind, body.nation
    one = _partnership(
        Partnership(
            name="Fallowshire and Stanbeck Crime and Disorder Partnership",
            short_name="FSCDP",
            slug="fallowshire-stanbeck-cdp",
            kind=kind,
            nation=nation,
        )
    )
    town = _partnership(
        Partnership(
            name="Stanbeck Community Safety Partnership",
            short_name="SCSP",
            slug="stanbeck-csp",
            kind=kind,
            nation=nation,
        )
    )
    for part in (body, town):
        _succession(one, part, Succession.How.SPLIT, date(2011, 4, 1))


def _succession(
    predecessor: Partnership,
    successor: Partnership,
    how: Succession.How = Succession.How.RENAMED,
    on: date = date(2019, 9, 29),
) -> None:
    if not predecessors(successor).exists():
        accounts.record_succession(
            succession=Succession(predecessor=predecessor, successor=successor, on=on, how=how), by=None
        )


def _person(email: str, name: str, duty: Duty, partnerships: Iterable[Partnership]) -> Person:
    person = find_person(email) or accounts.open_account(email=email, name=name, password=PASSWORD, by=None)
    accounts.give_duty(person=person, partnerships=partnerships, duty=duty, by=None)
    return person


def _load(paths: list[Path], partnership: Partnership, people: dict[Duty, Person]) -> int:
    """Takes in what is not there yet, and gives how many documents that were."""
    sums = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}
    known = known_sums(list(sums))
    missing = [path for sha256, path in sums.items() if sha256 not in known]
    for path, reading in read_in_order(missing):
        if isinstance(reading, CannotRead):
            raise click.ClickException(str(reading))
        _take_in(path, reading, partnership, people)
    return len(missing)


@transaction.atomic
def _take_in(path: Path, reading: Document, partnership: Partnership, people: dict[Duty, Person]) -> None:
    """One document as its partnership would have it: imported, and each of its reviews brought on its way."""
    outcome = import_document(
        reading=reading, content=path.read_bytes(), partnership=partnership, by=people[Duty.EDITOR]
    )
    for review in reviews_of(outcome.document_id):
        take_on(review, people, is_alone=len(outcome.reviews) == 1)
