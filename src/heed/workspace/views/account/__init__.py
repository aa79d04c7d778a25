"""A person's own account: one module for each page."""
