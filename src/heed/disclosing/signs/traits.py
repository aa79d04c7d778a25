"""Details that identify nobody by themselves: ages, families, heritage, work, harm. They count only together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.disclosing.sign import Sign, folded

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_PERSON = r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:Child|Baby|Infant|Adult|Young Person|Mr|Mrs|Ms) [A-Z]{1,3}\d?|[Tt]he (?:child|baby|boy|girl|young person|family|mother|father|parents)|[A-Z][a-z]+)"
_HERITAGE = (
    r"(?:African|Albanian|Afghan|Algerian|Angolan|Arab|Bangladeshi|Bengali|Black African|Black Caribbean|Bulgarian|Brazilian|Chinese|Congolese|Czech|Egyptian|Eritrean|Ethiopian|Filipino|"
    r"Gambian|Ghanaian|Gypsy|Hungarian|Indian|Iranian|Iraqi|Irish Traveller|Italian|Jamaican|Jewish|Kenyan|Kosovan|Kurdish|Latvian|Lebanese|Libyan|Lithuanian|Malawian|Moroccan|Nepalese|Nepali|Nigerian|"
    r"Pakistani|Palestinian|Polish|Portuguese|Punjabi|Roma|Romanian|Russian|Rwandan|Slovak|Slovakian|Somali|Spanish|Sri Lankan|Sudanese|Syrian|Tamil|Thai|Traveller|Turkish|Ugandan|Ukrainian|Vietnamese|Yemeni|Zambian|Zimbabwean|"
    r"(?:White|Black|Asian) (?:and|/) (?:Black |White )?(?:African|Caribbean|Asian)|[Mm]ixed (?:White|heritage|ethnicity)|[Dd]ual heritage)"
)
_LANGUAGE = (
    r"(?:Albanian|Amharic|Arabic|Bengali|British Sign Language|BSL|Bulgarian|Cantonese|Czech|Dari|Farsi|French|Greek|Gujarati|Hindi|Hungarian|Italian|Kurdish|Kurmanji|Latvian|Lingala|Lithuanian|Mandarin|Mirpuri|Nepali|Pashto|Polish|"
    r"Portuguese|Punjabi|Romani|Romanian|Russian|Shona|Slovak|Somali|Sorani|Spanish|Swahili|Sylheti|Tagalog|Tamil|Tigrinya|Turkish|Twi|Ukrainian|Urdu|Vietnamese|Welsh|Yiddish|Yoruba)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        (
            "age_in_months",
            rf"\b(?:aged?|was|is|at|of|only|just)\s(?:the age of\s)?(?:about\s|only\s|just\s)?({_NUMBER} years? and (?:a half|{_NUMBER} (?:months?|weeks?))|{_NUMBER}(?:[ -](?:and a half )?)(?:months?|weeks?|days?)(?:[ -]old|\sof age)?)\b(?!\s(?:later|earlier|before|after|ago|in (?:prison|custody)|imprisonment))",
        ),
        (
            "age_in_months",
            rf"\b({_NUMBER}[ -](?:months?|weeks?|days?)[ -]old|{_NUMBER}[ -]years? and {_NUMBER} months?)\b",
        ),
        (
            "exact_age",
            rf"\b(?:aged|the age of|{_PERSON} (?:was|is|had been)(?: only| just)?|when|turned|man of|woman of|boy of|girl of)\s({_NUMBER}|\d{{1,3}})\b(?!\s(?:or|to|and over|and under|other|others|of|people|children|times|weeks?|months?|days?|hours?|per|siblings|brothers|sisters|to|years? (?:later|ago|earlier|before|after)|different|agencies|professionals|referrals|social|separate)|[,%./-]?\d)",
        ),
        ("exact_age", rf"\b({_NUMBER}[ -]year[ -]olds?)\b(?!\s(?:health|check|children|pupils|checks))"),
        (
            "sex",
            r"\b(?:(?:a|the|this|baby|little|young|old)\s(boy|girl|man|woman|son|daughter)|([Hh]is|[Hh]er|[Hh]e|[Ss]he))\b",
        ),
        (
            "heritage",
            rf"\b(?:of|from a|a|an|is|was|are|were|both|family is|identified as|described as)\s(?:(?:young|white|black|mixed)\s)?({_HERITAGE})(?:\s(?:heritage|origin|descent|ethnicity|background|boy|girl|man|woman|mother|father|family|parents|child|national|nationals|community|couple|and\b|\.|,))",
        ),
        (
            "heritage",
            r"\b(?:(?:came|arrived|moved|fled|born)(?:\s\w+){0,3}\s(?:from|in))\s((?:Afghanistan|Albania|Bangladesh|Bulgaria|China|Congo|Eritrea|Ethiopia|Ghana|India|Iran|Iraq|Jamaica|Kosovo|Kurdistan|Latvia|Lithuania|Nigeria|Pakistan|Poland|Romania|Slovakia|Somalia|Sri Lanka|Sudan|Syria|Turkey|Uganda|Ukraine|Vietnam|Yemen|Zimbabwe|the Czech Republic|the Gambia))\b",
        ),
        (
            "language",
            rf"\b(?:spoke|speaks|speak|speaking|language (?:was|is)|first language,?|interpreter (?:in|of|for)|only)\s(?:only\s|little English (?:and|but)\s)?({_LANGUAGE})\b",
        ),
        ("language", rf"\b({_LANGUAGE})[ -](?:speaking|interpreter|speaker)"),
        (
            "faith",
            r"\b((?:Muslim|Sikh|Hindu|Jewish|Orthodox Jewish|Buddhist|Jehovah[’']s Witness(?:es)?|Pentecostal|Mormon|Plymouth Brethren|Seventh[- ]day Adventist|Catholic|Christadelphian))\s(?:family|parents|mother|father|boy|girl|man|woman|couple|child|faith|household|community)",
        ),
        (
            "siblings",
            rf"\b((?:youngest|eldest|oldest|second|third|fourth|fifth|sixth|middle|first|only|one)\s(?:child\s)?of\s(?:{_NUMBER})(?:\s(?:children|siblings|brothers|sisters))?)\b",
        ),
        (
            "siblings",
            rf"\b((?:{_NUMBER}|an?)\s(?:(?:much\s)?(?:older|younger|half|step|elder|other)[ -]?)+(?:siblings?|brothers?|sisters?|children)(?:\sand\s(?:{_NUMBER}|an?)\s(?:older|younger|half|step|elder)?[ -]?(?:siblings?|brothers?|sisters?))?)\b",
        ),
        (
            "siblings",
            rf"\b(?:family|mother|parents|couple|household|had|has|have)\s(?:had\s|has\s|of\s|with\s|with her\s|already had\s)?({_NUMBER} (?:children|sons|daughters|siblings))\b",
        ),
        ("siblings", r"\b((?:his|her|their|the|whose) only (?:child|son|daughter|brother|sister)|only child)\b"),
        (
            "twin",
            r"\b((?:identical |non-identical )?(?:twins?|triplets?)(?: (?:brother|sister|boys|girls|daughters|sons))?)\b(?![ -](?:track|tracking|pregnancies|births|study|studies))",
        ),
        (
            "occupation",
            r"\b(?:works?|worked|working|employed|job|trained|served)\s(?:nights\s|part[- ]time\s|full[- ]time\s)?(?:as|in)\s(?:an?|the)\s((?:[a-z-]+\s){0,2}(?:soldier|nurse|teacher|driver|fisherman|farmer|farm worker|chef|cook|cleaner|carer|prison officer|police officer|firefighter|doctor|dentist|vet|solicitor|builder|plumber|electrician|mechanic|welder|hairdresser|beautician|barber|miner|security guard|door supervisor|army|navy|RAF|abattoir|factory|takeaway|restaurant|shop|warehouse|lorry driver|taxi driver|bus driver|nursery nurse|childminder|musician|priest|vicar|imam|pastor|lecturer|butcher|baker|postman|care worker|sex worker|model|footballer|boxer))\b",
        ),
        (
            "occupation",
            r"\b(?:was|is|were|mother|father|stepfather|partner|husband|wife),?\s(?:both\s)?(?:an?|the)\s((?:retired |serving |former |self-employed |professional )?(?:[a-z]+\s)?(?:soldier|nurse|teacher|head ?teacher|fisherman|farmer|chef|prison officer|police officer|firefighter|doctor|dentist|vet|solicitor|barrister|builder|plumber|electrician|mechanic|hairdresser|miner|signalman|lorry driver|taxi driver|bus driver|nursery nurse|childminder|musician|priest|vicar|imam|pastor|lecturer|butcher|baker|postman|councillor|magistrate|footballer|boxer|roofer|scaffolder))\b",
        ),
        (
            "how_harmed",
            (
                r"\b((?:was|were|been|had|having|being)\s(?:\w+\s)?(?:drowned|starved|poisoned|strangled|suffocated|smothered|shaken|beheaded|dismembered|electrocuted|scalded|stabbed|shot|set alight|set on fire|mauled|thrown|buried|decapitated|tortured|branded|tied|chained|caged|crushed|hit by a (?:train|lorry|bus)|run over)"
                r"|(?:died|killed|dead|death|injured|harmed|suffered|poisoning|overdose|ingest\w+|swallow\w+)\s(?:\w+\s){0,4}?(?:drowning|starvation|poisoning|strangulation|suffocation|hypothermia|dehydration|salt|methadone|bleach|acid|antifreeze|carbon monoxide|insulin|house fire|fire|dog (?:bites?|attack)|a fall from|fall from (?:a|the)|hanging|crossbow|machete|sword|axe|hammer|boiling water)"
                r"|(?:drowned|starved to death|jumped from|fell from (?:a|the) \w+|attacked by (?:a|the|their|his|her|two|three) (?:\w+\s){0,2}dogs?|found (?:dead )?in a (?:suitcase|freezer|river|canal|bath|shed|wood|lake|pond|well|bin)|female genital mutilation|exorcism|spirit possession|so-called honour killing))\b"
            ),
        ),
        (
            "care",
            r"\b((?:was|were|had been|been|is|are|came|went)\s(?:\w+\s){0,2}?(?:placed|living|lived|cared for|accommodated|into|moved)\s(?:\w+\s){0,3}?(?:foster care|foster carers?|residential (?:unit|home|care|school)|children[’']s home|secure (?:unit|accommodation|children)|kinship care|special guardian\w*|adopters|adoption|young offender institution))\b",
        ),
        (
            "condition",
            r"\b(cerebral palsy|Down[’']?s? syndrome|cystic fibrosis|muscular dystrophy|spina bifida|sickle cell(?: disease)?|haemophilia|deafblind|deaf|blind|brittle bones?|osteogenesis imperfecta|phenylketonuria|Duchenne|hydrocephalus|microcephaly|Prader[- ]Willi|fragile X|Rett syndrome|Tourette\w*(?: syndrome)?|leukaemia|transplant|tracheostomy|achondroplasia|cleft (?:lip|palate)|type 1 diabetes|(?:rare|genetic) (?:genetic )?(?:condition|disorder|syndrome|disease))\b(?! (?:children|charit|awareness))",
        ),
        (
            "arrival",
            r"\b(unaccompanied (?:asylum[- ]seeking|minor|child)\w*|sought asylum|claimed asylum|(?:was|were) (?:an )?asylum[- ]seekers?|resettlement scheme|refugee camp|trafficked (?:from|into|to)|came to (?:the UK|Britain|England|Scotland|Wales|the United Kingdom) (?:from|in|on|as))\b",
        ),
        (
            "press",
            r"\b((?:national|local|widespread|considerable|extensive|intense)\s(?:press|media|news|television|newspaper)\s(?:coverage|interest|attention|reports?|reporting)|reported in the (?:press|media|news)|(?:televised|television|public|press|crowdfunding) appeal|candlelit vigil|vigil|national news|petition)\b",
        ),
    )
)
_HYPOTHETICAL = re.compile(
    r"\b(?:should|must|could|would|any child|all children|children who|where a child|if a child|every child|practitioners|professionals|services for|research|national(?:ly)?|guidance)\b",
    re.IGNORECASE,
)
_ABOUT_PEOPLE_IN_GENERAL = frozenset({"sex", "exact_age", "twin", "condition", "press", "faith", "how_harmed"})


def traits(text: str) -> Iterator[Sign]:
    """The details in a text, where a sentence tells them of somebody and does not ask or advise in general."""
    for code, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = next((n for n in range(1, (match.lastindex or 0) + 1) if match[n]), 0)
            start, end = match.span(group)
            if code in _ABOUT_PEOPLE_IN_GENERAL and _HYPOTHETICAL.search(
                text[max(text.rfind(".", 0, start), start - 120, 0) : start]
            ):
                continue
            yield Sign(code, start, end, _sex(text[start:end]) if code == "sex" else folded(text[start:end]))


def _sex(said: str) -> str:
    return "male" if said.lower() in {"boy", "man", "son", "his", "he"} else "female"
