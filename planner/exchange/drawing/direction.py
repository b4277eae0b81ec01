"""Text written from right to left beside text written from left to right."""

from __future__ import annotations

import unicodedata

_ISOLATE, _END = "\u2068", "\u2069"


def begins_from_right(text: str) -> bool:
    """Return whether the first letter of a text is one of a script written from right to left."""
    if text.isascii():
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((each != "L" for each in directions if each in ("L", "R", "AL")), False)


def isolated(text: str) -> str:
    """Return a text marked so that its direction moves nothing beside it, where it has any from right to left."""
    if text.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return text
    return f"{_ISOLATE}{text}{_END}"
