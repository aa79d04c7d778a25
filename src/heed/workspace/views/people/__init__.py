"""The people of a partnership, for those who manage them: one module for each page."""
