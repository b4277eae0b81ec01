"""Scoping topics, the checklist, deciding."""
