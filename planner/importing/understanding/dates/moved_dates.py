"""Dates that replace another: '12 June moved to 19 June 2024', 'NEW DATE 22 January (previously 15 January)'."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.understanding.dates.date_forms import Day, days_and_times
from planner.importing.understanding.dates.written_dates import WrittenDate, written_date
from planner.importing.understanding.dates.written_times import plain

_TURNED = r"moved|rescheduled|re-?arranged|re-?scheduled|changed|postponed|put back|brought forward|deferred|adjourned"
_MOVED = re.compile(
    rf"\b({_TURNED}|new date|revised date|previously|formerly|originally|was|now|instead of|in place of|replac(es|ing)|"
    r"rather than)\b|→|->",
    re.IGNORECASE,
)
_OLD_BEFORE = re.compile(
    rf"(\b(was|previously|formerly|originally|instead of|in place of|replac(es|ing)|rather than|not|"
    rf"({_TURNED})( from)?|from)\b)[\s:(]*((planned|scheduled|due)\s+)?((for|on|to be)\s+)?(the\s+)?$",
    re.IGNORECASE,
)
_NEW_BEFORE = re.compile(
    rf"((\b({_TURNED})\b.{{0,20}}\b(to|until|till|for|on)|\b(now|to|new date|revised date)\b|→|->)"
    r"[\s:(]*((on|for|is)\s+)?(the\s+)?)$",
    re.IGNORECASE,
)
_OF_ITEMS = re.compile(r"\b(items?|business|reports?|agenda)\b", re.IGNORECASE)
"""What may be moved to another meeting, which does not move then."""
_OLD_IS_FIRST = re.compile(rf"^\W*({_TURNED}|new date|now|revised date)|^\s*(→|->)", re.IGNORECASE)


class Move(Struct, frozen=True):
    """The date that a meeting has now, with the words around it, and the words for the one that it had."""

    now: WrittenDate
    words: str


def move_in(text: str) -> Move | None:
    """Return the date that a text says another was moved to, None where it says no such thing of two dates."""
    days, _, _ = days_and_times(text, joined=False)
    if len(days) != 2 or not _MOVED.search(text) or _OF_ITEMS.search(text):
        return None
    one, other = days
    before, between = plain(text[: one.start]), plain(text[one.end : other.start])
    if _NEW_BEFORE.search(between) or (_OLD_BEFORE.search(before) and not _OLD_BEFORE.search(between)):
        now, old = other, one
    elif _OLD_BEFORE.search(between):
        now, old = one, other
    elif _OLD_IS_FIRST.search(between):
        now, old = other, one
    else:
        return None
    return _move(text, now, old)


def _move(text: str, now: Day, old: Day) -> Move | None:
    """Return the move to a date, read from the text in which the other date and the words for moving are blank."""
    start, end = min(now.start, old.start), max(now.end, old.end)
    blank = f"{text[:start]};{text[now.start : now.end]};{text[end:]}"
    before = _MOVED.search(text[:start])
    blank = blank if before is None else blank[: before.start()] + ";" + text[now.start : now.end] + ";" + text[end:]
    written = written_date(blank)
    if written is None:
        return None
    if written.year is None and old.year is not None:
        turns = now is not old and old.month - now.month > 6
        written = replace(written, year=old.year + turns)
    first = before.start() if before else start
    return Move(written, text[first:].strip(" ;,-") if first else text)
