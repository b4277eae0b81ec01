"""The characters that a terminal acts on, by Unicode and the terminals' own standards."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

BIDI_CLASSES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""The bidi classes of the characters that change the direction of the text after them."""

HOSTILE = "\x1b]52;c;aGk=\x07\x1b[2J\x1bc\x9b31m\x1bP1$q\x1b\\\u202egnp\u2066\x7f\x85\x08"
"""A text that sets the clipboard, clears the screen, resets the terminal, colours, queries and reverses the line."""
REMAINS = ("52;c", "[2J", "31m", "1$q")
"""What would be left of ``HOSTILE`` if only the control characters were removed."""

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
    """Return the characters of a text that a terminal acts on, as 'U+001B', except those given."""
    return [
        f"U+{ord(each):04X}"
        for each in text
        if each not in except_for
        and (unicodedata.category(each) == "Cc" or unicodedata.bidirectional(each) in BIDI_CLASSES)
    ]


def make_hostile(path: Path) -> None:
    """Put ``HOSTILE`` into every text of a programme's file that is shown anywhere, as another program could."""

    def hostile(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: hostile(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [hostile(each, name) for each in value]
        return f"{value}{HOSTILE}" if isinstance(value, str) and value and name in SHOWN_FIELDS else value

    path.write_text(json.dumps(hostile(json.loads(path.read_text()))))
