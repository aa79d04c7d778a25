"""Heed takes a safeguarding review from report to proof of change."""

__version__ = "0.1.0"
