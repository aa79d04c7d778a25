"""Partnerships, agencies, roles and people, and what each may do."""
