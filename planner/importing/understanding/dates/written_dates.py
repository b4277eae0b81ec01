"""Parsing of dates as written on a page, such as 'Thursday 26 October (additional meeting)'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.understanding.dates.date_forms import (
    MONTH,
    YEAR,
    Day,
    days_and_times,
    full_year,
    mask,
    month_number,
    weekday_number,
)
from planner.importing.understanding.dates.written_times import WrittenTime, plain, times_in
from planner.programme.calendar import WEEKDAY_WORD
from planner.programme.text import one_line

_PAGE_NUMBER = re.compile(r"\bpage\s+\d+(\s+of\s+\d+)?\b", re.IGNORECASE)
_STAMP = (
    r"(?:last )?(?:updated|revised|amended|modified|printed|published|issued|generated|created)(?: on)?|as (?:at|of)|"
    r"correct (?:at|on)|version"
)
_BOUND = (
    r"by|before|prior to|pre|after|following|post|since|until|till|up to|(?:no|not) (?:earlier|later) than|"
    r"not (?:before|after)|between|from|w\.?/?c\.?|w\.?/?e\.?|"
    r"week(?: of|ly)?(?: commencing| beginning| starting| ending)?|deadline(?: is)?|due(?: by| on)?|"
    r"clos(?:es|ing)(?: date| on)?"
)
_BEFORE_DATE = re.compile(
    rf"\b(?:(?P<bound>{_BOUND})|(?P<stamp>{_STAMP}))[\s:(]*(?:the\s+)?(?:(?:end|close) of (?:the )?)?[\s:]*$",
    re.IGNORECASE,
)
_MOST_BEFORE = 60
"""In so many characters before a date stand the words that make it no meeting's."""
_ONWARDS = re.compile(r"\s*(?:onwards?|and after)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:and|to|until|-)\s*(?:the\s+)?", re.IGNORECASE)
_MONTH_IN_LIST = re.compile(rf"\b(?P<month>{MONTH})(?:,?\s*(?P<year>{YEAR}))?", re.IGNORECASE)
_CANCELLED = r"(?:this )?(?:meeting )?(?:has been |was |is |now )*(?:cancelled|canceled)(?: meeting)?"
_CANCELLED_PART = re.compile(
    rf"^{_CANCELLED}\W*(?=$|due\b|as\b|because\b|owing\b|for\b|following\b)|\W*\b{_CANCELLED}$", re.IGNORECASE
)
_ADDITIONAL_PART = re.compile(
    r"(?:an? )?(?:additional|extra|extraordinary|special)(?: (?:committee|scrutiny|public))?"
    r"(?: (?:meeting|date|session))?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(planned|meetings?|dates?|at|on|from|the|commenc(es|ing)|start(s|ing)?|begin(s|ning)?|times?|and|of|day|to be|"
    r"held|scheduled|for|either|or|\d{1,2}|\W)*",
    re.IGNORECASE,
)
_WEEKDAY_AT_EDGE = re.compile(
    rf"^{WEEKDAY_WORD}s?\b\.?|\b{WEEKDAY_WORD.replace('weekday', 'last')}s?\b\.?$", re.IGNORECASE
)
_HOUR_ALONE = re.compile(r"[\s,]+(\d\d?)\s*")
"""Nothing but a figure after a whole date: an hour, as in a column of times."""
SEPARATOR = re.compile(r"(\s*[;\n()\[\]]\s*|\s+[-–—]\s+|\s*,\s+)")
"""What stands between the parts of the words around a date."""
_PREPOSITION_AT_EDGE = re.compile(r"^(?:(?:at|on|from|the|and)\s+)+(?=\S)|\s+(?:at|on|from)$")
_EDGES = " ,.:;-–—*/&"
_CONNECTORS = re.compile(r"(and|then|plus|also|on|at|the|dates?|meetings?|finally|lastly|\W)*", re.IGNORECASE)


DATE_PREFIX = re.compile(
    r"(?:(?:panel|committee|board|commission|council|scrutiny|forum|formal|informal|ordinary|public|special) )+"
    r"meetings?(?: of| on)?\W*|"
    r"(?:(?:(?:first|second|third|fourth|fifth|sixth|next|\d(?:st|nd|rd|th)) )?(?:dates?|meetings?)"
    r"(?: of| dates?| no\.?)?(?: meetings?)?(?: \d{1,2})?)?\W*",
    re.IGNORECASE,
)
"""The text that may stand before the date of a line that begins with one."""


