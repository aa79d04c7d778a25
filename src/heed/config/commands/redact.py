"""``heed redact``: a copy of a file without certain words, and without what it carries beside its text."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from heed.config.commands.read import limits
from heed.disclosing.errors import CannotRedact
from heed.disclosing.redacting import Copy
from heed.disclosing.workers import redacted
from heed.reading import CannotRead
from heed.reading.read import file_content


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--remove", "phrases", multiple=True, metavar="WORDS", help="Words to remove; may be given many times.")
@click.option(
    "--into",
    "place",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the copy goes. What is there already stays, and the command says so.",
)
def redact(file: Path, phrases: tuple[str, ...], place: Path) -> None:
    """Make a copy of FILE from which the words are removed, not covered, with nothing beside its text.

    Comments, hidden words, earlier versions, properties and all else that a file carries are left out. The copy is read
    again and searched before it is written. FILE stays as it is. The exit status is 1 where no copy could be made, and
    where FILE cannot be read that of ``heed read``.
    """
    if place.exists():
        raise click.ClickException(f"{place} is there already. Name another file, or take it away first.")
    try:
        copy = redacted(file_content(file), file.name, phrases, limits())
    except CannotRead as error:
        click.echo(f"heed redact: {error}", err=True)
        sys.exit(error.exit_status)
    except CannotRedact as error:
        raise click.ClickException(str(error)) from error
    draft = place.with_name(place.name + ".part")
    draft.write_bytes(copy.content)
    draft.replace(place)
    for line in _account(copy, place):
        click.echo(line)


def _account(copy: Copy, place: Path) -> list[str]:
    """What was removed where, in sentences."""
    lines = [f"Wrote {place}."]
    if place.suffix.lower() != copy.suffix:
        lines.append(f"It is a {copy.suffix} file: give it that ending.")
    lines += [
        f"Removed in {entry.where}: {entry.times} time{'' if entry.times == 1 else 's'}." for entry in copy.removed
    ]
    if not copy.removed:
        lines.append("The words do not stand in what is seen of the file.")
    left_out = Counter(finding.kind.replace("_", " ") for finding in copy.dropped)
    if left_out:
        lines.append("Left out: " + ", ".join(f"{kind} ({times})" for kind, times in left_out.items()) + ".")
    lines.append("Look at each page before you share it: words that nobody asked to remove are still there.")
    return lines
