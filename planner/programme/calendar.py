"""Municipal years, recurring dates, working days, and dates as people in the United Kingdom write them."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, datetime, time, timedelta

from planner.programme.errors import Unusable

ANNUAL_COUNCIL = (5, 20)
"""Month and day on which a municipal year begins when the committee has set no annual-council date."""
NOTICE_OF_ELECTION = 25
"""Working days before polling day by which notice of the election is given: 26 March for 2 May 2024."""

MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def in_words(day: date) -> str:
    """Return 'Thursday 26 October 2023'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def long(day: date) -> str:
    """Return '26 October 2023'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Return '26 Oct 2023'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def without_year(day: date) -> str:
    """Return '26 October'."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def shortest(day: date) -> str:
    """Return '26 Oct'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def moment(at: datetime) -> str:
    """Return '26 October 2023, 14:05'."""
    return f"{long(at.date())}, {at:%H:%M}"


def municipal_year(day: date, annual_council: date | None = None) -> str:
    """Return the municipal year that a day falls in, such as '2023/24'."""
    first = day.year if day >= _begins(day.year, annual_council) else day.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def is_year(text: str) -> bool:
    """Return whether the text is a municipal year as stored: '2023/24'."""
    match = re.fullmatch(r"(\d{4})/(\d{2})", text, re.ASCII)
    return bool(match and (int(match[1]) + 1) % 100 == int(match[2]) and date.min.year < int(match[1]) < date.max.year)


def parse_year(text: str) -> str:
    """Parse a municipal year from '2023/24', '2023-24' or '2023/2024'; raises Unusable."""
    match = re.fullmatch(r"\s*(\d{4})\s*[/-]\s*(?:\d{2})?(\d{2})\s*", text, re.ASCII)
    if match and is_year(f"{match[1]}/{match[2]}"):
        return f"{match[1]}/{match[2]}"
    raise Unusable(f"“{text}” is not a municipal year: write it as 2023/24.")


def year_begins(year: str, annual_council: date | None = None) -> date:
    """Return the first day of a municipal year."""
    return _begins(int(year[:4]), annual_council)


def _begins(first: int, annual_council: date | None) -> date:
    """Return the first day of the municipal year that begins in the calendar year ``first``."""
    if annual_council and annual_council.year == first:
        return annual_council
    month, day = (annual_council.month, annual_council.day) if annual_council else ANNUAL_COUNCIL
    return date(first, month, min(day, 28) if month == 2 else day)


WEEKDAY_WORD = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?"
"""The pattern of a weekday's name, short or in full; its group ``weekday`` is the first three letters."""
_YEAR = r"(\d{4}|'?\d{2})"


def parse_day(
    text: str, year: str | None = None, annual_council: date | None = None, *, today: date | None = None
) -> date:
    """Parse a day: '2023-10-26', '26 October 2023', '26/10/23', 'Thu 26 Oct', 'October 26th'; raises Unusable.

    A day without a year is taken in the municipal ``year``; of ``today`` are only the examples in errors.
    """
    begins = year_begins(year, annual_council) if year else None
    cleaned = text.strip().lower().replace(",", " ").replace("’", "'")
    weekday = re.match(rf"{WEEKDAY_WORD}\.?\s+", cleaned)
    try:
        if day := _written_day(cleaned[weekday.end() :] if weekday else cleaned, begins, text, year, today):
            if weekday and not WEEKDAYS[day.weekday()].lower().startswith(weekday["weekday"]):
                raise Unusable(f"“{text}” does not agree with itself: {long(day)} is a {WEEKDAYS[day.weekday()]}.")
            return day
    except ValueError:
        raise Unusable(f"There is no such date as “{text}”.") from None
    raise Unusable(f"“{text}” is not a date: write it as {example_day(year, today)}.")


