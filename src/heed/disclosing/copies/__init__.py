"""Copies of files without certain words, and without what files carry beside their text: one module a format."""
