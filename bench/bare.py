"""A program for a web server that sends one heading from memory, in as many bytes as a review's page has compressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

BODY = b"<!doctype html><title>Bare</title><h1>Nothing else</h1>".ljust(6_000)


def application(_environ: dict[str, object], start: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
    """Always the same."""
    start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))])
    return [BODY]
