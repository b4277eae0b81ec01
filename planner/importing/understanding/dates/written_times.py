"""Parsing of times of day as written on a page: '2.00 p.m.', '10.00 - 12.30', '12 noon', '1400hrs', 'at 10'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | {ord("\N{NO-BREAK SPACE}"): " ", ord("’"): "'", ord("‘"): "'"}
_CLOCK = r"""(?:
    (?P<military{0}>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hours|hrs?|h)\b
    | (?P<noon{0}>(?:12(?:[:.]00)?\s?)?(?:noon|mid-?day)\b)
    | (?P<hour{0}>\d\d?)(?![\d/])(?:[:.](?P<minute{0}>[0-5]\d)(?![\d/])(?:[:.][0-5]\d(?!\d))?)?
      (?:\s?(?P<half{0}>[ap])\.?\s?m\b\.? | \s?(?P<marked{0}>o'?clock|hours|hrs?|h)\b)?
)"""
_TIME = re.compile(
    rf"""(?<![\d.:/£$])\b(?:(?P<before>at|from|time:?)\s+)?{_CLOCK.format(1)}
    (?P<range>\s?(?P<word>-|to|until|till|for)\s?{_CLOCK.format(2)})?(?![%\d])""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_TIME_BEFORE = re.compile(
    r"(?:\b(?:rooms?|version|v|item|para|paragraph|section|appendix|floor|no|number|table|page|"
    r"pre-?meet(?:ing)?(?: at)?))[\s.:]*$",
    re.IGNORECASE,
)
"""Words before a figure such as '1.30' that make it no time, or not the time at which the meeting begins."""
_MOST_BEFORE = 30
"""In so many characters before a time stand the words that make it none."""
_NO_HOUR_AFTER = re.compile(r"\s*(?:st|nd|rd|th)?\s*(?:[-/.]|of\b)?\s*[a-z]", re.IGNORECASE)
"""What follows a bare figure after 'at' that is no hour: 'at 10 June', 'from 12 members'."""
_NOON = 12 * 60
_LAST_UNSURE_HOUR = 7


class WrittenTime(Struct, frozen=True):
    """A time as written: ``time`` is such as '14:00', blank for midnight, which programs write for no time.

    ``start`` and ``end`` are where in the text it stands, with the end of its range; ``is_range`` says that it has one.
    ``is_unsure`` says that it could be in the morning too, as '2.00' could; the afternoon is taken.
    """

    time: str
    start: int
    end: int
    is_range: bool = False
    is_unsure: bool = False


def plain(text: str) -> str:
    """Return the text with plain dashes, spaces and apostrophes, each character in its place."""
    return text.translate(_DASHES)


def time_in(text: str) -> str:
    """Return the first time of day in a text, such as '14:00', blank for none."""
    return next((each.time for each in times_in(text)), "")


def times_in(text: str) -> Iterator[WrittenTime]:
    """Yield each time of day in a text; figures alone are a time only with minutes, 'am', 'noon', or 'at' before."""
    text, at = plain(text), 0
    while match := _TIME.search(text, at):
        found = (
            None
            if _NO_TIME_BEFORE.search(text[max(0, match.start() - _MOST_BEFORE) : match.start()])
            else _time(match, text)
        )
        if found:
            yield found
        # where both ends are no range, the second may be a time by itself
        at = match.end() if found or not match["range"] else match.start("range")


def _time(match: re.Match[str], text: str) -> WrittenTime | None:
    """Return the time that a match is, None for mere figures."""
    start, end = _minutes(match, 1), _minutes(match, 2) if match["range"] else None
    if start is None or (match["range"] and end is None):
        return None
    is_marked, is_end_marked = _is_marked(match, 1), bool(match["range"]) and _is_marked(match, 2)
    has_minutes = bool(match["minute1"])
    is_hour = bool(match["before"]) and (bool(match["range"]) or not _NO_HOUR_AFTER.match(text, match.end()))
    if match["range"] and not (is_marked or is_end_marked or (has_minutes and match["minute2"])):
        return None
    if not match["range"] and not (is_marked or has_minutes or is_hour):
        return None
    if match["word"] and match["word"].lower() == "for" and end is not None:
        start, is_marked = end, is_end_marked  # '6.30 for 7pm' begins at seven
    elif end is not None and is_end_marked and not is_marked and start <= _NOON:
        in_afternoon = start % _NOON + _NOON
        start = in_afternoon if end >= _NOON and in_afternoon < end else start
        is_marked = True
    is_unsure = not is_marked and 60 <= start < (_LAST_UNSURE_HOUR + 1) * 60 and match["hour1"][0] != "0"
    start += _NOON if is_unsure else 0
    time = f"{start // 60:02}:{start % 60:02}" if start else ""
    return WrittenTime(time, match.start(), match.end(), end is not None, is_unsure)


def _minutes(match: re.Match[str], number: int) -> int | None:
    """Return the minutes after midnight of one end of a range, None for no such time."""
    if match[f"noon{number}"]:
        return _NOON
    if military := match[f"military{number}"]:
        return int(military[:2]) * 60 + int(military[2:])
    hour, minute, half = int(match[f"hour{number}"]), int(match[f"minute{number}"] or 0), match[f"half{number}"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return hour * 60 + minute if hour < 24 else None


def _is_marked(match: re.Match[str], number: int) -> bool:
    """Return whether one end of a range says which half of the day it is in, or that it is a time: not '5 hours'."""
    marked = match[f"marked{number}"] or ""
    is_clock = marked.lower().startswith("o") or bool(marked and match[f"minute{number}"])
    return is_clock or any(match[f"{name}{number}"] for name in ("noon", "military", "half"))
