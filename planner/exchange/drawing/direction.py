"""Words written from right to left beside words written from left to right."""

from __future__ import annotations

import re

_FROM_LEFT = "A-Za-z\u00c0-\u052f\u1e00-\u1fff"
_FROM_RIGHT = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(rf"([{_FROM_RIGHT}](?:[^{_FROM_LEFT}]*[{_FROM_RIGHT}])?(?:[^{_FROM_LEFT}]*$)?)")
"""Letters from right to left and what is between them; at the end of a text what follows too."""
_ISOLATE, _END = "\u2068", "\u2069"


def stretches(text: str) -> list[tuple[str, bool]]:
    """Return the stretches of a text, each with whether it is written from right to left; none is blank."""
    if text.isascii():
        return [(text, False)] if text else []
    parts = enumerate(_STRETCH.split(text))
    return [(part, bool(number % 2)) for number, part in parts if part]


def isolated(text: str) -> str:
    """Return a text marked so that its direction moves nothing beside it, where it has any from right to left."""
    if text.isascii() or not _STRETCH.search(text):
        return text
    return f"{_ISOLATE}{text}{_END}"
