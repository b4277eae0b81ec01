"""Parsing of a shell's command line up to the cursor, and quoting of words for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

Escapes = Mapping[str, str]
"""Quotation mark -> the characters that a backslash escapes inside such quotes; outside quotes it escapes any."""

BASH: Escapes = {'"': '$`"\\\n', "'": ""}
ZSH: Escapes = {'"': '$`"\\\n!', "'": ""}
FISH: Escapes = {'"': '$"\\\n', "'": "'\\"}


class Line(Struct):
    """A line up to the cursor: its complete words, and the current word as far as it is typed.

    ``kept`` is the beginning of the current word that the shell does not replace, ``quote`` the quotation mark that is
    open after it, or blank.
    """

    words: list[str]
    current: str
    kept: str
    quote: str


def parse_line(line: str, escapes: Escapes, kept_length: int = 0) -> Line:
    """Return the words of a line as its shell reads them, but without any expansion.

    The shell keeps the first ``kept_length`` characters of the line, and replaces the rest of the current word.
    """
    words: list[str] = []
    word, kept = "", None
    quote = quote_after_kept = ""
    has_begun = is_escaped = False
    for position, character in enumerate(line):
        if position == kept_length and not is_escaped:
            kept, quote_after_kept = word, quote
        if is_escaped:
            is_escaped = False
            backslash = "" if not quote or character in escapes[quote] else "\\"
            word += backslash + ("" if character == "\n" and not backslash else character)
        elif character == "\\" and (not quote or escapes[quote]):
            is_escaped = has_begun = True
        elif character == quote:
            quote = ""
        elif character in escapes and not quote:
            quote, has_begun = character, True
        elif character.isspace() and not quote:
            words += [word] if has_begun else []
            word, kept, quote_after_kept, has_begun = "", None, "", False
        else:
            word, has_begun = word + character, True
    if kept_length >= len(line):
        kept, quote_after_kept = word, quote
    return Line(words, word, kept or "", quote_after_kept)


def quote_for_bash(text: str, quote: str) -> str:
    """Return the text escaped for bash to insert after ``quote``, an open quotation mark or blank; readline closes it.

    Inside double quotes an exclamation mark starts a history expansion even after a backslash: it goes outside them.
    """
    if not quote:
        return re.sub(r"([^\w@%+=:,./-])", r"\\\1", text)
    for_quotes = {"'": text.replace("'", r"'\''"), '"': re.sub(r'([$`"\\])', r"\\\1", text).replace("!", r'"\!"')}
    quoted = for_quotes[quote]
    # Readline takes a mark at the beginning for the one typed already, and one at the end for the closing one: so
    # either is doubled.
    starts_with_quote, ends_with_quote = quoted.startswith(quote), quoted.endswith(quote)
    return f"{quote * starts_with_quote}{quoted}{quote * ends_with_quote}"
