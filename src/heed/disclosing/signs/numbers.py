"""Numbers that belong to one person: checked by their own check digits where they have any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing.sign import Known, Sign, around, sign

# three, three and four digits, as the NHS prints it; without spaces only where the words say what it is
_NHS = re.compile(r"(?<![\d/.+-])(\d{3})([ \u00a0-]?)(\d{3})\2(\d{4})(?![\d/-]|\.\d)")
_SAID_NHS = re.compile(r"\b(?:NHS|CHI|H&C|health and care)\b", re.IGNORECASE)
# the first letters that are issued: HMRC's NIM39110
_NI = re.compile(r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]\b")
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b")
_PUPIL = re.compile(r"\bUPN\b|\bpupil(?:['’]s)? number\b", re.IGNORECASE)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_ULN = re.compile(r"\b(?:ULN|unique learner(?:'s|’s)? number)\b[^\d\n]{0,25}(\d{10})\b", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:passport|visa|BRP|residence permit|identity card|travel document)\b(?:\s+(?:number|no\.?|reference|ref\.?))?[^\d\n.;]{0,15}?([A-Z]{0,3}\d{7,9}[A-Z]?)\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"\b[A-Z9]{5}\d[0156]\d(?:[0-2]\d|3[01])\d[A-Z9]{2}\d[A-Z]{2}\b")
_PLATE = re.compile(r"\b[A-HJ-PR-Y]{2}[0-9]{2}\s?[A-HJ-PR-Z]{3}\b")
_OLDER_PLATE = re.compile(
    r"\b(?:registration|reg\.?|index|number ?plate|VRM|vehicle)\b[^.\n]{0,40}?\b([A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z]|[A-Z]{1,3}\s?\d{1,4})\b"
)
_NO_PLATE = re.compile(r"\b(?:postcode|version|form)\b")
_VEHICLE = re.compile(
    r"\b(?:car|van|vehicle|registration|reg|plate|drove|driving|taxi|parked|Ford|Vauxhall|Audi|BMW|VW|Golf)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:(?:crime|police|incident|occurrence|custody|log|CAD|CRIS|Niche|hospital|patient|clinic|case|file|client|Mosaic|MOSAIC|Liquidlogic|LCS|ICS|SystmOne|EMIS|"
    r"RiO|person|record|referral|MARAC|MASH|claim|tenancy|rent account|housing|Home Office|UKVI|prison|probation|PNC|MRN|URN|social care|children[’']s services)\s*"
    r"(?:(?:case|record|file|account|unit|crime)\s+)?(?:reference(?:\s+number)?|ref\.?(?:\s+no\.?)?|number|no\.?|ID|identifier)|MRN|URN|CAD|PNC ID)\s*(?:is|was|of|being)?\s*[:#]?\s*"
    r"((?=[A-Z0-9/.-]*\d[A-Z0-9/.-]*\d[A-Z0-9/.-]*\d)[A-Z0-9][A-Z0-9/.-]{3,24}[A-Z0-9])",
    re.IGNORECASE,
)
_CASE_NUMBER = re.compile(r"\b[A-Z]{2}\d{2}[CPDFZ]\d{5}\b|\b[TSAU]20\d{2}[ ]?\d{4}\b")
_SORT_CODE = re.compile(r"\bsort code\b[^\d\n]{0,12}(\d\d[- ]?\d\d[- ]?\d\d)\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"\b(?:bank )?account(?: number| no\.?)\b[^\d\n]{0,12}(\d{8})\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d\s?\d")
"""No number here has fewer than two digits together; most pages of prose have none at all."""
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]){3}\d{4}(?!\d)")


def signs(text: str, known: Known) -> Iterator[Sign]:
    """Numbers under which one person is known to a service."""
    del known
    if not _DIGITS.search(text):
        return
    yield from _nhs(text)
    yield from _vehicles(text)
    yield from _accounts(text)
    for match in _UPN.finditer(text):
        if _upn_letter(match[0]) == match[0][0] or _PUPIL.search(around(text, *match.span(), before=40, after=5)):
            yield sign("pupil_number", match)
    for kind, pattern, group in _PLAIN:
        for match in pattern.finditer(text):
            yield sign(kind, match, group)


_PLAIN = (
    ("ni_number", _NI, 0),
    ("pupil_number", _ULN, 1),
    ("travel_document", _DOCUMENT, 1),
    ("travel_document", _LICENCE, 0),
    ("court_case", _CASE_NUMBER, 0),
    ("case_reference", _REFERENCE, 1),
)


def _vehicles(text: str) -> Iterator[Sign]:
    for match in _PLATE.finditer(text):
        if not _NO_PLATE.search(around(text, *match.span(), before=20, after=0)):
            yield sign("registration", match)
    for match in _OLDER_PLATE.finditer(text):
        if _VEHICLE.search(around(text, *match.span(1), before=60, after=30)) and re.search(r"\d{2}", match[1]):
            yield sign("registration", match, 1)


def _accounts(text: str) -> Iterator[Sign]:
    for match in (*_SORT_CODE.finditer(text), *_ACCOUNT.finditer(text)):
        yield sign("bank_details", match, 1)
    for match in _CARD.finditer(text):
        if _luhn(match[0]) or re.search(r"\bcard\b", around(text, *match.span(), before=30, after=0), re.IGNORECASE):
            yield sign("bank_details", match)


def _nhs(text: str) -> Iterator[Sign]:
    for match in _NHS.finditer(text):
        digits = match[1] + match[3] + match[4]
        said = bool(_SAID_NHS.search(around(text, *match.span(), before=30, after=5)))
        if digits[0] == "0" or (not match[2] and not said) or len(set(digits)) == 1:
            continue
        if _nhs_check(digits):
            yield Sign("nhs_number", match.start(), match.end(), digits)
        elif said:
            yield Sign("doubtful_nhs_number", match.start(), match.end(), digits)


def _nhs_check(digits: str) -> bool:
    """Modulus 11 over the first nine digits, weighed ten to two (NHS Data Dictionary, NHS NUMBER)."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest != 10 and rest % 11 == int(digits[9])


def _upn_letter(number: str) -> str:
    """The check letter of a pupil number: the digits weighed two to thirteen, modulus 23 (DfE, UPN guide)."""
    digits = [int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in number[1:]]
    return _UPN_LETTERS[sum(digit * weight for weight, digit in enumerate(digits, start=2)) % 23]


def _luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()][::-1]
    return sum(d if n % 2 == 0 else d * 2 - 9 * (d > 4) for n, d in enumerate(digits)) % 10 == 0
