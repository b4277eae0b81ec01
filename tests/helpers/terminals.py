"""What a terminal acts on, as Unicode and the terminals' own standards have it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

BIDI_CLASSES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Bidi classes of what turns the text after it round."""

HOSTILE = "\x1b]52;c;aGk=\x07\x1b[2J\x1bc\x9b31m\x1bP1$q\x1b\\\u202egnp\u2066\x7f\x85\x08"
"""Puts words on the clipboard, clears the screen, resets the terminal, colours, asks, and turns the line round."""
REMAINS = ("52;c", "[2J", "31m", "1$q")
"""What would be seen of it if only the control characters were taken out."""

SHOWN_FIELDS = {
    "title",
    "objective",
    "name",
    "council",
    "venue",
    "note",
    "by",
    "label",
    "reason",
    "authority",
    "source",
    "lead",
}


def acted_on(text: str, except_for: str = "\n\t") -> list[str]:
    """The characters of a text that a terminal acts on, but for those."""
    return [
        f"U+{ord(each):04X}"
        for each in text
        if each not in except_for
        and (unicodedata.category(each) == "Cc" or unicodedata.bidirectional(each) in BIDI_CLASSES)
    ]


def make_hostile(path: Path) -> None:
    """Put it into every text of a programme's file that is shown anywhere, as somebody's own program could."""

    def hostile(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: hostile(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [hostile(each, name) for each in value]
        return f"{value}{HOSTILE}" if isinstance(value, str) and value and name in SHOWN_FIELDS else value

    path.write_text(json.dumps(hostile(json.loads(path.read_text()))))
