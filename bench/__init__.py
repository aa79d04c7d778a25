"""Measurements: how right and how fast. Run all with ``make bench``, one with ``python -m bench reading``."""
