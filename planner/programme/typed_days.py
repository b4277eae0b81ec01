"""Days as people say them, reckoned from today, from the year in view, or from the meeting in question."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.calendar import (
    MONTHS,
    WEEKDAY_WORD,
    WEEKDAYS,
    example_day,
    long,
    month_number,
    parse_day,
    year_begins,
)
from planner.programme.english import listed
from planner.programme.errors import Unusable

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12}
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}

_LENGTH = rf"(?P<number>\d{{1,5}}|an?|{'|'.join(_NUMBERS[1:])}) (?P<unit>{'|'.join([*_DAYS_IN, *_MONTHS_IN])})s?"
_FROM_TODAY = re.compile(rf"(?P<in>in )?{_LENGTH}(?P<more> ago| time| from today| from now| today)?")
_FROM_MEETING = re.compile(rf"(?:{_LENGTH}|(?P<day>day)) (?P<way>before|after) (?:the )?meeting")
_WEEKDAY = re.compile(rf"(?:(?P<which>this|next|last) )?{WEEKDAY_WORD}")
_MONTH = re.compile(r"(?:(?P<part>beginning|start|end) of )?(?P<month>[a-z]+)\.?(?: (?P<year>\d{4}))?")


class MonthAlone(StrEnum):
    """Which of its days a month without a day stands for."""

    FIRST = "its first day"
    LAST = "its last day"


class Reckoning(Struct, frozen=True):
    """What typed days are reckoned from; None where there is no such thing.

    ``year`` is the municipal year in which a day without a year lies, and ``meeting`` the date of the meeting in
    question.
    """

    year: str | None = None
    annual_council: date | None = None
    today: date | None = None
    meeting: date | None = None

    def at(self, meeting: date | None) -> Reckoning:
        """Return the same, with the date of the meeting in question."""
        return replace(self, meeting=meeting)

    @property
    def example(self) -> str:
        """A day of the year in view, as an example: '26 October 2026'."""
        return example_day(self.year, self.today)

    def examples(self, month: MonthAlone | None = None) -> str:
        """Return examples of what can be typed; of a month alone only where it stands for a day, which is then said."""
        month_alone = [f"{self.example.split(' ', 1)[1]} ({month})"] if month else []
        return listed([self.example, "next Thursday", *month_alone], "or")

    def day(self, text: str, month: MonthAlone | None = None) -> date:
        """Return the day that a text names: as in ``parse_day``, 'next Thursday', 'in 3 weeks', 'January 2027'.

        ``month`` is the day that a month alone stands for; None where the text has to name a day. Raises Unusable.
        """
        words = " ".join(text.lower().replace(",", " ").replace("’", "").replace("'", "").split())
        words = re.sub(r"^(?:(?:on|by) )?(?:the )?", "", words)
        try:
            found = (
                self._from_today(words, text) or self._from_meeting(words, text) or self._of_month(words, text, month)
            )
        except (ValueError, OverflowError):
            raise Unusable(f"There is no such date as “{text}”.") from None
        return found or parse_day(text, self.year, self.annual_council, today=self.today)

    def _from_today(self, words: str, text: str) -> date | None:
        if self.today is None:
            return None
        if words in _NAMED:
            return self.today + timedelta(days=_NAMED[words])
        if match := _WEEKDAY.fullmatch(words):
            return self._weekday(match, text)
        match = _FROM_TODAY.fullmatch(words)
        if match and (match["in"] or match["more"]):
            return _later(self.today, match, -1 if match["more"] == " ago" else 1)
        return None

    def _weekday(self, match: re.Match[str], text: str) -> date:
        """Return the day of a weekday: the first after today, that of next week, or the last before today."""
        assert self.today is not None
        number = next(number for number, day in enumerate(WEEKDAYS) if day.lower().startswith(match["weekday"]))
        ahead = (number - self.today.weekday()) % 7
        if match["which"] == "next":
            return self.today + timedelta(days=7 - self.today.weekday() + number)
        if match["which"] == "last":
            return self.today - timedelta(days=7 - ahead)
        if not ahead:
            later = long(self.today + timedelta(days=7))
            raise Unusable(f"“{text}” could be today or {later}: write “today” or “{later}”.")
        return self.today + timedelta(days=ahead)

    def _from_meeting(self, words: str, text: str) -> date | None:
        match = _FROM_MEETING.fullmatch(words)
        if not match and words not in ("meeting", "day of the meeting"):
            return None
        if self.meeting is None:
            raise Unusable(f"“{text}”: there is no meeting here to reckon from; write a date, such as {self.example}.")
        return _later(self.meeting, match, -1 if match["way"] == "before" else 1) if match else self.meeting

    def _of_month(self, words: str, text: str, meant: MonthAlone | None) -> date | None:
        match = _MONTH.fullmatch(words)
        number = month_number(match["month"]) if match else None
        if not match or not number or not (match["year"] or self.year):
            return None
        year = int(match["year"]) if match["year"] else self._year_of(number, text)
        if match["part"]:
            meant = MonthAlone.LAST if match["part"] == "end" else MonthAlone.FIRST
        if meant is None:
            raise Unusable(f"“{text}” is a whole month: say which day, such as {long(date(year, number, 14))}.")
        if meant is MonthAlone.FIRST:
            return date(year, number, 1)
        return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)

    def _year_of(self, month: int, text: str) -> int:
        """Return the calendar year of a month of the municipal year; raises Unusable for the one that it begins in."""
        begins = year_begins(self.year or "", self.annual_council)
        if month == begins.month and begins.day > 1:
            first, last = (f"{MONTHS[month - 1]} {year}" for year in (begins.year, begins.year + 1))
            raise Unusable(f"“{text}” could be {first} or {last}: write it with its year, such as {last}.")
        return begins.year if month >= begins.month else begins.year + 1


FROM_NOTHING = Reckoning()
"""For days written out in full."""


def _later(day: date, length: re.Match[str], sign: int) -> date:
    """Return the day that is a typed length of time after another; with ``sign`` -1, before it."""
    word, unit = length["number"] or "a", length["unit"] or "day"
    count = _NUMBERS.index(word) if word in _NUMBERS else 1 if word in ("a", "an") else int(word)
    if unit in _DAYS_IN:
        return day + timedelta(days=sign * count * _DAYS_IN[unit])
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=sign * count * _MONTHS_IN[unit])
