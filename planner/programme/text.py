"""Text as people type it, made safe to keep: every string that enters the programme passes here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from planner.programme.errors import Unusable
from planner.programme.printable import printable


def several_lines(text: str) -> str:
    """The text in normal form, its line breaks kept, without what a terminal acts on and what is no character."""
    text = unicodedata.normalize("NFC", printable(text.replace("\r\n", "\n").replace("\r", "\n")))
    known = "".join(each for each in text if unicodedata.category(each) != "Cn")
    lines = known.replace("\t", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def one_line(text: str) -> str:
    """The text on one line, its white space folded."""
    if text.isprintable():  # nothing in it needs looking at character by character
        return " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join(several_lines(text).split())


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text on one line; blank ones dropped."""
    return tuple(line for line in map(one_line, texts) if line)


def needed(text: str, what: str) -> str:
    """The text on one line; raises Unusable, naming ``what`` is wanted, when it is blank."""
    line = one_line(text)
    if not line:
        raise Unusable(f"{what} is needed: it cannot be blank.")
    return line


def hyphenated(text: str) -> str:
    """'Committee item' as values of several words are kept: 'committee-item'."""
    return "-".join(text.lower().replace("-", " ").split())
