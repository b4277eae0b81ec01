"""Text made safe to print on a terminal: without the characters that a terminal acts on."""

from __future__ import annotations

import re

_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Bidi embeddings, overrides and isolates: they show the text after them in another order.

The marks U+200E, U+200F and U+061C are left out: they reorder no more than a letter of their direction does, and
Arabic and Hebrew names with punctuation need them. So are joiners, which are part of names and emoji.
"""
ACTED_ON = rf"\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI_CONTROLS}"
"""The characters that a terminal acts on, except line breaks and tabs, for the set of a regular expression."""
HALVES = r"\ud800-\udfff"
"""Lone surrogates, which cannot be encoded, for the set of a regular expression."""

_SEQUENCES = (  # not compiled here: that would slow every start, and few texts need it
    # A control sequence, such as "clear the screen": ESC [ 2 J.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    # A control string with its end, such as "put this on the clipboard": ESC ] 52 ; c ; … BEL.
    r"|(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x9c|\x1b\\)"
    # Any other escape sequence, such as "reset": ESC c; or the beginning of one above that has no end.
    r"|\x1b[ -/]*[0-~]"
    # Any other character that a terminal acts on.
    rf"|[{ACTED_ON}]"
)


def printable(text: str) -> str:
    """Return the text without control characters, escape sequences and bidi controls; lone surrogates replaced.

    Line breaks and tabs are kept.
    """
    if text.isprintable():  # as nearly every text is
        return text
    return re.sub(f"[{HALVES}]", "\ufffd", re.sub(_SEQUENCES, "", text))
