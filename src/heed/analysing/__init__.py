"""Themes and who coded what with them; later search, recurrence and tables."""
