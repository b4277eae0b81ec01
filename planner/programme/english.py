"""Phrases of English: numbers with their noun, ordinals, lists."""

from __future__ import annotations

from collections.abc import Iterable

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: '1 place', '2 places', 'no places'."""
    if number == 1:
        return f"1 {singular}"
    return f"{number or 'no'} {plural or singular + 's'}"


def ordinal(number: int) -> str:
    """Return '1st', '2nd', '13th'."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def an_ordinal(number: int) -> str:
    """Return an ordinal with its article: 'a third', 'an eighth', 'a 13th'."""
    word = _ORDINALS[number - 1] if 0 < number <= len(_ORDINALS) else ordinal(number)
    return f"{'an' if word.startswith(('e', '8', '11th', '18th')) else 'a'} {word}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return 'A', 'A and B', 'A, B and C'."""
    *most, final = list(names) or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def shortened(text: str, most: int) -> str:
    """Return the text, or its first words and an ellipsis, in at most so many characters."""
    if len(text) <= most:
        return text
    beginning = text[:most]
    return f"{(beginning[: beginning.rfind(' ')] if ' ' in beginning else beginning[:-1]).rstrip(' ,;:.')}…"
