"""Text as a reader sees it: no control characters, no invisible ones, every space a space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from planner.programme.text import one_line

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens, and spaces and joiners of no width."""
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def visible(text: str) -> str:
    """The text on one line, as a reader sees it."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    return one_line(_BREAK.sub(" ", text).translate(_UNSEEN))


def visible_lines(text: str) -> Iterator[str]:
    """Each line of the text, wherever a reader would see it break."""
    return iter(_BREAK.split(text))
