"""What a machine said, in the shape that the record keeps it in, and the columns and words that follow from that.

Every ``…_read`` makes what goes into the column ``read``: whole, as it was said. Every ``…_columns`` makes the values
as they stand until a person corrects them.
"""

from __future__ import annotations

from typing import Any

from heed.reading import document
from heed.reviews.rules.comparison import Words
from heed.reviews.rules.naming import fitted

Read = dict[str, Any]


def item_read(item: document.Item) -> Read:
    """A statement as read, without addressees and evidence, which have rows of their own."""
    return {
        "type": item.type.value,
        "number": item.number,
        "title": item.title,
        "text": item.text,
        "parts": [{"number": part.number, "text": part.text} for part in item.parts],
        "due": item.due,
    }


def item_columns(read: Read) -> dict[str, Any]:
    """The columns of an item."""
    return {
        "type": read["type"],
        "number": fitted(read["number"] or "", 20),
        "title": fitted(read["title"] or "", 500),
        "text": read["text"],
        "parts": read["parts"],
        "due": fitted(read["due"] or "", 100),
    }


def item_words(read: Read) -> Words:
    """A statement for comparing."""
    return Words(
        type=read["type"],
        text=read["text"],
        number=read["number"],
        title=read["title"],
        parts=tuple((part["number"], part["text"]) for part in read["parts"]),
        due=read["due"],
    )


def item_shown(read: Read) -> str:
    """A statement in one line."""
    head = f"{read['type'].replace('_', ' ').capitalize()} {read['number'] or ''}".rstrip()
    words = (read["title"], read["text"], *(part["text"] for part in read["parts"]))
    return f"{head}: {' '.join(' '.join(w for w in words if w).split())}"


def story_read(story: document.Story) -> Read:
    """The story as read."""
    return {"text": story.text}


def story_words(read: Read) -> Words:
    """The story for comparing: a review has one, which is as good as having a number."""
    return Words(type="story", number="story", text=read["text"])


def story_shown(read: Read) -> str:
    """The story in one line."""
    return f"What happened: {' '.join(read['text'].split())}"


def fact_read(fact: document.Fact) -> Read:
    """A fact as read."""
    return {"name": fact.name, "value": fact.value, "state": fact.state.value}


def fact_words(read: Read) -> Words:
    """A fact for comparing: a review has one of each name."""
    return Words(type=f"fact {read['name']}", number="fact", text=f"{read['state']} {read['value']!r}")


def fact_shown(read: Read) -> str:
    """A fact in one line."""
    return f"{fact_name(read['name'])}: {fact_value(read['value'], read['state'])}"


def fact_name(name: str) -> str:
    """The name of a fact as people read it."""
    return name.replace("_", " ").replace("-", " ").capitalize()


def fact_value(value: object, state: str) -> str:
    """The value of a fact as people read it. Not stated is not no."""
    if state == document.FactState.NOT_STATED:
        return "not stated"
    said = {True: "yes", False: "no", None: ""}[value] if isinstance(value, bool | None) else str(value)
    return f"{said} (unclear)".strip() if state == document.FactState.UNCLEAR else said


def addressee_read(addressee: document.Addressee) -> Read:
    """An addressee as read."""
    return {"said": addressee.said, "agency": addressee.agency, "role": addressee.role}
