"""Whether a name stands beside the work for which somebody is named: author, chair, minister; or beside work with the family."""

from __future__ import annotations

import re

_NAMED_FOR_WORK = re.compile(
    r"\b(?:author(?:ed|s)?|chair(?:ed|man|person|woman|s)?|reviewers?|scrutineer|prepared by|written by|produced by|compiled by|report by|review by|conducted by|undertaken by|led by|facilitated by|"
    r"director|chief (?:executive|constable|nurse|officer)|commissioner|ministers?|secretary of state|MP|MBE|OBE|CBE|QC|KC|HMI|ombudsman|professor|councillor|"
    r"coroner|judge|justice|president|bishop|editor|researchers?|inquiry|lead inspector|inspectors?|"
    r"head of|assistant director|deputy|business manager|board manager|independent|national lead|designated (?:doctor|nurse|professional)|named (?:nurse|doctor|GP)|"
    r"detective (?:chief )?(?:superintendent|inspector)|superintendent|panel|association|acknowledge\w*|thanks? to|consult(?:ant|ing)|Ltd|Limited|poet|novel|psychologist and|theory|trainer)\b",
    re.IGNORECASE,
)
_WITH_THE_FAMILY = re.compile(
    r"\b(?:social workers?|health visitor|midwife|midwives|teacher|head ?teacher|teaching assistant|school nurse|district nurse|nurse|GP|doctor|paediatrician|consultant|psychiatrist|psychologist|therapist|counsellor|"
    r"youth worker|support worker|family support|probation officer|police officer|PC|DC|constable|sergeant|key ?worker|housing officer|solicitor|guardian|IRO|reviewing officer|"
    r"team manager|nursery worker|childminder|registrar|mentor|worker)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:mother|father|mum|dad|brother|sister|son|daughter|grand\w+|aunt|uncle|partner|husband|wife|child|baby|boy|girl|victim|perpetrator|deceased|sibling|stepfather|stepmother|born|aged)\b",
    re.IGNORECASE,
)
REACH = 70


_DEED = re.compile(
    r"\b(?:saw|met|told|asked|visited|found|noticed|said|spoke|interviewed|with|rang|called|phoned|referred|that|about|assessed|knew|heard|helped|to)\b",
    re.IGNORECASE,
)
"""Between a role and a name these part the two: "the nurse saw Amira"."""


def near(text: str, start: int, end: int, *, closely: bool = False) -> str | None:
    """The kind of finding that a name is where a role stands close by on its line, or on the lines next to it; else null.

    A word of kinship between the two breaks the bond: "the chair met his mother, Jane Smith". ``closely`` asks that nothing
    stand between, as for a first name alone.
    """
    before = text[max(0, start - REACH) : start]
    after = text[end : end + REACH]
    before = before[_last_stop(before) :]
    after = after[: _first_stop(after)]
    work = _reaches(_NAMED_FOR_WORK, before, after, 3 if closely else 30)
    family = _reaches(_WITH_THE_FAMILY, before, after, 3 if closely else 30)
    if work is None and family is None:
        return None
    return "professional_name" if family is None or (work is not None and work <= family) else "practitioner_name"


def _reaches(pattern: re.Pattern[str], before: str, after: str, reach: int) -> int | None:
    """How far the nearest such word is, where nobody of the family stands between; null where there is none."""
    found = []
    for match in pattern.finditer(before):
        between = before[match.end() :]
        if len(between) < reach and not _KIN.search(between) and not _DEED.search(between):
            found.append(len(before) - match.end())
            break
    following = pattern.search(after)
    if (
        following
        and not _KIN.search(after[: following.start()])
        and following.start() < reach
        and re.match(r"\s*[,(:\n|–—-]|\s*$|,?\s(?:who|(?:is|was) (?:the|an?)|the)\b", after)
    ):
        found.append(following.start())
    return min(found) if found else None


def _last_stop(text: str) -> int:
    found = [match.end() for match in re.finditer(r"(?<!\b[A-Z])(?<!Dr)(?<!Mr)(?<!Ms)[.!?]\s(?=\S)|\n\n", text)]
    return found[-1] if found else 0


def _first_stop(text: str) -> int:
    found = re.search(r"[.!?]\s|\n\n", text)
    return found.start() if found else len(text)
