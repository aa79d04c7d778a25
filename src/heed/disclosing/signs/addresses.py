"""Postal addresses and postcodes, a family's or an office's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing.sign import Known, Sign, around, in_sentence, sign

_STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Crescent|Way|Place|Gardens|Grove|Terrace|Court|Row|Hill|Square|Walk|Mews|Parade|Rise|View|Green|"
    r"Park|Gate|Fold|Croft|Villas?|Cottages?|Crest|Path|Yard|Wharf|Quay|Embankment|Circus|Broadway|Approach|Vale|Bank|Brow|Mount|Heath|Common|Ride|Loan|Wynd|Brae|Side|Estate)"
)
_ADDRESS = re.compile(
    rf"\b(?:(?:Flat|Apartment|Unit|Room|Apt\.?)\s+\d{{1,4}}[A-Za-z]?,?\s+)?(?:[A-Z][\w’'-]+ (?:House|Court|Tower|Lodge),?\s+)?(?<![\d.])\d{{1,4}}[A-Za-z]?,?\s+(?:[A-Z][\w’'.-]+\s+){{1,4}}{_STREET}\b"
    rf"|\b(?:Flat|Apartment)\s+\d{{1,4}}[A-Za-z]?,\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}}"
)
_NOT_STREET = re.compile(
    r"^\d{1,4}[a-z]?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|Children|The|Key|Park)\b"
)
_POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y]))[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2})\b"
)
_AREAS = frozenset(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM "
    "IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD "
    "TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".split()
)
_DISTRICT = re.compile(
    r"\b(?:postcode|post code|postal district|district|area)\b(?:\s+(?:of|is|was|area|district))?[:\s]{1,3}([A-Z]{1,2}\d{1,2}[A-Z]?)\b|\b([A-Z]{1,2}\d{1,2}[A-Z]?)\s+(?:postcode|post code|area of)\b"
)
_OFFICE = re.compile(
    r"\b(?:County Hall|Town Hall|Civic Centre|City Hall|Council|Office|Partnership|Board|Ofsted|Headquarters|Trust|Team|write to|Tel|Telephone|E-?mail|Enquir\w+|"
    r"Floor \d|Contact|reached|Published by|www\.|Piccadilly)\b|@|\d{5} ?\d{6}",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:lived|lives|living|home|moved|flat|tenancy|born|family|mother|father|child|address(?:ed)? (?:was|is|at)|his|her|their|found|went to|visited|officers|searched|outside|stayed|resid\w+|attended)\b",
    re.IGNORECASE,
)


def signs(text: str, known: Known) -> Iterator[Sign]:
    """Addresses and postcodes."""
    del known
    for match in _ADDRESS.finditer(text):
        if not _NOT_STREET.match(match[0]) and "\n\n" not in match[0]:
            yield sign("office_address" if _is_office(text, match) else "address", match)
    for match in _POSTCODE.finditer(text):
        if re.match(r"[A-Z]{1,2}", match[0])[0] in _AREAS:  # type: ignore[index]  # the pattern opens with a letter
            yield sign("office_address" if _is_office(text, match) else "postcode", match)
    for match in _DISTRICT.finditer(text):
        group = 1 if match[1] else 2
        if (area := re.match(r"[A-Z]+", match[group])) and area[0] in _AREAS:
            yield sign("postcode_district", match, group)


def _is_office(text: str, match: re.Match[str]) -> bool:
    near = around(text, *match.span(), before=60, after=60)
    return bool(_OFFICE.search(near)) and not _HOME.search(in_sentence(around(text, *match.span(), before=60, after=0)))
