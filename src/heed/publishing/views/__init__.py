"""Public pages: one file each. All are open to everybody, draw on selectors alone, and set no cookie."""
