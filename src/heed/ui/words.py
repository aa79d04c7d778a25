"""Marks words of the interface where they stand in plain code, so that they are collected for translation. No Django.

Rules are pure and speak English. What they say is translated where it is shown: ``{{ words|translated }}`` in a template,
``gettext(words)`` in a view. Inside Django, use ``gettext_lazy`` and need none of this.
"""

from __future__ import annotations


def shown(words: str) -> str:
    """The words as they are. That they stand in this call is what the collecting looks for."""
    return words
