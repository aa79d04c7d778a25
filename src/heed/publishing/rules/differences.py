"""What changed from one version of a review to the next, in words. Plain values, no Django.

A difference has a sentence that anybody may read, which names things and never repeats words that were taken out, and for
staff the words before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heed.publishing.record import PublishedAddressee, PublishedItem, PublishedReview
from heed.publishing.rules.arranging import item_name
from heed.publishing.rules.facts import fact_words
from heed.publishing.rules.licences import licence
from heed.reading.kinds import kind_name
from heed.ui.words import shown

ABOUT_ITEMS = (
    ADDED := shown("{item} was added."),
    TAKEN_OUT := shown("{item} was taken out."),
    REWORDED := shown("{item} was reworded."),
    IS_NOW := shown("{item} is now {now}."),
    RENUMBERED := shown("{item} was renumbered: it is now {now}."),
    SPEAKS_TO := shown("Whom {item} speaks to was changed."),
    SHORTER := shown("{item} has shorter words for briefings now."),
    OTHER_SHORTER := shown("{item} has other shorter words for briefings now."),
    NOT_SHORTER := shown("{item} has no shorter words for briefings any more."),
    THEMES_CHANGED := shown("The themes of {item} were changed."),
)
"""The sentences that name an item. They are kept with versions as they are said: words are added, never changed."""

# what is said of something that was added, changed or taken out
_STORY = (
    shown("What happened was added."),
    shown("What happened was reworded."),
    shown("What happened was taken out."),
)
_FACTS = (
    shown("The characteristics were added."),
    shown("The characteristics were changed."),
    shown("The characteristics were taken out."),
)
_SUMMARY = (shown("The summary was added."), shown("The summary was reworded."), shown("The summary was taken out."))
_EASY_READ = (
    shown("The easy-read summary was added."),
    shown("The easy-read summary was reworded."),
    shown("The easy-read summary was taken out."),
)
_QUESTIONS = (
    shown("The questions to think about were added."),
    shown("The questions to think about were changed."),
    shown("The questions to think about were taken out."),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed. ``before`` and ``after`` are blank where there was, or is, nothing."""

    words: str
    before: str = ""
    after: str = ""


def differences(before: PublishedReview, after: PublishedReview) -> tuple[Difference, ...]:
    """What changed, in the order of the page; nothing where the two are the same."""
    return (
        *_details(before, after),
        *_story(before, after),
        *_facts(before, after),
        *_for_readers(before, after),
        *_items(before, after),
        *_documents(before, after),
    )


def _details(before: PublishedReview, after: PublishedReview) -> Iterator[Difference]:
    pairs = (
        (shown("The title was changed."), before.title, after.title),
        (shown("The label was changed."), before.label, after.label),
        (shown("The kind of review was corrected."), kind_name(before.kind), kind_name(after.kind)),
        (shown("The date of the report was corrected."), before.published or "", after.published or ""),
        (
            shown("It now says that the report is not published.")
            if after.withheld
            else shown("The report is no longer withheld."),
            before.withheld or "",
            after.withheld or "",
        ),
        (shown("How to reach the partnership was brought up to date."), _contact(before), _contact(after)),
    )
    yield from (Difference(words, old, new) for words, old, new in pairs if old != new)


def _contact(review: PublishedReview) -> str:
    body = review.partnership
    return "\n".join(line for line in (body.name, body.postal_address, body.email, body.phone) if line)


def _story(before: PublishedReview, after: PublishedReview) -> Iterator[Difference]:
    yield from _written(_STORY, before.story or "", after.story or "")


def _facts(before: PublishedReview, after: PublishedReview) -> Iterator[Difference]:
    """Which one it was is for staff: a sentence on what was taken out would say what that was."""
    old, new = (tuple(fact_words(fact) for fact in review.facts) for review in (before, after))
    if old != new:
        told = "\n".join(words for words in old if words not in new)
        tells = "\n".join(words for words in new if words not in old)
        yield Difference(_which(_FACTS, old, new), told, tells)


def _for_readers(before: PublishedReview, after: PublishedReview) -> Iterator[Difference]:
    yield from _written(_SUMMARY, before.summary or "", after.summary or "")
    yield from _written(_EASY_READ, before.easy_read or "", after.easy_read or "")
    yield from _written(_QUESTIONS, "\n".join(before.questions), "\n".join(after.questions))
    if before.licence != after.licence:
        words = shown("The licence was changed.") if before.licence else shown("A licence was chosen.")
        yield Difference(words, licence(before.licence).name, licence(after.licence).name)


def _written(sentences: tuple[str, str, str], old: str, new: str) -> Iterator[Difference]:
    if old != new:
        yield Difference(_which(sentences, old, new), old, new)


def _which(sentences: tuple[str, str, str], old: object, new: object) -> str:
    """The sentence that fits, of those for what was added, changed and taken out."""
    added, changed, taken_out = sentences
    return added if not old else changed if new else taken_out


def _items(before: PublishedReview, after: PublishedReview) -> Iterator[Difference]:
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    yield from (
        Difference(TAKEN_OUT.format(item=item_name(item)), before=_words(item))
        for key, item in old.items()
        if key not in new
    )
    for key, item in new.items():
        if key in old:
            yield from _item(old[key], item)
        else:
            yield Difference(ADDED.format(item=item_name(item)), after=_words(item))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Difference(shown("The order of what to learn was changed."))


def _item(old: PublishedItem, new: PublishedItem) -> Iterator[Difference]:
    name = item_name(new)
    if old.type != new.type:
        yield Difference(IS_NOW.format(item=item_name(old), now=name), item_name(old), name)
    elif old.number != new.number:
        yield Difference(RENUMBERED.format(item=item_name(old), now=name), old.number or "", new.number or "")
    if _words(old) != _words(new):
        yield Difference(REWORDED.format(item=name), _words(old), _words(new))
    if old.brief != new.brief:
        words = _which((SHORTER, OTHER_SHORTER, NOT_SHORTER), old.brief, new.brief)
        yield Difference(words.format(item=name), old.brief or "", new.brief or "")
    if old.addressees != new.addressees:
        yield Difference(SPEAKS_TO.format(item=name), _speaks_to(old.addressees), _speaks_to(new.addressees))
    if old.themes != new.themes:
        yield Difference(THEMES_CHANGED.format(item=name), _themes(old), _themes(new))


def _words(item: PublishedItem) -> str:
    parts = (f"{part.number}) {part.text}" if part.number else part.text for part in item.parts)
    return "\n".join(line for line in (item.title, item.text, *parts) if line)


def _speaks_to(addressees: tuple[PublishedAddressee, ...]) -> str:
    return ", ".join(
        " – ".join(named.name for named in (one.agency, one.role) if named) or f"“{one.said}”" for one in addressees
    )


def _themes(item: PublishedItem) -> str:
    return ", ".join(theme.name for theme in item.themes)


def _documents(before: PublishedReview, after: PublishedReview) -> Iterator[Difference]:
    old = {document.id: document for document in before.documents}
    new = {document.id: document for document in after.documents}
    for key, document in old.items():
        if document.public and not (key in new and new[key].public):
            yield Difference(shown("A document is no longer offered for download."), before=document.name)
    for key, document in new.items():
        if document.public and not (key in old and old[key].public):
            yield Difference(shown("A document can now be downloaded."), after=document.name)
    if any(key not in old and not document.public for key, document in new.items()):
        yield Difference(shown("A document was added, which is not offered for download."))
    if any(key not in new and not document.public for key, document in old.items()):
        yield Difference(shown("A document that was not offered for download is no longer listed."))