class WrittenDate(Struct, frozen=True):
    """A date as written: ``year`` and ``weekday`` (0 for Monday) are None if missing; ``rest`` is the other words.

    ``start`` and ``end`` are where in the text the date itself stands; the parts of ``rest`` have '; ' between them.
    ``time_words`` are the words of a time that has an end too; ``is_time_unsure`` says that it could be in the morning.
    ``last`` is the last of several days.
    """

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    additional: bool = False
    cancelled: bool = False
    time: str = ""
    rest: str = ""
    start: int = 0
    end: int = 0
    time_words: str = ""
    is_time_unsure: bool = False
    last: Day | None = None

    def on(self, year: int) -> date | None:
        """Return the day in a calendar year, None when it has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class WrittenMonth(Struct, frozen=True):
    """A month as written in a list of dates; ``start`` and ``end`` are where in the text it stands."""

    month: int
    year: int | None = None
    start: int = 0
    end: int = 0


DateOrMonth: TypeAlias = WrittenDate | WrittenMonth


def without_page_numbers(text: str) -> tuple[str, list[str]]:
    """Return the text without words such as 'Page 49', and those words."""
    lines = map(one_line, _PAGE_NUMBER.sub(" ", text).split("\n"))
    return "\n".join(filter(None, lines)), [match[0] for match in _PAGE_NUMBER.finditer(text)]


def written_date(text: str) -> WrittenDate | None:
    """Return the first date in a text on which a meeting could be, None when there is none.

    A deadline ('by 28 February'), a week ('w/c 10 June') and a stamp ('updated 3 June') are no such date.
    """
    days, times, _ = days_and_times(text)
    day = next(iter(meeting_days(text, days)), None)
    return _described(text, day, 0, len(text), times) if day else None


def any_date(text: str) -> WrittenDate | None:
    """Return the first date in a text, be it a deadline or a stamp; None when there is none."""
    days, times, _ = days_and_times(text)
    return _described(text, days[0], 0, len(text), times) if days else None


def begins_with_date(text: str) -> bool:
    """Return whether a line begins with a date."""
    date = written_date(text)
    return date is not None and DATE_PREFIX.fullmatch(text[: date.start]) is not None


def dates_in(text: str) -> tuple[DateOrMonth, ...]:
    """Return each date of a list of dates in order, each with its own time and words, and each month without a day.

    A year said once is of the dates before it too: '20 April, 18 May and July 2023'. Words that do not merely join two
    dates end the list: what follows belongs to the date before them. Empty where no meeting could be on the first.
    """
    days, times, masked = days_and_times(text)
    if not days or not meeting_days(text, days[:1]):
        return ()
    months = [
        WrittenMonth(month_number(match["month"]), full_year(match["year"]) if match["year"] else None, *match.span())
        for match in _MONTH_IN_LIST.finditer(masked)
        if match["month"][0].isupper()
    ]
    found: list[Day | WrittenMonth] = sorted([*days, *months], key=lambda each: each.start)
    listed, at = [found[0]], 1
    while at < len(found) and _joins(text[found[at - 1].end : found[at].start], times, found[at - 1].end):
        listed.append(found[at])
        at += 1
    ends = [*(each.start for each in listed[1:]), len(text)]
    read: list[DateOrMonth] = []
    for number, (each, until) in enumerate(zip(listed, ends, strict=True)):
        if isinstance(each, WrittenMonth):
            read.append(each)
        else:
            read.append(_described(text, each, 0 if not number else each.start, until, times))
    return _with_years(_with_times(read))


def _joins(between: str, times: Sequence[WrittenTime], offset: int) -> bool:
    """Return whether the words between two dates only join them: connectors, weekdays, times, words in brackets."""
    for time in times:
        if offset <= time.start and time.end <= offset + len(between):
            between = mask(between, time.start - offset, time.end - offset)
    between = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", between)
    return _CONNECTORS.fullmatch(re.sub(rf"\b{WEEKDAY_WORD}s?\b", " ", between, flags=re.IGNORECASE)) is not None


def _with_times(read: list[DateOrMonth]) -> list[DateOrMonth]:
    """Return dates of which only one has a time, each with that time."""
    times = {each.time: each for each in read if isinstance(each, WrittenDate) and each.time}
    if len(times) != 1:
        return read
    ((time, said),) = times.items()
    return [
        replace(each, time=time, time_words=said.time_words, is_time_unsure=said.is_time_unsure)
        if isinstance(each, WrittenDate)
        else each
        for each in read
    ]


def _with_years(read: list[DateOrMonth]) -> tuple[DateOrMonth, ...]:
    """Return dates, those without a year with that of the next one that has one, or else of the one before."""
    for step in (-1, 1):
        year: int | None = None
        month = 0
        for at in range(len(read))[::step]:
            each = read[at]
            if each.year is None and year is not None:
                # the list is in order: December before January is of the year before
                crosses = each.month > month if step < 0 else each.month < month
                each = read[at] = replace(each, year=year + step * crosses)
            year, month = each.year, each.month
    return tuple(read)


def meeting_days(text: str, days: Sequence[Day]) -> list[Day]:
    """Return the days of a text on which a meeting could be."""
    free, range_ends = [], -1
    for day in days:
        before = _BEFORE_DATE.search(plain(text[max(0, day.start - _MOST_BEFORE) : day.start]))
        is_end_of_range = range_ends >= 0 and _RANGE.fullmatch(plain(text[range_ends : day.start]))
        if before and (before["bound"] or "").lower() in ("from", "between"):
            range_ends = day.end
        if not (before or is_end_of_range or _ONWARDS.match(text, day.end)):
            free.append(day)
    return free


def words_before(text: str, day: Day) -> tuple[str, bool]:
    """Return the words before a date that make it no meeting's, in lower case, and whether they are a mere stamp."""
    match = _BEFORE_DATE.search(plain(text[max(0, day.start - _MOST_BEFORE) : day.start]))
    return (match["bound"] or match["stamp"]).lower() if match else "", bool(match and match["stamp"])


