"""Writes that draw on several parts: one module for each matter."""
