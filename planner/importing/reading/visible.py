"""Text as a reader sees it: without control and invisible characters, every white space a single space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from planner.programme.text import one_line

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens, and zero-width spaces and joiners."""
_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def visible(text: str) -> str:
    """Return the text on one line, as a reader sees it."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    return one_line(_LINE_BREAK.sub(" ", text).translate(_INVISIBLE))


def visible_lines(text: str) -> Iterator[str]:
    """Return each line of the text; it breaks at every kind of line break."""
    return iter(_LINE_BREAK.split(text))