def _described(text: str, day: Day, start: int, end: int, times: Sequence[WrittenTime]) -> WrittenDate:
    """Return a date completed from the words around it, from ``start`` to ``end``: a status, a weekday, a time."""
    time = next((each for each in times if start <= each.start and each.end <= end), None)
    if time is None and day.year and (match := _HOUR_ALONE.fullmatch(plain(text), day.end, end)):
        hour = next(times_in(f"at {match[1]}"), None)
        time = replace(hour, start=match.start(1), end=match.end(1)) if hour else None
    taken = sorted([(day.start, day.end), *([(time.start, time.end)] if time else [])])
    pieces, at = [], start
    for begins, ends in taken:
        pieces.append(text[at:begins])
        at = ends
    rest = ";".join((*pieces, text[at:end]))
    written = WrittenDate(
        day.day,
        day.month,
        day.year,
        day.weekday,
        time=day.time or (time.time if time else ""),
        start=day.start,
        end=day.end,
        time_words=one_line(text[time.start : time.end]) if time and time.is_range else "",
        is_time_unsure=bool(time and time.is_unsure),
        last=day.last,
    )
    return _with_rest(written, rest)


def _with_rest(written: WrittenDate, words: str) -> WrittenDate:
    """Return a date with the words around it, from which its weekday and status are taken."""
    values: dict[str, Any] = {}
    kept: list[str] = []
    split = SEPARATOR.split(words)
    for part, separator in zip(split[::2], ["", *split[1::2]], strict=True):
        part = part.strip(_EDGES)
        if not part and kept:  # between two marks, such as a bracket and a comma
            kept.append(separator)
            continue
        if written.weekday is None and "weekday" not in values and (match := _WEEKDAY_AT_EDGE.search(part)):
            values["weekday"] = weekday_number(match["weekday"] or match["last"])
            part = (part[: match.start()] + part[match.end() :]).strip(_EDGES)
        if match := _CANCELLED_PART.search(part):
            values["cancelled"] = True
            part = (part[: match.start()] + part[match.end() :]).strip(_EDGES)
        if _ADDITIONAL_PART.fullmatch(part):
            values["additional"], part = True, ""
        if _FILLER.fullmatch(part):
            kept.append(";")
            continue
        joint = "; " if not kept or ";" in separator or kept[-1] == ";" else separator
        kept += [joint, _PREPOSITION_AT_EDGE.sub("", part) if joint == "; " else part]
    return replace(written, rest=trimmed(re.sub(r"\s*(;\s*)+", "; ", "".join(kept))), **values)


def trimmed(words: str) -> str:
    """Return words on one line without the marks at their ends, each of their brackets closed."""
    words = one_line(words).strip(f"{_EDGES}()[]")
    for opening, closing in ("()", "[]"):
        words += closing * (words.count(opening) - words.count(closing))
    return words
