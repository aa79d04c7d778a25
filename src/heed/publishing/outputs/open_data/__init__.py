"""Open data written down: as plain values for JSON, as tables, for harvesters, and for the head of a page."""
