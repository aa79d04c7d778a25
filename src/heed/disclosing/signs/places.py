"""Places tied to the family, and settings given by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing import kinds
from heed.disclosing.sign import Known, Sign, sign

_WORD = r"[A-Z][a-zà-ÿ]+(?:[’'-][A-Za-z]+)*"
_NAME = rf"(?:St\.?\s)?{_WORD}(?:[ -](?:on|upon|in|le|under|by|the|of|and)[ -](?:the[ -])?{_WORD}|\s{_WORD}){{0,3}}"
_LIVED = re.compile(
    rf"\b(?:liv(?:ed|es|ing)(?:\s(?:alone|together|with\s[\w’ ]{{1,40}}?|in\sa\s[\w -]{{1,40}}?))?|born|grew up|brought up|raised|moved(?:\sback|\shouse)?|home|housed|resident|placed|placement|"
    rf"flat|house|tenancy|bed and breakfast|bungalow|caravan|hostel|refuge|stabbed|found|attacked|assaulted|killed|died|family|relatives|sofa[- ]surf\w*|park|street|rehoused|relocated|originally)"
    rf"(?:\s(?:dead|to live|to stay|with\s(?:his|her|their)\s\w+))?\s(?:in|to|from|near|at|outside|on)\s(?:the\s(?:village|town|city|suburb|hamlet|area|estate)\sof\s)?(?P<place>{_NAME})"
)
_CALLED = re.compile(
    rf"\b(?:village|hamlet|town|estate|suburb|housing estate|caravan site|parish|island|neighbourhood|district)\s(?:of|called|named|known as)\s(?P<place>{_NAME})"
    rf"|\b(?:the|The)\s(?P<estate>{_WORD}(?:\s{_WORD})?)\s(?:estate|Estate|area|neighbourhood|housing estate)\b"
)
_SETTING = re.compile(
    rf"\b(?P<setting>(?:St\.?\s)?{_WORD}(?:[’']s?)?(?:\s(?:and|of|the|for)\s{_WORD}|\s(?:St\.?\s)?{_WORD}[’']?){{0,4}}?\s"
    r"(?:(?:C of E|CofE|RC|Catholic|Church of England|Roman Catholic|Community|Primary|Infants?[’']?|Junior|Secondary|High|Grammar|Special|Upper|Middle|Preparatory|Free|Nursery|Independent|Boarding|Girls[’']|Boys[’'])\s){0,3}"
    r"(?:School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup|Hospital|Infirmary|Surgery|Medical (?:Centre|Practice)|Health Centre|Hospice|Clinic|(?:Nursing|Care|Residential|Children[’']s) Home|Children[’']s Centre|"
    r"Family (?:Centre|Hub)|Refuge|Mosque|Gurdwara|Synagogue|Mandir|Church|Youth (?:Club|Centre)|Leisure Centre|Community Centre|Prison|Young Offender Institution))(?:s\b|\b)(?!\s(?:Trust|NHS|Foundation|Act))"
    r"|\b(?P<prison>HM(?:P|YOI|P/YOI|P & YOI)\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    rf"|\b(?P<ward>{_WORD}\s(?:Ward|Lodge|House))\b(?=[^\n]{{0,40}}(?:ward|unit|home|hostel|placement|residential|staff))"
)
_GENERAL = re.compile(
    r"\b(?:children|people|those|families|leavers|adults|residents|households|young people|victims|women|men|anyone|everyone|parents|pupils|carers)\b"
    r"(?:\s(?:and their families|and young people|in care|who are|who|are|were|currently|also|can|from|in long-term care))*\s*$",
    re.IGNORECASE,
)
"""Of people in general nothing is told by where they live."""
_GENERIC = frozenset(
    """primary infant infants junior secondary high grammar special upper middle preparatory free nursery independent boarding girls boys community catholic local district general
    the a an his her their its this that each every any all no one two our your both first new old previous former current acute mental health children's childrens child family
    of and for in at to by from when where after before during with private state mainstream alternative public district university teaching maternity paediatric residential nursing care
    home medical practice gp emergency department royal pre further education sixth form royal working together named designated designate faith school hospital college academy if as
    safeguarding board member members community's youth leisure most some many other another should while until since attended whether at local authority day early years between how
    roman church england rc ofsted inspection young offender adult adults foundation trust head headteacher junior infants’ integrated minor""".split()
)


def signs(text: str, known: Known) -> Iterator[Sign]:
    """Settings by name, and places by what is said of them."""
    for match in _SETTING.finditer(text):
        group = match.lastgroup or "setting"
        found = _setting(text, match.start(group), match.end(group))
        if found:
            yield found
    for match in _LIVED.finditer(text):
        if _GENERAL.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        place = _place(match, "place", known)
        if place:
            yield place
    for match in _CALLED.finditer(text):
        group = "place" if match["place"] else "estate"
        place = _place(match, group, known)
        if place:
            yield place


def _setting(text: str, start: int, end: int) -> Sign | None:
    """The setting without generic words before its name ("When Oakfield School"), or null where only those are left."""
    said = text[start:end]
    words = said.split()
    while words and _bare(words[0]) in _GENERIC:
        gone = said.index(words[0]) + len(words[0])
        start += gone + len(said[gone:]) - len(said[gone:].lstrip())
        said = text[start:end]
        words = said.split()
    if len(words) < 2 or all(
        _bare(word) in _GENERIC or _bare(word) in kinds.words("not_places.txt") for word in words[:-1]
    ):
        return None
    return Sign("named_setting", start, end, " ".join(said.lower().replace("’", "'").split()))


def _place(match: re.Match[str], group: str, known: Known) -> Sign | None:
    said = match[group]
    first, last = said.split()[0], said.split()[-1]
    if _bare(first) in kinds.words("not_places.txt") or _bare(last) in kinds.words("not_places.txt"):
        return None
    if first in known.label_words or _bare(first) in kinds.words("countries.txt"):
        return None
    if group == "estate" and _bare(first) in kinds.words("not_names.txt"):
        return None
    return sign("place", match, group)


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").strip(".,'")
