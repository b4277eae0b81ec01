"""Scoping, deciding, ranking, searching and joining topics."""
