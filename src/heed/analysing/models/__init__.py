"""The tables that analysing owns."""

from heed.analysing.models.coding import Coding

__all__ = ["Coding"]
