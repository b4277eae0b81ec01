"""Text as a terminal may be given it: nothing in it that the terminal acts on."""

from __future__ import annotations

import re

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Bidi embeddings, overrides and isolates: what follows them is shown in another order than it stands in.

The marks U+200E, U+200F and U+061C are not among them: each does no more than a letter of its direction would, and
Arabic and Hebrew names with punctuation need them. Nor are joiners, which names and emoji are made with.
"""
ACTED_ON = rf"\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}"
"""Every character that a terminal acts on, but for line breaks and tabs, as a regular expression's set."""
HALVES = r"\ud800-\udfff"
"""Halves of characters, which no encoding has, as a regular expression's set."""

_SEQUENCES = (  # compiled when there is one: that takes longer than all else here
    # A control sequence, such as "clear the screen": ESC [ 2 J.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    # A control string with its end, such as "put this on the clipboard": ESC ] 52 ; c ; … BEL.
    r"|(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x9c|\x1b\\)"
    # Any other escape sequence, such as "reset": ESC c; or the beginning of one above that has no end.
    r"|\x1b[ -/]*[0-~]"
    # What is left.
    rf"|[{ACTED_ON}]"
)


def printable(text: str) -> str:
    """The text without control characters, escape sequences and changes of direction; halves of characters replaced.

    Line breaks and tabs are kept.
    """
    if text.isprintable():  # as nearly every text is
        return text
    return re.sub(f"[{HALVES}]", "\ufffd", re.sub(_SEQUENCES, "", text))
