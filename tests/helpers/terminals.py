"""The control characters that a terminal acts on, and texts full of them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""The bidirectional classes of characters that change the direction of the text after them."""

HOSTILE = "\x1b]52;c;aGk=\x07\x1b[2J\x1bc\x9b31m\x1bP1$q\x1b\\\u202egnp\u2066\x7f\x85\x08"
"""Sets the clipboard, clears the screen, resets and queries the terminal, sets a colour, and reverses the line."""
REMAINS = ("52;c", "[2J", "31m", "1$q")
"""The rests of its sequences that would be visible if only the control characters were removed."""

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


def control_characters(text: str, allowed: str = "\n\t") -> list[str]:
    """Return the control characters in a text, as code points, but for those allowed."""
    return [f"U+{ord(each):04X}" for each in text if each not in allowed and _is_control(each)]


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in BIDI_CONTROLS


def make_hostile(path: Path) -> None:
    """Append HOSTILE to every text of a programme's file that is shown anywhere."""

    def hostile(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: hostile(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [hostile(each, name) for each in value]
        return f"{value}{HOSTILE}" if isinstance(value, str) and value and name in SHOWN_FIELDS else value

    path.write_text(json.dumps(hostile(json.loads(path.read_text()))))
