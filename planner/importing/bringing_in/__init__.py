"""Bringing a draft into a programme, with a preview of what would change."""
