"""Why no redacted copy could be made. Each is a whole sentence that tells a person what to do."""

from __future__ import annotations


class CannotRedact(Exception):
    """A file of which no copy was made. Nothing was written."""


class NothingToRemove(CannotRedact):
    """A phrase was given that cannot be looked for."""


class StillThere(CannotRedact):
    """A phrase was still found in the finished copy, so the copy was thrown away."""
