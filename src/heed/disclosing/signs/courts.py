"""Courts, sentences, judgments and the press: by these a family's names can be looked up (Re X and Y [2012] EWCA Civ 1500)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing.sign import ADDRESS_ON_THE_WEB, Known, Sign, around, in_sentence, sign

_CAPITAL = r"[A-Z][\w’'-]+"
_COURT = re.compile(
    rf"\b(?:{_CAPITAL}(?:\s(?:and|upon|on|of)\s{_CAPITAL}|\s{_CAPITAL}){{0,3}}\s(?:Crown|Magistrates[’']?|County|Combined|Family|Youth|Sheriff|Coroner(?:[’']s|s[’'])?|High)\sCourt(?:\sCentre)?"
    rf"|(?:Crown|Magistrates[’']?|County|Family|Youth|Sheriff|Coroner(?:[’']s|s[’'])?)\sCourt\s(?:at|in|sitting at)\s{_CAPITAL}(?:\s{_CAPITAL})?|Old Bailey|Central Criminal Court)\b"
)
_GENERAL = re.compile(
    r"^(?:The|A|An|In|At|By|Before|Her Majesty’s|His Majesty’s|English|Local|Royal|From|To|Any|This|That|When|Where|If)\s(?=Crown|Mag|County|Comb|Family|Youth|Sheriff|Coroner|High)"
)
_JUDGE = re.compile(
    rf"\b(?:HHJ|His Honour Judge|Her Honour Judge|HH Judge|District Judge|Recorder|Mrs? Justice|Ms Justice|(?:Lord|Lady) Justice|Sheriff|Judge|(?:(?:Senior|Assistant|Area|Acting)\s)?Coroner,?(?:\s(?:Mr|Mrs|Ms|Dr))?)\s(?!Court)(?:{_CAPITAL})(?:\s(?!Court|Officer){_CAPITAL})?"
)
_CITATION = re.compile(
    r"\[(?:19|20)\d\d\]\s(?:\d\s)?(?:EWHC|EWCA|UKSC|UKHL|EWFC|EWCOP|UKUT|CSOH|CSIH|NICA|NIFam|NIQB|FLR|AC|WLR|All ER|Fam|Cr App R(?: \(S\))?)\s?(?:Civ|Crim)?\s?\d+(?:\s\((?:Fam|Admin|QB|KB|Ch|B)\))?"
)
_CASE_LAW = re.compile(
    r"\b(?:case law|caselaw|authorit(?:y|ies)|principles?|held that|established in|set out in|leading case|following the judgment|guidance in|applied|Supreme Court|House of Lords|see (?:also )?(?:R|Re)\b|"
    r"Court of Appeal (?:said|held|found))\b",
    re.IGNORECASE,
)
_TERM = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\w+)?|thirty)"
_SENTENCE = re.compile(
    rf"\b(?:sentenced\s(?:him\s|her\s|them\s|both\s|each\s)?to\s(?:a\s)?(?:[\w’-]+\s){{0,6}}?(?:{_TERM}[\s-](?:and a half\s)?(?:years?|months?)|life)(?:\s(?:in prison|imprisonment|custody|in custody|detention))?"
    rf"|(?:jailed|imprisoned)\sfor\s(?:life|(?:a minimum of\s)?{_TERM}\s(?:years?|months?))"
    rf"|(?:{_TERM}[\s-](?:years?|months?)[’']?\s(?:imprisonment|in prison|custodial sentence|prison sentence|suspended sentence|community order|detention))"
    rf"|life\s(?:imprisonment|sentence)(?:,?\swith\sa\sminimum\s(?:term|tariff)\sof\s{_TERM}\s(?:years?|months?))?"
    rf"|minimum\s(?:term|tariff)\sof\s{_TERM}\s(?:years?|months?))\b",
    re.IGNORECASE,
)
_OFFENCE = r"(?:(?!(?:and|in|at|on|got|after|following|by|with|but|when|who|which|for|the|his|her|their)\b)[a-z-]+\s?){1,5}(?:or\s(?:[a-z-]+\s?){1,2})?"
_CONVICTION = re.compile(
    rf"\b(?:(?:was|were|been|later|subsequently|both|since)\s(?:\w+\s)?(?:convicted|found\sguilty|acquitted|cleared)\sof\s{_OFFENCE}|ple(?:d|aded)\sguilty\sto\s{_OFFENCE}"
    rf"|charged\swith\s{_OFFENCE})",
)
_TAIL = re.compile(
    r"\s(?:in|at|on|and|after|following|by|of|the|a|his|her|their|for|to|but|with|who|which|when|that)?(?:\s(?:in|at|on|the|and))*\s*$"
)
_PRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?:bbc\.co(?:\.uk|m)/(?:news)|(?:dailymail|mirror|thesun|express|telegraph|independent|guardian|theguardian|thetimes|metro|itv|sky|standard|manchestereveningnews|"
    r"liverpoolecho|birminghammail|walesonline|chroniclelive|[a-z-]{3,30}(?:news|post|echo|mail|live|gazette|argus|herald|chronicle|observer|advertiser|express|telegraph|times|star|journal|press|mercury))\."
    r"(?:co\.uk|com|net|org\.uk|uk))/[\w./?=&%-]*",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    rf"\b(?:in|by|told|to|reported in)\s(?:the|The)\s((?:{_CAPITAL}\s){{1,3}}(?:News|Post|Echo|Mail|Gazette|Argus|Herald|Chronicle|Observer|Advertiser|Express|Telegraph|Times|Star|Journal|Mercury|Mirror|Sun|Guardian))\b"
)


def signs(text: str, known: Known) -> Iterator[Sign]:
    """What finds a hearing, a trial or a news report."""
    del known
    yield from _courts(text)
    for match in _JUDGE.finditer(text):
        yield sign("judge", match)
    for match in _CITATION.finditer(text):
        if not _CASE_LAW.search(in_sentence(around(text, *match.span(), before=160, after=0))):
            yield sign("citation", match)
    for match in _SENTENCE.finditer(text):
        yield sign("sentence", match)
    for match in _CONVICTION.finditer(text):
        tail = _TAIL.search(match[0])
        end = match.start() + (tail.start() if tail else len(match[0].rstrip()))
        yield Sign("conviction", match.start(), end, " ".join(text[match.start() : end].lower().split()))
    if ADDRESS_ON_THE_WEB.search(text):
        for match in _PRESS.finditer(text):
            yield sign("press", match)
    for match in _HEADLINE.finditer(text):
        yield sign("press", match, 1)


def _courts(text: str) -> Iterator[Sign]:
    for match in _COURT.finditer(text):
        opening = _GENERAL.match(match[0])
        start = match.start() + (opening.end() if opening else 0)
        if re.match(
            r"(?:Crown|Magistrates|County|Combined|Family|Youth|Sheriff|Coroner|High)\b[’'s]* ?Court$",
            text[start : match.end()],
        ):
            continue
        yield Sign("court", start, match.end(), " ".join(text[start : match.end()].lower().split()))
