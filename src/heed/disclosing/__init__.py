"""What in a text or a file could identify a family, and a copy of the file without it. Plain Python, no Django."""
