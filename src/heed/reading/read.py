"""From a file to what it says: each step a function from values to values."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from heed.reading import facts as facts_
from heed.reading.blocks import Block, blocks_of, merged
from heed.reading.casework import Casework, split
from heed.reading.checks import Checked, check_document, check_review
from heed.reading.document import Document, Fact, ReadingWarning, Review, Section
from heed.reading.errors import Missing
from heed.reading.formats import read_source
from heed.reading.items import items_of
from heed.reading.outline import outline
from heed.reading.pages import Source
from heed.reading.story import story_blocks, story_of
from heed.reading.tables import plan_of


def read_file(path: Path) -> Document:
    """Read a file. Raises ``CannotRead`` with a sentence that says what to do."""
    return read_bytes(file_content(path), str(path))


def file_content(path: Path) -> bytes:
    """A file's bytes. Raises ``Missing`` with a sentence that says what to do."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Missing(f"There is no file {path}. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise Missing(f"{path} is a folder. Name the files in it, for example {path}/*.txt.") from error
    except OSError as error:
        raise Missing(f"{path} cannot be opened: {error.strerror}. Ask its owner for leave to read it.") from error


def read_bytes(content: bytes, name: str) -> Document:
    """Read a file's content. ``name`` is for messages, and for the format where the content leaves it open.

    Raises ``CannotRead``.
    """
    started = time.perf_counter()
    source = read_source(content, Path(name).name)
    warnings, reviews = _reviews(source)
    return Document(
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=source.media_type,
        page_texts=source.page_texts,
        seconds=round(time.perf_counter() - started, 3),
        warnings=(*source.warnings, *warnings),
        reviews=reviews,
    )


def _reviews(source: Source) -> tuple[tuple[ReadingWarning, ...], tuple[Review, ...]]:
    blocks = blocks_of(source.lines)
    before, cases = split(blocks)
    boilerplate = _boilerplate([case.blocks for case in cases])
    shared = facts_.facts_of(None, None, before, (), {}, source.page_texts) if before else ()
    read = [_review(case, before, cases, boilerplate, source, shared) for case in cases]
    warnings = check_document(before, tuple(checked for _, checked in read))
    reviews = tuple(review for review, _ in read)
    if len(reviews) == 1 and _says_nothing(reviews[0]):
        return (
            *warnings,
            ReadingWarning("no-review", "Nothing in this document says that it is a review of a case."),
        ), ()
    return warnings, reviews


def _review(
    case: Casework,
    before: tuple[Block, ...],
    cases: Sequence[Casework],
    boilerplate: frozenset[str],
    source: Source,
    shared: tuple[Fact, ...],
) -> tuple[Review, Checked]:
    pages = source.page_texts
    sections = outline(case.blocks, case.title)
    items = items_of(sections, case.title, pages)
    told = story_blocks(sections, case.label, boilerplate)
    facts = _filled(facts_.facts_of(case.label, case.title, case.blocks, told, source.times, pages), shared)
    published = facts_.day_of(facts, "published")
    checked = Checked(
        label=case.label,
        published=published,
        title=case.title,
        blocks=case.blocks,
        sections=tuple(sections),
        story=told,
        items=items,
        other_labels=frozenset(other.label for other in cases if other.label and other.label != case.label),
        before=before,
        pages=pages,
    )
    review = Review(
        label=case.label,
        title=case.title.text if case.title else None,
        kind=facts_.value_of(facts, "kind"),
        partnership=facts_.value_of(facts, "partnership"),
        published=published,
        story=story_of(told, pages),
        items=items,
        facts=facts,
        sections=tuple(
            Section(section.kind, section.title.text, merged(section.title.evidence(), pages))
            for section in sections
            if section.title is not None
        ),
        action_plan=plan_of(case.blocks, pages),
        warnings=check_review(checked),
    )
    return review, checked


def _filled(facts: Iterable[Fact], shared: Iterable[Fact]) -> tuple[Fact, ...]:
    """A review's facts. Who published, and reviews of what kind, may be said once for all reviews of a page at its head."""
    known = {fact.name: fact for fact in shared if fact.value}
    return tuple(
        known.get("partnership", f)
        if f.name == "partnership"
        else known.get("kind", f)
        if f.name == "kind" and not f.value
        else f
        for f in facts
    )


def _boilerplate(cases: Iterable[Sequence[Block]]) -> frozenset[str]:
    """The paragraphs that stand word for word under more than one review."""
    counts = Counter(text for blocks in cases for text in {block.text for block in blocks})
    return frozenset(text for text, times in counts.items() if times > 1)


def _says_nothing(review: Review) -> bool:
    return review.kind is None and review.label is None and not review.items
