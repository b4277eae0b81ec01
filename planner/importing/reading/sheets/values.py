"""The values of spreadsheet cells as text: dates, times, numbers and truth values, as a reader would write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from planner.programme.calendar import long

_NOT_PLACES = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|AM/PM|A/P', re.IGNORECASE)
"""What stands in a number format besides the places of a value: literal text, colours, conditions and the like."""
_EPOCH, _EPOCH_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LEAP_DAY_OF_1900 = 60
"""Excel counts a 29 February 1900, which there was not: days before it are one later than they count."""
_LAST_SERIAL = 2_958_466
"""31 December 9999 and a day."""
_MIDNIGHT = time()


class DateParts(Struct, frozen=True):
    """Which parts of a date and time a cell shows; one whose ``hours`` go on past a day shows a duration."""

    day: bool = True
    month: bool = True
    year: bool = True
    time: bool = True
    hours: bool = False

    @property
    def has_date(self) -> bool:
        """Whether the cell shows any part of a date."""
        return self.day or self.month or self.year


ALL_PARTS = DateParts()


def parts_of_format(code: str) -> DateParts | None:
    """Return which parts of a date a number format shows; None for a format of numbers or text."""
    section = _NOT_PLACES.sub("", code[:1_000]).lower().partition(";")[0]
    day, year = "d" in section, "y" in section
    has_time = "h" in section or "s" in section
    month = "m" in section and (day or year or not has_time)
    if not (day or month or year or has_time) or "general" in section:
        return None
    return DateParts(day, month, year, has_time, "[" in section)


def date_text(value: date | datetime, parts: DateParts = ALL_PARTS) -> str:
    """Return a date such as '15 January 2025 14:00'; midnight is no time, and a format without a day names none."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, _MIDNIGHT)
    if not parts.has_date:
        return time_text(moment.time())
    day, month, year = long(moment.date()).split()
    shown = [day, month, year] if parts.day else [month, year] if parts.month else [year]
    return " ".join([*shown, *([time_text(moment.time())] if moment.time() != _MIDNIGHT else [])])


def time_text(value: time) -> str:
    """Return a time such as '14:00'."""
    return f"{value.hour:02}:{value.minute:02}"


def duration_text(value: timedelta) -> str:
    """Return a duration such as '36:30', in hours and minutes."""
    minutes = round(value.total_seconds() / 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def number_text(value: float, *, is_percentage: bool = False) -> str:
    """Return a number such as '2024' or '2.5', or '50%' for a half shown as a percentage."""
    words = f"{100 * value if is_percentage else value:.15g}"
    return f"{words}%" if is_percentage else words


def truth_text(value: bool) -> str:
    """Return 'Yes' or 'No'."""
    return "Yes" if value else "No"


def serial_text(serial: float, parts: DateParts, *, from_1904: bool) -> str:
    """Return the date that a workbook stores as a number of days; a number beyond all dates stays a number."""
    if not 0 <= serial < _LAST_SERIAL - (1_462 if from_1904 else 0):
        return number_text(serial)
    passed = timedelta(minutes=round(serial * 24 * 60))
    if parts.hours and not parts.has_date:
        return duration_text(passed)
    if serial < 1 and not from_1904:
        return time_text((_EPOCH + passed).time())
    if from_1904:
        return date_text(_EPOCH_OF_1904 + passed, parts)
    return date_text(_EPOCH + passed + timedelta(days=serial < _LEAP_DAY_OF_1900), parts)
