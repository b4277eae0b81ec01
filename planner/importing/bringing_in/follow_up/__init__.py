"""Bringing the recommendations and actions of a page into a programme: what it has already is matched and completed."""
