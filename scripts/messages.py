"""The catalogues of languages: collects the words of the pages, brings each catalogue up to date, compiles them.

    python scripts/messages.py update        every catalogue, from the words as they are now
    python scripts/messages.py begin fr      a new catalogue
    python scripts/messages.py compile       what `make assets` does

GNU gettext is not needed: Django takes templates apart, and Babel keeps the catalogues.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf.locale import LANG_INFO
from django.utils.translation.template import templatize

HEED = Path(__file__).parents[1] / "src/heed"
LOCALE = HEED / "locale"
# whose first argument, or first two, are words to translate; those with a p begin with a context
CALLS = {
    "shown": 1,
    "_": 1,
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "npgettext": 2,
    "npgettext_lazy": 2,
}
_IN_TEMPLATE = re.compile(r"(?<!\w)(?:n?p?gettext|_)\((?:u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\"|[, ]|count)*\)")
DRAFT = "DRAFT. Nobody who speaks this language well has checked it yet. Do not turn it on for visitors before that."


def collected() -> Catalog:
    """All words of the interface, with the files that they stand in.

    Raises ``ValueError`` where words are put together in the call, so that nobody could translate them.
    """
    catalog = Catalog(charset="utf-8")
    for path in sorted(HEED.rglob("*")):
        if path.suffix == ".py":
            calls = in_code(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            calls = in_template(path.read_text(encoding="utf-8"))
        else:
            continue
        for call in calls:
            words, context = said(call, path)
            catalog.add(words, locations=[(str(path.relative_to(HEED.parent)), call.lineno)], context=context)
    return catalog


def in_code(source: str) -> Iterator[ast.Call]:
    """The calls in a module that hold words to translate. Words that come from elsewhere are collected there."""
    # what is called _ means this only where it was imported by that name
    underscore = set() if re.search(r"import .*gettext\w* as _$", source, re.MULTILINE) else {"_"}
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or _called(node) not in set(CALLS) - underscore:
            continue
        if node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
            yield node


def in_template(source: str) -> Iterator[ast.Call]:
    """The same of a template, as calls."""
    for number, line in enumerate(templatize(source).splitlines(), 1):
        for found in _IN_TEMPLATE.finditer(line):
            for node in ast.walk(ast.parse(found[0], mode="eval")):
                if isinstance(node, ast.Call):
                    node.lineno = number
                    yield node


def said(call: ast.Call, path: Path) -> tuple[str | tuple[str, ...], str | None]:
    """The words of a call, singular and plural where it has both, and their context."""
    name = _called(call)
    with_context = name.removeprefix("n").startswith("pgettext")
    wanted = CALLS[name] + with_context
    words = [str(given.value) for given in call.args[:wanted] if isinstance(given, ast.Constant)]
    if len(words) < wanted:
        raise ValueError(f"{path}:{call.lineno}: {name}() needs its words written out, so that they can be collected.")
    context = words.pop(0) if with_context else None
    return (tuple(words) if len(words) > 1 else words[0]), context


def _called(call: ast.Call) -> str:
    """The name by which something is called, whosever it is: ``voice.gettext`` is gettext."""
    match call.func:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def catalogues() -> Iterator[tuple[str, Path]]:
    """Each language that has a catalogue, and where it lies."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        yield path.parts[-3], path


def read(language: str, path: Path) -> Catalog:
    """A catalogue as it lies."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(catalog: Catalog, path: Path) -> None:
    """Writes a catalogue so that only what changed changes: in one order, without the numbers of lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)


def update() -> None:
    """Brings every catalogue up to date. Words that changed keep their translation, marked as fuzzy, until it is looked at."""
    words = collected()
    for language, path in catalogues():
        catalog = read(language, path)
        catalog.update(words, no_fuzzy_matching=False, update_header_comment=False)
        write(catalog, path)
        done = sum(bool(message.id and message.string and not message.fuzzy) for message in catalog)
        print(f"{language}: {done} of {len(catalog)} translated")


def begin(language: str) -> None:
    """A new catalogue, marked as a draft."""
    if language not in LANG_INFO:
        sys.exit(f"{language!r} is no language that Django knows.")
    path = LOCALE / language / "LC_MESSAGES/django.po"
    if path.exists():
        sys.exit(f"{path} is there already.")
    catalog = Catalog(
        locale=language,
        project="Heed",
        version="",
        charset="utf-8",
        header_comment=f"# {DRAFT}",
        last_translator="nobody yet",
        language_team="none yet",
    )
    catalog.update(collected())
    write(catalog, path)
    print(f"Begun: {path}")


def compiled() -> None:
    """Compiles every catalogue to lie beside it."""
    for language, path in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language, path))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["begin", language]:
            begin(language)
        case ["compile"]:
            compiled()
        case _:
            sys.exit(__doc__)
