"""Pure functions of the record: no Django, no database."""
