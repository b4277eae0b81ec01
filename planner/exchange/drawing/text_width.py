"""How wide text is in the bold letters of Arial, and of the fonts made to its measure, in ems."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {
    238: "'",
    278: " ,./\\ijlI‘’\u00a0",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$_0123456789aceksvxyJ–£",
    584: "+<=>^~",
    611: "?bdghnopquFLTZ",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "wGOQ",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "…—",
}
"""Thousandths of an em -> the characters that are so wide."""
_WIDTHS = {letter: width / 1000 for width, letters in _LETTERS.items() for letter in letters}
_OTHER = 1.0
"""The width of any other character: no letter of Europe is wider."""


@lru_cache(maxsize=10_000)
def text_width(text: str) -> float:
    """Return the width of a text, in ems: at 11 points an em is 11 points."""
    return sum(_WIDTHS[letter] if letter in _WIDTHS else _of_other(letter) for letter in text)


def _of_other(letter: str) -> float:
    """Return the width of a letter with an accent, which is that of the letter, or of an unusual character."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return 0.0 if unicodedata.combining(letter) else _WIDTHS.get(plain, _OTHER)
