"""Names of people: told by a list of first names, by a title, and by what stands beside a word with a capital."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from heed.disclosing import kinds
from heed.disclosing.sign import Known, Sign, folded, sign
from heed.disclosing.signs import roles

_WORD = r"(?:(?:O|D|M)[’'](?=[A-Z]))?[A-Z][a-zà-ÿß-öø-ÿāčćęłńōśšūżž]+(?:[A-Z][a-z]+)?(?:[-’'](?!s\b)[A-Za-z][\w]*)*"
_PIECE = rf"(?:{_WORD}|[A-Z]\.)"
_RUN = re.compile(
    rf"(?<![\w@/.’'-]){_PIECE}(?:[ \u00a0]\n?(?:(?:de|da|dos|van|der|von|bin|binti|ul|al|el|la|le)[ -])?{_PIECE}|\n{_PIECE}){{0,5}}(?![\w@])"
)
_CAPITALS = re.compile(
    r"(?<![\w@/-])[A-Z]{2,}(?:[-'’][A-Z]{2,})?(?: (?:[A-Z]\. ?)?[A-Z]{2,}(?:[-'’][A-Z]{2,})?){1,3}(?![\w@/-])"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rev|Reverend|Father|Imam|Rabbi|Pastor|Canon|Bishop|PC|DC|DS|DI|DCI|PS|WPC|PCSO|"
    r"Sgt|Sergeant|Inspector|Superintendent|Constable|Cllr|Councillor|Nurse|Sister|Justice|HHJ|Judge|Auntie|Aunty|Uncle|Nanny|Grandma|Grandad)"
)
_TITLED = re.compile(
    rf"\b(?P<title>{_TITLE})\.?(?:\s(?:and|&)\s(?:Mr|Mrs|Ms|Miss|Dr)\.?)?\s(?P<name>(?:[A-Z]\.?\s)?{_WORD}(?:[ ]{_WORD}){{0,2}})"
)
_FAMILY_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Mx", "Master", "Auntie", "Aunty", "Uncle", "Nanny", "Grandma", "Grandad"}
)
_PUBLIC_TITLES = frozenset(
    {"Sir", "Dame", "Lord", "Lady", "Baroness", "Prof", "Professor", "Cllr", "Councillor", "Justice", "HHJ", "Judge"}
)
_KIN = (
    r"(?:mother|father|mum|mam|mummy|dad|daddy|step-?mother|step-?father|step-?dad|grand(?:mother|father|ma|dad|parents)|nan|gran|brother|sister|half-(?:brother|sister)|sibling|twin|son|daughter|aunt(?:ie|y)?|uncle|cousin|niece|nephew|"
    r"partner|ex-partner|husband|wife|boyfriend|girlfriend|fianc[eé]e?|lodger|neighbour|friend|best friend|baby|babies|boy|girl|toddler|child|children|foster carers?|carer|"
    r"parents|siblings|sons|daughters|brothers|sisters|twins)"
)
_AFTER_KIN = re.compile(
    rf"\b(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Ww]hose|[Aa]|older|younger|elder|eldest|youngest|[’']s)\s)(?:(?:older|younger|elder|eldest|youngest|new|then|former|late|maternal|paternal|little|big|baby|twin)\s)*{_KIN}(?:,|\s\(|:)?\s$"
)
_CALLED = re.compile(
    r"\b(?:called|named|nicknamed|known as|aka|a\.k\.a\.|alias|real name(?: is| was)?|maiden name(?: is| was)?|name (?:is|was)|formerly|née|full name:?|Name:|name of(?: the)? (?:child|mother|father):?|Child:|Mother:|Father:|surname:?|forename:?|"
    r"goes by(?: the name)?|signed:?|Signed by:?|Yours sincerely,?|Yours faithfully,?|Kind regards,?)\s*[“\"‘']?$",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(
    r"^[’”\"]?,?\s*(?:\(?\s?(?:aged?\s\d|d\.?o\.?b|born)|was born|who (?:was|is) (?:aged )?\d)", re.IGNORECASE
)
_KIN_AFTER = re.compile(
    rf"^[’']s?\s(?:(?:older|younger|maternal|paternal|step|half)[ -])?{_KIN}\b|^,\s(?:his|her|their)\s(?:\w+\s)?{_KIN}\b"
)
_FAMILY_AFTER = re.compile(r"^\s(?:family|household|children|siblings|brothers|sisters|twins)\b")
_THINGS_AFTER = re.compile(
    r"^(?:[’']s?)?\s(?:[Ll]aw|[Rr]ules?|[Gg]uidelines?|[Gg]uidance|[Cc]ompeten\w+|[Pp]rotocol|[Ss]cale|[Ss]core|[Rr]eport|[Rr]eviews?|[Ii]nquiry|[Ee]nquiry|[Mm]odel|[Tt]est|[Tt]ool|[Mm]ethod|[Aa]ct|"
    r"[Rr]oad|[Ss]treet|[Aa]venue|[Ll]ane|[Cc]lose|[Hh]ouse|[Hh]ospital|[Ss]chool|[Aa]cademy|[Cc]ollege|[Cc]entre|[Uu]nit|[Ww]ard|[Cc]ourt|[Ff]oundation|[Tt]rust|[Uu]niversity|[Pp]ractice|[Ss]urgery|[Cc]linic|[Ii]nstitute|[Aa]ward|"
    r"[Ss]yndrome|[Dd]isease|[Cc]ouncil|[Aa]lert|[Pp]rogramme|[Pp]roject|[Cc]ampaign|[Pp]rinciples?|[Hh]all|[Cc]hildren[’']s|[Hh]ome|[Nn]ursery|[Pp]rimary|[Hh]igh|[Ii]nfirmary|[Hh]ospice|[Ff]ields?|[Pp]ark|[Aa]nd Co\b)\b"
)
_CITED = re.compile(
    r"^,?\s?(?:[A-Z]\.?,?\s)*(?:et al\.?|(?:and|&)\s[A-Z][\w’'-]+(?:,\s[A-Z]\.)?,?\s\(?(?:19|20)\d\d|,?\s?\(?(?:19|20)\d\d[a-z]?\)|,\s[A-Z]\.)"
)
_INITIALS = re.compile(
    r"\b(?:(?:Child|Baby|Adult|Young Person|Subject|Case|Infant|Victim|Sibling|Person|Mr|Mrs|Ms|Mother|Father|Family)(?:\s(?P<label>[A-Z]{1,3}\d{0,2}|\d{1,3}))?)\s?\((?P<initials>[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?)\)"
)
_OPENING = re.compile(r"(?:^|[.!?:;•–-]\s|\n\s*|[“\"‘'(])$")
_SAINT = re.compile(r"\bS(?:t|aint)\.?\s$")
_SAID_OF_A_PERSON = re.compile(
    r"^\s(?:was|is|had|has|said|told|went|lived|lives|died|did|would|could|wanted|loved|liked|felt|and (?:his|her)|began|started|came|moved|attended|became|disclosed|described|aged|who)\b"
)


def signs(text: str, known: Known) -> Iterator[Sign]:
    """Names of people, and initials beside labels."""
    yield from _initials(text)
    titled = list(_titled(text, known))
    yield from titled
    taken = {place for found in titled for place in range(found.start, found.end)}
    for run in _RUN.finditer(text):
        for start, end in _without_other_words(text, run.start(), run.end()):
            if start not in taken:
                yield from _judged(text, start, end, known)
    for match in _CAPITALS.finditer(text):
        words = [_plain(word) for word in re.split(r"[ .]+", match[0]) if word]
        if (
            words[0] in forenames()
            and not any(_is_other(word) or word in doubtful() for word in words[1:])
            and not text[match.start() :].isupper()
        ):
            yield Sign(_kind_of(text, match.start(), match.end(), "name"), match.start(), match.end(), folded(match[0]))


@cache
def forenames() -> frozenset[str]:
    """First names that are hardly anything else, in small letters."""
    return frozenset(_plain(name) for name in kinds.words("forenames.txt")) - doubtful()


@cache
def doubtful() -> frozenset[str]:
    """First names that are words or places as well, in small letters."""
    return frozenset(name.lower() for name in kinds.words("doubtful_forenames.txt"))


def _plain(word: str) -> str:
    """A word in small letters without accents, as the lists have it: people write Siobhán and Siobhan."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return word.lower().replace("’", "'")


