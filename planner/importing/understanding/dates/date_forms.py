"""The forms in which a day is written, and where in a text each day stands: '12-Jun-24', '5, 12 and 19 June 2025'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from planner.importing.understanding.dates.written_times import WrittenTime, plain, times_in
from planner.programme.calendar import MONTHS, WEEKDAY_WORD, WEEKDAYS

YEAR = r"(?:(?:19|20)\d\d(?!\d))"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
LONDON = ZoneInfo("Europe/London")
MOST_CHARACTERS = 1_000
"""Dates are looked for in so many characters of a text: more than any cell of dates has."""
MASK = "\0"
"""The character that takes the place of what was read already."""
_WEEKDAY = rf"(?:\b{WEEKDAY_WORD}s?(?![a-z])\.?,?\s*)"
_NEXT_WEEKDAY = _WEEKDAY.replace("?P<weekday>", "?:")
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_DAY = rf"\d\d?(?!\d){_ORDINAL}"
_MONTH = rf"(?P<month>{MONTH})"
_SHORT_YEAR = rf"(?<!,)(?<!,\s)[0-4]\d(?!\w|[:.]\d|%|\s*(?:of\s+)?{MONTH})"
_AFTER_MONTH = rf"(?:[,.]?\s*(?P<year>{YEAR}|'\d\d(?!\d)|{_SHORT_YEAR}))?"
_JOINT = rf"\s*(?:,\s*(?:and\b)?|and\b|&|-|/|to\b|until\b)\s*{_NEXT_WEEKDAY}?(?:the\s+)?"
_FIGURE_FORMS = tuple(
    re.compile(rf"(?<![\d/.:])(?:{_WEEKDAY}|\b){form}", re.IGNORECASE)
    for form in (
        rf"(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)"
        r"(?:[T\s]\s?(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:\s?(?P<zone>Z|UTC|GMT|BST|[+-]\d\d:?\d\d))?(?!\w))?",
        rf"(?P<day>\d\d?)(?P<sep>\s?[/.-]\s?)(?P<month>\d\d?)(?P=sep)(?P<year>{YEAR}|\d\d)(?![\d/])(?!\.\d)",
        rf"(?P<year>{YEAR})[-\s/]+{_MONTH}[-\s/]+(?P<day>\d\d?)(?!\d)",
        rf"(?P<day>\d\d?)(?P<sep>\s?[/-]\s?|\.){_MONTH}(?P=sep)(?P<year>{YEAR}|\d\d(?!\w))",
    )
)
_DAYS_OF_MONTH = re.compile(
    rf"(?<![\d/.:])(?<!\d-)(?:{_WEEKDAY}|\b)(?:the\s+)?(?P<days>{_DAY}(?:{_JOINT}{_DAY})*)"
    rf"(?:\s*(?:of\s+)?|[-/.]){_MONTH}{_AFTER_MONTH}",
    re.IGNORECASE,
)
_MONTH_THEN_DAY = re.compile(
    rf"(?:{_WEEKDAY}|\b){_MONTH}\s*(?:the\s+)?(?P<day>\d\d?){_ORDINAL}(?![\d:]|\.\d|\s*(?:of\s+)?{MONTH})"
    rf"(?:,?\s*(?P<year>{YEAR}|'\d\d(?!\d)))?",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(rf"\s*{_WEEKDAY}?(?P<day>\d\d)/(?P<month>\d\d)\s*", re.IGNORECASE)
_SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s?[2-4]\d"
_ABBREVIATED = re.compile(rf"\s*{_SHORT_MONTH}(?:\s*(?:-|to|/|and|,)\s*{_SHORT_MONTH})*\s*", re.IGNORECASE)
"""Nothing but short months and figures such as 24: Excel writes June 2024 so."""
_EACH_DAY = re.compile(rf"(?:{_JOINT})?(?P<day>\d\d?){_ORDINAL}", re.IGNORECASE)
_NOT_A_DAY_BEFORE = re.compile(
    r"\b(rooms?|items?|page|no\.?|number|section|para(graph)?|appendix|group|area|ward|phase|quarter|term|week|meeting|"
    r"part|stage|floor|version)\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\s*(?:-|/|to\b|until\b)\s*{_NEXT_WEEKDAY}?(?:the\s+)?", re.IGNORECASE)


class Day(Struct, frozen=True):
    """A day as written; ``year`` and ``weekday`` (0 for Monday) are None if missing, ``time`` blank.

    ``start`` and ``end`` are where in the text it stands; ``last`` is the last of several days, None for one day.
    """

    day: int
    month: int
    start: int
    end: int
    year: int | None = None
    weekday: int | None = None
    time: str = ""
    last: Day | None = None


def month_number(text: str) -> int:
    """Return the number of a month by its name, of which three letters are enough."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(text[:3].lower()))


def full_year(text: str) -> int:
    """Return '2024' or '24' as a year."""
    digits = text.lstrip("'")
    return int(digits) + (2000 if len(digits) == 2 else 0)


def weekday_number(name: str | None) -> int | None:
    """Return a weekday's number by its first three letters, 0 for Monday; None for none."""
    return next((at for at, each in enumerate(WEEKDAYS) if name and each.lower().startswith(name.lower())), None)


