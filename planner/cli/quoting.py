"""What a shell's line says, and how a text is to stand on it: quoted so that it is that text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

Escapes = Mapping[str, str]
"""Quotation mark -> what a backslash takes its meaning from inside such quotes; outside it is any character."""

BASH: Escapes = {'"': '$`"\\\n', "'": ""}
ZSH: Escapes = {'"': '$`"\\\n!', "'": ""}
FISH: Escapes = {'"': '$"\\\n', "'": "'\\"}


class Typed(Struct):
    """A line up to the cursor: its whole words, and the word at hand as far as it goes.

    ``stays`` is the beginning of the word at hand that the shell will leave on the line, and ``quote`` the quotation
    mark that is open there, or blank.
    """

    words: list[str]
    at_hand: str
    stays: str
    quote: str


def typed(line: str, escapes: Escapes, leaves: int = 0) -> Typed:
    """Read a line as its shell does, but expand nothing: what is to be expanded is taken as it is typed.

    The shell will leave the first ``leaves`` characters on the line; fewer when the word at hand begins before.
    """
    words: list[str] = []
    word, stays = "", None
    quote = open_there = ""
    begun = escaped = False
    for at, character in enumerate(line):
        if at == leaves and not escaped:
            stays, open_there = word, quote
        if escaped:
            escaped = False
            kept = "" if not quote or character in escapes[quote] else "\\"
            word += kept + ("" if character == "\n" and not kept else character)
        elif character == "\\" and (not quote or escapes[quote]):
            escaped = begun = True
        elif character == quote:
            quote = ""
        elif character in escapes and not quote:
            quote, begun = character, True
        elif character.isspace() and not quote:
            words += [word] if begun else []
            word, stays, open_there, begun = "", None, "", False
        else:
            word, begun = word + character, True
    if leaves >= len(line):
        stays, open_there = word, quote
    return Typed(words, word, stays or "", open_there)


def for_bash(text: str, quote: str) -> str:
    """The text as it is to stand on bash's line after this quotation mark, whose end readline adds; or after none.

    A history mark means something inside double quotes, backslash or not: it stands outside them.
    """
    if not quote:
        return re.sub(r"([^\w@%+=:,./-])", r"\\\1", text)
    for_quotes = {"'": text.replace("'", r"'\''"), '"': re.sub(r'([$`"\\])', r"\\\1", text).replace("!", r'"\!"')}
    quoted = for_quotes[quote]
    # Readline takes such a mark at the beginning for the one that is on the line, and one at the end for the closing.
    before, after = quoted.startswith(quote), quoted.endswith(quote)
    return f"{quote * before}{quoted}{quote * after}"
