"""Typed, loud readers of the environment: a wrong value stops the start with a sentence that names it."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable's text, or the default where it is unset or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """True or false, written as 1/0, true/false, yes/no or on/off; anything else is refused."""
    said = text(name).lower()
    if not said:
        return default
    if said in {"1", "true", "yes", "on"}:
        return True
    if said in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0 (or true/false, yes/no, on/off), not {said!r}.")


def number(name: str, default: int, *, least: int = 1) -> int:
    """A whole number of at least ``least``."""
    said = text(name)
    if not said:
        return default
    if not said.isdecimal() or int(said) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {said!r}.")
    return int(said)


def one_of(name: str, allowed: tuple[str, ...]) -> str:
    """One of these words; the first of them where the variable is unset or blank."""
    said = text(name, allowed[0]).lower()
    if said not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {said!r}.")
    return said


def safe_address(name: str) -> str:
    """An address that is spoken to with secrets: https, or this very machine; blank where it is unset."""
    said = text(name).rstrip("/")
    if said and not said.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ImproperlyConfigured(f"{name} must begin with https://, not {said!r}: a password goes there.")
    return said


def needed(name: str, because: str) -> str:
    """The variable's text, where another variable makes it necessary: ``because`` is that one's name."""
    said = text(name)
    if text(because) and not said:
        raise ImproperlyConfigured(f"{because} is set, so {name} must be set too.")
    return said


def notify_key(name: str) -> str:
    """A key of GOV.UK Notify: a name, the service's id and a secret, with hyphens between; blank where it is unset."""
    said = text(name)
    if said and not re.fullmatch(r"(?:.+-)?[0-9a-fA-F-]{36}-[0-9a-fA-F-]{36}", said):
        raise ImproperlyConfigured(
            f"{name} is no key of GOV.UK Notify. Copy the whole of it, as Notify showed it once."
        )
    return said


def words(name: str, default: str) -> list[str]:
    """A list written with commas between."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, kept_in: Path) -> str:
    """The secret in the variable, or one made once and kept in a file that only the owner may read."""
    if said := text(name):
        return said
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        kept_in.touch(mode=0o600)
        kept_in.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return kept_in.read_text(encoding="ascii").strip()


def folder(place: Path) -> str:
    """The folder's path; it is made, for the owner only, where it is not there."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(place)