def is_ordinary(word: str) -> bool:
    """Whether a word is no name by itself: one of the language or the field, or a first name that is a word as well."""
    return _is_other(word) or word.lower() in doubtful()


def _is_other(word: str) -> bool:
    bare = word.lower().replace("’", "'").strip(".")
    return bare in kinds.words("not_names.txt") or bare in kinds.words("countries.txt")


def _without_other_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a run of words with capitals that hold no word of the field's or the language's own."""
    first: int | None = None
    last = start
    for word in re.finditer(r"\S+", text[start:end]):
        begin, stop = start + word.start(), start + word.end()
        # a month or a small word may open a sentence, and yet be a first name before a surname
        name_after = _is_doubtful_opening(text, begin, stop, end)
        if (_is_other(word[0]) and not name_after) or (
            first is not None and "\n" in text[last:begin] and text[last:begin].count("\n") > 1
        ):
            if first is not None:
                yield first, last
            first = None
            continue
        first = begin if first is None else first
        last = stop
    if first is not None:
        yield first, last


def _is_doubtful_opening(text: str, begin: int, stop: int, end: int) -> bool:
    word = text[begin:stop].lower()
    following = re.match(r"\s+(\S+)", text[stop:end])
    return (
        word in doubtful()
        and following is not None
        and not _is_other(following[1])
        and not text[begin - 1 : begin].isdigit()
    )


def _judged(text: str, start: int, end: int, known: Known) -> Iterator[Sign]:
    """What a stretch of words with capitals is, if it is a name."""
    start = _after_the_opening(text, start, end)
    said = text[start:end]
    words = said.split()
    bare = [_plain(word) for word in words]
    after = text[end : end + 60]
    before = text[max(0, start - 60) : start]
    if _THINGS_AFTER.match(after) or _CITED.match(after) or _SAINT.search(before):
        return
    first = bare[0]
    full = len([word for word in words if len(word.strip(".")) > 1]) > 1
    cued = bool(_CALLED.search(before) or _AFTER_KIN.search(before) or _BORN_AFTER.match(after)) and not _is_label(
        words, known
    )
    if len(words) == 1 and len(first) < 3 and not cued:
        return
    if (
        (full and (first in forenames() or (first in doubtful() and _surname_like(bare[-1], cued=cued))))
        or (full and cued)
        or (not full and len(words) > 1 and _is_initial(words[0]) and (roles.near(text, start, end) or cued))
    ):
        yield _named(text, start, end, "name", known)
    elif first in forenames() and not _is_place_of(text, start, end):
        yield _named(text, start, start + len(words[0]), "given_name", known)
    elif cued or (first in doubtful() and (_KIN_AFTER.match(after) or _is_spoken_of(text, start, after))):
        yield _named(text, start, end, "given_name", known)
    elif _FAMILY_AFTER.match(after) and len(words) == 1 and _the_before(before) and first not in doubtful():
        yield Sign("surname", start, end, folded(said))


def _after_the_opening(text: str, start: int, end: int) -> int:
    """Where the name begins in "Ask Peter Jones": a word that only opens the sentence is no part of it."""
    words = text[start:end].split()
    if len(words) < 2 or _plain(words[0]) in forenames() | doubtful() or _plain(words[1]) not in forenames():
        return start
    return text.index(words[1], start + len(words[0])) if _OPENING.search(text[max(0, start - 4) : start]) else start


def _is_initial(word: str) -> bool:
    return len(word.strip(".")) == 1


def _surname_like(word: str, *, cued: bool) -> bool:
    return cued or (len(word) > 2 and word not in doubtful())


def _is_label(words: list[str], known: Known) -> bool:
    return words[0] in known.label_words or any(re.fullmatch(r"[A-Z]{1,2}\d?", word) for word in words)


def _the_before(before: str) -> bool:
    return bool(re.search(r"\b[Tt]he\s$", before))


def _is_place_of(text: str, start: int, end: int) -> bool:
    """Whether a first name stands where a place does: "in Victoria", "the Rowan ward"."""
    return bool(re.search(r"\b(?:[Tt]he)\s$", text[max(0, start - 5) : start])) and not _FAMILY_AFTER.match(
        text[end : end + 30]
    )


def _is_spoken_of(text: str, start: int, after: str) -> bool:
    """Whether a word that may be a name does within a sentence what only people do."""
    return bool(re.search(r"[a-z,;]\s$", text[max(0, start - 3) : start])) and bool(_SAID_OF_A_PERSON.match(after))


def _named(text: str, start: int, end: int, kind: str, known: Known) -> Sign:
    said = folded(text[start:end])
    if kind == "given_name" and said in known.pseudonyms:
        return Sign("pseudonym", start, end, said)
    kind = _kind_of(text, start, end, kind)
    if kind == "given_name" and known.announced:
        kind = "pseudonym"
    return Sign(kind, start, end, said)


def _kind_of(text: str, start: int, end: int, kind: str) -> str:
    """The name of somebody who is named for their work is told by the role beside it."""
    if folded(text[start:end]) in _public_names():
        return "publicly_named"
    role = roles.near(text, start, end, closely=kind == "given_name")
    return role or kind


@cache
def _public_names() -> frozenset[str]:
    return frozenset(folded(name) for name in kinds.load("public_names.toml")["names"])


def _titled(text: str, known: Known) -> Iterator[Sign]:
    for match in _TITLED.finditer(text):
        words = match["name"].split()
        if all(_is_other(word) for word in words) or _is_other(words[0]) or _is_label([words[-1]], known):
            continue
        last = next((n for n, word in enumerate(words) if _is_other(word)), len(words))
        end = match.start("name") + len(" ".join(words[:last]))
        if _THINGS_AFTER.match(text[end : end + 30]) or _CITED.match(text[end : end + 40]):
            continue
        title = match["title"]
        if (
            title in {"Father", "Sister", "Nurse", "Master", "Doctor"}
            and words[0].lower() not in forenames() | doubtful()
        ):
            # "Father Christmas", "Sister Ward": too much else opens so
            continue
        role = roles.near(text, match.start(), end)
        kind = role or (
            "surname"
            if title in _FAMILY_TITLES
            else "professional_name"
            if title in _PUBLIC_TITLES
            else "practitioner_name"
        )
        if title not in _FAMILY_TITLES and kind in {"surname", "name"}:
            kind = "practitioner_name"
        yield Sign(kind, match.start(), end, folded(text[match.start() : end]))


def _initials(text: str) -> Iterator[Sign]:
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^A-Z]", "", match["initials"])
        label = match["label"] or ""
        whole = match[0].partition("(")[0].split()
        if (
            letters in {label, "".join(word[0] for word in whole)}
            or (letters.endswith(label) and label)
            or letters in _NOT_INITIALS
        ):
            continue
        yield sign("initials", match, "initials")


_NOT_INITIALS = frozenset(
    "DV DA GP SW HV CP CIN LAC MH PR NFA YP UK US FGM CSE CCE AD HD SEN EHC MGM MGF PGM PGF BF BM SC SG DOB".split()
)
