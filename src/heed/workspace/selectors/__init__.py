"""What the desk draws together from several parts: one module for each page."""