def _written_day(cleaned: str, begins: date | None, text: str, year: str | None, today: date | None) -> date | None:
    """Return the day written in figures, or with its month in words; None where it is neither."""
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", cleaned):
        return date(*map(int, cleaned.split("-")))
    month: int | None
    if match := re.fullmatch(rf"(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})(?:\s*[/.-]\s*{_YEAR})?", cleaned):
        number, month, written_year = int(match[1]), int(match[2]), match[3]
    elif match := re.fullmatch(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?(?:\s+{_YEAR})?", cleaned):
        number, month, written_year = int(match[1]), month_number(match[2]), match[3]
    elif match := re.fullmatch(r"([a-z]+)\.?\s+(\d{1,2})(st|nd|rd|th)?(?:\s+(\d{4}))?", cleaned):
        number, month, written_year = int(match[2]), month_number(match[1]), match[4]
        if month and not match[3] and not written_year:
            name = MONTHS[month - 1]
            raise Unusable(f"“{text}” could be {number} {name} or {name} 20{number:02}: write it as {number} {name}.")
    else:
        return None
    if month is None:
        return None
    if written_year:
        full_year = int(written_year) if len(written_year) == 4 else 2000 + int(written_year[-2:])
        return date(full_year, month, number)
    if begins is None:
        raise Unusable(f"“{text}” has no year: write it as {example_day(year, today)}.")
    return date(begins.year if (month, number) >= (begins.month, begins.day) else begins.year + 1, month, number)


def example_day(year: str | None, today: date | None = None) -> str:
    """Return a day to show as an example, of the municipal year, or else of the one that today is in."""
    shown = year or (municipal_year(today) if today else "")
    return f"26 October {shown[:4]}" if shown else "26 October, with its year"


def month_number(text: str) -> int | None:
    """Return a month's number, from its name or the beginning of it; None for any other word."""
    word = text.strip().lower().removesuffix(".")
    for number, month in enumerate(MONTHS, start=1):
        if (len(word) >= 3 and month.lower().startswith(word)) or (word == "sept" and number == 9):
            return number
    return None


def parse_month(text: str) -> int:
    """Return a month's number, from its name or the beginning of it; raises Unusable."""
    if number := month_number(text):
        return number
    raise Unusable(f"“{text}” is not a month: write it as Sep or September.")


def parse_time(text: str) -> str:
    """Parse a time of day, '10:00', '9.30', '10', '10am', '2.30 p.m.' or 'noon', into '10:00'; blank stays blank.

    Raises Unusable, also for an hour that could be in the morning or in the afternoon: '2' or '6.30'.
    """
    word = text.strip().lower()
    if word in ("", "noon", "midday"):
        return "12:00" if word else ""
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?", word)
    if match:
        hour, minutes, half = int(match[1]), int(match[2] or 0), match[3]
        if not half and word[0] != "0" and 1 <= hour <= 7 and minutes < 60:
            later = f"{hour + 12}:{minutes:02}"
            raise Unusable(f"“{text}” could be in the morning or the afternoon: write it as {word}pm or {later}.")
        if minutes < 60 and (1 <= hour <= 12 if half else hour < 24):
            return f"{hour % 12 + (12 if half == 'p' else 0) if half else hour:02}:{minutes:02}"
    raise Unusable(f"“{text}” is not a time: write it as 10:00.")


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Return whether a day is neither at a weekend nor a holiday."""
    return day.weekday() < WEEKDAYS.index("Saturday") and day not in holidays


def last_working_day(day: date, holidays: Container[date]) -> date:
    """Return the day itself where it is a working day, or else the last one before it."""
    return day if is_working_day(day, holidays) else working_days_before(day, 1, holidays)


def working_days_before(day: date, count: int, holidays: Container[date]) -> date:
    """Return the day ``count`` working days before another; weekends and holidays do not count."""
    while count and day > date.min:
        day -= timedelta(days=1)
        if is_working_day(day, holidays):
            count -= 1
    return day


def working_days_after(day: date, count: int, holidays: Container[date]) -> date:
    """Return the day ``count`` working days after another; weekends and holidays do not count."""
    while count and day < date.max:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            count -= 1
    return day


def days_before(day: date, count: int) -> date:
    """Return the day ``count`` calendar days before another, but no earlier than ``date.min``."""
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - count))


def days_after(day: date, count: int) -> date:
    """Return the day ``count`` calendar days after another, but no later than ``date.max``."""
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + count))


def time_of_day(text: str) -> time | None:
    """Return '10:00' as a time; None for any other text."""
    return time.fromisoformat(text) if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII) else None


def hours_before(day: date, at: str, count: int) -> date:
    """Return the day ``count`` hours before a time on another day; a blank time is midnight."""
    from_time = time_of_day(at) or time.min
    minutes = 60 * (from_time.hour - count) + from_time.minute
    return days_before(day, -(minutes // (60 * 24)))


def months_before(day: date, count: int) -> date:
    """Return the day ``count`` months before another: the last of that month if it is shorter."""
    from dateutil.relativedelta import relativedelta

    try:
        return day - relativedelta(months=count)
    except ValueError:
        return date.min


def months_after(day: date, count: int) -> date:
    """Return the day ``count`` months after another: the last of that month if it is shorter."""
    from dateutil.relativedelta import relativedelta

    try:
        return day + relativedelta(months=count)
    except (ValueError, OverflowError):
        return date.max


def whole_months(start: date, end: date) -> int:
    """Return the number of whole months from a day to a later one."""
    from dateutil.relativedelta import relativedelta

    gone = relativedelta(end, start)
    return gone.years * 12 + gone.months


def pre_election_begins(polling: date, holidays: Container[date]) -> date:
    """Return the latest start of the pre-election period: the last day for the notice of election."""
    return working_days_before(polling, NOTICE_OF_ELECTION, holidays)
