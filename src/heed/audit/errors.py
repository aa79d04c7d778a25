"""The one thing that the log refuses."""

from __future__ import annotations


class AppendOnly(Exception):
    """Something tried to alter or remove what the log holds."""

    def __init__(self) -> None:
        super().__init__("The log of who did what is only ever added to: write a new entry instead.")