def days_and_times(text: str, *, joined: bool = True) -> tuple[list[Day], list[WrittenTime], str]:
    """Return the days and the times in a text, in order, and the text with both masked.

    Days with 'to' between them are one, with its last day, unless they are not to be ``joined``.
    Figures are read first, then times, then days with their month in words, so that no time is part of a date.
    """
    text = plain(text[:MOST_CHARACTERS])
    days, masked = list(_figures(text)), text
    for day in days:
        masked = mask(masked, day.start, day.end)
    times = list(times_in(masked))
    for time in times:
        masked = mask(masked, time.start, time.end)
    for form in (_in_words, _month_first):
        for day in list(form(masked)):
            days.append(day)
            masked = mask(masked, day.start, day.end)
    days.sort(key=lambda day: day.start)
    days = list(_with_last_days(days, text)) if joined else days
    for day in days:
        masked = mask(masked, day.start, day.end)
    return days, times, masked


def mask(text: str, start: int, end: int) -> str:
    """Return the text with a part of it masked."""
    return f"{text[:start]}{MASK * (end - start)}{text[end:]}"


def _figures(text: str) -> Iterator[Day]:
    """Yield the days written in figures, or with the same mark between day, month and year."""
    taken = text
    for form in _FIGURE_FORMS:
        for match in form.finditer(taken):
            if day := _of_match(match):
                yield day
                taken = mask(taken, day.start, day.end)
    alone = _DAY_AND_MONTH.fullmatch(text)
    if alone and (day := _valid(int(alone["day"]), int(alone["month"]), None, alone)):
        yield day


def _of_match(match: re.Match[str]) -> Day | None:
    """Return the day of a match, None where there is no such month or day; a time in another zone is London's."""
    values = match.groupdict()
    month = int(values["month"]) if values["month"].isdecimal() else month_number(values["month"])
    day = _valid(int(values["day"]), month, full_year(values["year"]), match)
    if day is None or not values.get("clock") or values["clock"] == "00:00":
        return day
    return _in_london(day, values["clock"], (values["zone"] or "").upper())


def _valid(day: int, month: int, year: int | None, match: re.Match[str]) -> Day | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Day(day, month, match.start(), match.end(), year, weekday_number(match["weekday"]))


def _in_london(day: Day, clock: str, zone: str) -> Day:
    """Return the day with its time, moved to London's where the text says an offset from UTC."""
    offset = {"": None, "Z": "+00:00", "UTC": "+00:00", "GMT": None, "BST": None}.get(zone, zone)
    time = clock
    if offset:
        try:
            moment = datetime.fromisoformat(f"{day.year:04}-{day.month:02}-{day.day:02}T{clock}{offset}")
        except ValueError:  # no such day or time
            return day
        moment = moment.astimezone(LONDON)
        day = Day(moment.day, moment.month, day.start, day.end, moment.year, day.weekday)
        time = f"{moment:%H:%M}"
    is_time = time != "00:00" and int(time[:2]) < 24 and int(time[3:]) < 60
    return Day(day.day, day.month, day.start, day.end, day.year, day.weekday, time if is_time else "")


def _in_words(masked: str) -> Iterator[Day]:
    """Yield the days before a month's name: '12 June', 'Thursdays 5, 12 and 19 June', '14 to 16 January 2025'."""
    for match in _DAYS_OF_MONTH.finditer(masked):
        each = list(_EACH_DAY.finditer(match["days"]))
        numbers = [int(found["day"]) for found in each]
        first = _first_of_list(numbers, masked[: match.start()], named=bool(match["weekday"]))
        if not all(1 <= number <= 31 for number in numbers[first:]):
            continue
        month, year = month_number(match["month"]), full_year(match["year"]) if match["year"] else None
        offset, days = match.start("days"), list[Day]()
        for at in range(first, len(each)):
            start = match.start() if at == 0 else offset + each[at].start("day")
            end = match.end() if at == len(each) - 1 else offset + each[at].end()
            weekday = weekday_number(match["weekday"]) if at == 0 and len(each) == 1 else None
            days.append(Day(numbers[at], month, start, end, year, weekday))
        yield from days


def _first_of_list(numbers: list[int], before: str, *, named: bool) -> int:
    """Return where a list of days begins: its days ascend, and 'Room 2, 12 June' is no list."""
    first = len(numbers) - 1
    while first and numbers[first - 1] < numbers[first]:
        first -= 1
    return first + (first == 0 and len(numbers) > 1 and not named and bool(_NOT_A_DAY_BEFORE.search(before)))


def _month_first(masked: str) -> Iterator[Day]:
    """Yield the days after a month's name: 'September 6, 2024'; 'Jun 24' alone is a month of 2024."""
    if _ABBREVIATED.fullmatch(masked):
        return
    for match in _MONTH_THEN_DAY.finditer(masked):
        year = full_year(match["year"]) if match["year"] else None
        if day := _valid(int(match["day"]), month_number(match["month"]), year, match):
            yield day


def _with_last_days(days: list[Day], text: str) -> Iterator[Day]:
    """Yield the days, two with 'to' between them as one: '14 to 16 January', '10/11 June', '30 June - 2 July 2024'."""
    at = 0
    while at < len(days):
        day, following = days[at], days[at + 1] if at + 1 < len(days) else None
        at += 1
        if following is None or not _UNTIL.fullmatch(text[day.end : following.start]):
            yield day
            continue
        at += 1
        year = day.year or (following.year and following.year - (day.month > following.month))
        yield Day(day.day, day.month, day.start, following.end, year, day.weekday, day.time, following)


def span(first: date, last: Day) -> timedelta | None:
    """Return how long several days last after the first; None where there is no such last day."""
    try:
        return date(last.year or first.year + (last.month < first.month), last.month, last.day) - first
    except ValueError:
        return None
