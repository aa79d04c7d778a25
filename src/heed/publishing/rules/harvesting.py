"""What a harvester may ask under OAI-PMH 2.0, and what is wrong with a question. Plain values, no Django."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

PREFIX = "oai_dc"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_CODE = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Verb(StrEnum):
    """What is asked for."""

    IDENTIFY = "Identify"
    FORMATS = "ListMetadataFormats"
    SETS = "ListSets"
    IDENTIFIERS = "ListIdentifiers"
    RECORDS = "ListRecords"
    RECORD = "GetRecord"


class Fault(StrEnum):
    """What is wrong, in the words of the protocol."""

    VERB = "badVerb"
    ARGUMENT = "badArgument"
    TOKEN = "badResumptionToken"  # noqa: S105 - no secret
    FORMAT = "cannotDisseminateFormat"
    UNKNOWN = "idDoesNotExist"
    NOTHING = "noRecordsMatch"


_LIST = {"from", "until", "set", "metadataPrefix", "resumptionToken"}
ARGUMENTS: dict[Verb, set[str]] = {
    Verb.IDENTIFY: set(),
    Verb.FORMATS: {"identifier"},
    Verb.SETS: {"resumptionToken"},
    Verb.IDENTIFIERS: _LIST,
    Verb.RECORDS: _LIST,
    Verb.RECORD: {"identifier", "metadataPrefix"},
}
NEEDED: dict[Verb, set[str]] = {
    Verb.IDENTIFIERS: {"metadataPrefix"},
    Verb.RECORDS: {"metadataPrefix"},
    Verb.RECORD: {"identifier", "metadataPrefix"},
}


class HarvestError(Exception):
    """A question that is answered with an error of the protocol. The message is a sentence for people."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are wanted: changed from ``since`` on and before ``before``, in a set, and from where on.

    ``after`` and ``key`` are the last one given, ``given`` how many were given before.
    """

    since: str = ""
    before: str = ""
    set: str = ""
    after: str = ""
    key: int = 0
    given: int = 0

    @property
    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """``since`` and ``before`` as moments."""
        return _moment(self.since), _moment(self.before)

    @property
    def last(self) -> datetime | None:
        """When the last one given was changed."""
        return _moment(self.after)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is understood. ``arguments`` are given back with the answer."""

    verb: Verb
    arguments: Mapping[str, str]
    wanted: Wanted = Wanted()

    @property
    def identifier(self) -> str:
        """The record that is asked for; blank for none."""
        return self.arguments.get("identifier", "")


def understood(asked: Mapping[str, Sequence[str]]) -> Question:
    """The question. Raises ``HarvestError``."""
    verb = _verb(asked.get("verb", ()))
    given = {name: values for name, values in asked.items() if name != "verb"}
    arguments = {name: values[0] for name, values in given.items()}
    if strange := sorted(set(given) - ARGUMENTS[verb]):
        raise HarvestError(Fault.ARGUMENT, f"{verb} has no argument called {in_xml(strange[0])}.")
    if any(len(values) > 1 for values in given.values()):
        raise HarvestError(Fault.ARGUMENT, "Each argument may be given once.")
    if any(in_xml(value) != value for value in arguments.values()):
        raise HarvestError(Fault.ARGUMENT, "An argument holds a character that cannot stand in XML.")
    for name in ("set", "metadataPrefix"):
        if name in arguments and not _CODE.fullmatch(arguments[name]):
            raise HarvestError(Fault.ARGUMENT, f"{name} is not of the form that the protocol has for it.")
    if "resumptionToken" in arguments:
        return _continued(verb, arguments)
    if missing := sorted(NEEDED.get(verb, set()) - {name for name, value in arguments.items() if value}):
        raise HarvestError(Fault.ARGUMENT, f"{verb} needs the argument {missing[0]}.")
    if arguments.get("metadataPrefix", PREFIX) != PREFIX:
        raise HarvestError(Fault.FORMAT, f"Records are given as {PREFIX} and in no other format.")
    return Question(verb, arguments, _wanted(arguments) if verb in {Verb.IDENTIFIERS, Verb.RECORDS} else Wanted())


def token(wanted: Wanted, *, after: datetime, key: int, given: int) -> str:
    """The word by which a list goes on behind this record. Everything is in it; nothing is kept here."""
    onward = replace(wanted, after=after.astimezone(UTC).isoformat(), key=key, given=given)
    return base64.urlsafe_b64encode(json.dumps(asdict(onward)).encode()).decode()


def in_xml(words: str) -> str:
    """The words without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", words)


def stamp(moment: datetime) -> str:
    """A moment as the protocol writes it, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _verb(values: Sequence[str]) -> Verb:
    if len(values) != 1 or values[0] not in set(Verb):
        raise HarvestError(Fault.VERB, f"Ask with one verb: {', '.join(Verb)}.")
    return Verb(values[0])


def _continued(verb: Verb, arguments: Mapping[str, str]) -> Question:
    if len(arguments) > 1:
        raise HarvestError(Fault.ARGUMENT, "A resumption token stands alone, without other arguments.")
    wrong = HarvestError(Fault.TOKEN, "This resumption token is not one of ours. Begin the list again.")
    if verb == Verb.SETS:  # they are given whole, so none was ever handed out
        raise wrong
    try:
        said = json.loads(base64.urlsafe_b64decode(arguments["resumptionToken"].encode()))
        wanted = Wanted(**said)
        numbers = (said["key"], said["given"])
        if wanted.last is None or not all(isinstance(n, int) and 0 <= n < 2**63 for n in numbers):
            raise wrong
        _ = wanted.bounds  # says no if it is none
        if said["set"] != "" and not _CODE.fullmatch(said["set"]):
            raise wrong
    except (ValueError, TypeError, OverflowError, RecursionError, AttributeError, KeyError):
        raise wrong from None
    return Question(verb, arguments, wanted)


def _wanted(arguments: Mapping[str, str]) -> Wanted:
    since, until = arguments.get("from", ""), arguments.get("until", "")
    begins, ends = _bound(since, "from"), _bound(until, "until")
    if since and until and len(since) != len(until):
        raise HarvestError(Fault.ARGUMENT, "Give from and until alike: both as days, or both as moments.")
    if begins and ends and begins > ends:
        raise HarvestError(Fault.ARGUMENT, "from lies behind until.")
    if ends:
        try:
            ends += timedelta(days=1) if _DAY.fullmatch(until) else timedelta(seconds=1)
        except OverflowError:
            ends = None  # the end of time
    return Wanted(
        since=begins.isoformat() if begins else "",
        before=ends.isoformat() if ends else "",
        set=arguments.get("set", ""),
    )


def _bound(said: str, name: str) -> datetime | None:
    if not said:
        return None
    try:
        if _DAY.fullmatch(said):
            return datetime.combine(datetime.fromisoformat(said).date(), time(), UTC)
        if _MOMENT.fullmatch(said):
            return datetime.fromisoformat(said)
    except ValueError:
        pass
    raise HarvestError(
        Fault.ARGUMENT, f"{name} must be a day such as 2026-11-24 or a moment such as 2026-11-24T09:00:00Z."
    )


def _moment(said: str) -> datetime | None:
    return datetime.fromisoformat(said).astimezone(UTC) if said else None
