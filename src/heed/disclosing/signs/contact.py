"""Telephone numbers, e-mail addresses and accounts, and whether they are an office's or somebody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing.sign import ADDRESS_ON_THE_WEB, Known, Sign, around, in_sentence, line_at, sign

_PHONE = re.compile(
    r"(?<![\d/.-])(?:\+44[\s ]?(?:\(0\)[\s ]?)?|0044[\s ]?|\(?0)(?:[1-357-9])(?:[\s ()-]{0,2}\d){8,9}(?![\d/]|[.,]\d)"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}\b")
_SOCIAL = re.compile(
    r"(?:https?://)?(?:www\.|m\.|en-gb\.)?(?:facebook|fb|instagram|tiktok|snapchat|twitter|x|youtube|youtu|linkedin|justgiving|gofundme|threads|onlyfans)"
    r"\.(?:com|be|me|net)/[\w.@/?=&%-]{2,120}",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"\b(?:Instagram|Snapchat|TikTok|Facebook|Twitter|Kik|Discord|Telegram|user\s?name|handle|screen name|profile)\b[^.\n@]{0,40}?(@[A-Za-z0-9_.]{3,30})",
    re.IGNORECASE,
)
_SHARING = re.compile(r"sharer|/share|intent/tweet|/shareArticle", re.IGNORECASE)
_HELPLINE = re.compile(r"(?:0800|0808|0300|0303|0345|0330|0333|0343|0844|0845)")
_PERSONAL = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|rocketmail|icloud|me|mac|aol|btinternet|bt|sky|virginmedia|ntlworld|talktalk|"
    r"tiscali|blueyonder|msn|proton|protonmail|gmx|mail|fastmail|tutanota|zoho|hey)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"@.*(?:\.gov\.|\.nhs\.|\.police\.|\.sch\.|\.ac\.|\.mod\.|nhs\.net|gov\.(?:uk|wales|scot)|\.org\b)", re.IGNORECASE
)
_OFFICE = re.compile(
    r"^(?:[a-z]{0,10}(?:info|enquir|inquir|contact|admin|office|review|safeguard|partnership|board|scb|scp|sab|csp|fscp|training|business|team|help|"
    r"support|feedback|communit|press|media|comms|complaint|recept|hub|mash|front|desk|duty|hello|mail|foi|data|dpo|webmaster|service)[a-z.\d_-]*)@",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^[a-z]+[._-][a-z'-]+\d?@", re.IGNORECASE)
_OFFICE_WORDS = re.compile(
    r"\b(?:contact (?:us|the)|contact details|enquir\w+|tel(?:ephone)?\b|switchboard|office|helpline|line|e-?mail|copy|copies|further information|partnership|board|team|"
    r"manager|council|write to|call us|ring us|report (?:a|your) concern|out of hours|privacy|website|fax|business unit|press|media|coordinator|administrator|confidential|in an emergency|free of charge|advice)\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|step\w+|grand\w+|brother|sister|partner|aunt|uncle|cousin|boyfriend|girlfriend|husband|wife|friend|neighbour|"
    r"his|her|their|she|he|child|family|mobile|texted|phoned|rang|called (?:him|her|them)|number was|burner|handset)\b",
    re.IGNORECASE,
)


def signs(text: str, known: Known) -> Iterator[Sign]:
    """Numbers and addresses by which somebody can be reached."""
    del known
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield sign(_of_email(match[0]), match)
    for match in _SOCIAL.finditer(text) if ADDRESS_ON_THE_WEB.search(text) else ():
        if not _SHARING.search(match[0]):
            yield sign("social_media", match)
    for match in _HANDLE.finditer(text) if "@" in text else ():
        yield sign("social_media", match, 1)
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if not _HELPLINE.match(digits) and not _is_long_number(text, match):
            yield Sign(_of_phone(text, match), match.start(), match.end(), re.sub(r"^(?:0044|44)0?", "0", digits))


def _of_email(address: str) -> str:
    if _PERSONAL.search(address):
        return "email"
    if _OFFICE.match(address):
        return "office_email"
    if _PERSON.match(address):
        return "work_email"
    if _OFFICIAL.search(address):
        return "office_email" if "." not in address.partition("@")[0] else "work_email"
    return "email"


def _of_phone(text: str, match: re.Match[str]) -> str:
    """A family's number is told in a sentence about people; an office's on a line that says what to use it for."""
    near = in_sentence(around(text, *match.span(), before=70, after=0)) + around(text, match.end(), match.end(), 0, 30)
    line = line_at(text, *match.span())
    if _FAMILY.search(near) and not re.search(
        r"\b(?:enquir\w+|e-?mail|write to|contact (?:us|the)|copy)\b", line, re.IGNORECASE
    ):
        return "phone"
    office = _OFFICE_WORDS.search(near) or _EMAIL.search(line)
    # a foot or a letterhead is short, and has marks between its pieces in place of sentences
    set_apart = len(line) < 160 and re.search(r"[|·•]|\b[A-Z][a-z]+ (?:House|Hall)\b", line)
    return "office_phone" if office or set_apart else "phone"


def _is_long_number(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are part of a longer reference."""
    return bool(re.search(r"[A-Z]{2,}[\s/-]?$", text[max(0, match.start() - 5) : match.start()]))
