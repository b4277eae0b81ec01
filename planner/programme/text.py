"""Clean text as people type it: every string that enters the programme passes through here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from planner.programme.errors import Unusable
from planner.programme.printable import printable


def several_lines(text: str) -> str:
    """Return the text normalised (NFC), with its line breaks, printable and without unassigned characters."""
    text = unicodedata.normalize("NFC", printable(text.replace("\r\n", "\n").replace("\r", "\n")))
    assigned = "".join(character for character in text if unicodedata.category(character) != "Cn")
    lines = assigned.replace("\t", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def one_line(text: str) -> str:
    """Return the text on one line, each run of white space as one space."""
    if text.isprintable():  # no character in it is removed or replaced
        return " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join(several_lines(text).split())


def within_line(text: str) -> str:
    """Return part of a text on one line: as ``one_line``, but with a space where white space begins or ends it."""
    start, end = (" " if text[at].isspace() else "" for at in (slice(0, 1), slice(-1, None)))
    return f"{start}{words}{end}" if (words := one_line(text)) else start


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each text on one line; blank ones are left out."""
    return tuple(line for line in map(one_line, texts) if line)


def needed(text: str, what: str) -> str:
    """Return the text on one line; raises Unusable when it is blank, saying that ``what`` is needed."""
    line = one_line(text)
    if not line:
        raise Unusable(f"{what} is needed: it cannot be blank.")
    return line


def hyphenated(text: str) -> str:
    """Return words in lower case with hyphens between them, as in stored values: 'committee-item'."""
    return "-".join(text.lower().replace("-", " ").split())
