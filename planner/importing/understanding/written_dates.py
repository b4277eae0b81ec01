"""Dates as written on a page, such as 'Thursday 26 October (additional meeting)', taken apart."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.calendar import MONTHS, WEEKDAYS
from planner.programme.text import one_line

YEAR = r"(?:19|20)\d\d"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DATE_FORMS = (
    re.compile(rf"\b{_WEEKDAY}({YEAR})-(\d\d?)-(\d\d?)\b", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}(\d\d?)\s?[/.-]\s?(\d\d?)\s?[/.-]\s?({YEAR}|\d\d)\b", re.IGNORECASE),
    re.compile(
        rf"\b{_WEEKDAY}(?:the )?(\d\d?)\s?(?:st|nd|rd|th)?\s+(?:of )?({MONTH}),?(?:\s*({YEAR})\b)?", re.IGNORECASE
    ),
    re.compile(rf"\b{_WEEKDAY}({MONTH})\s+(\d\d?)(?:st|nd|rd|th)?\b,?(?:\s+({YEAR})\b)?", re.IGNORECASE),
)
_PAGE_NUMBER = re.compile(r"\bpage\s+\d+(\s+of\s+\d+)?\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(meeting )?(has been |was )?(cancelled|canceled)( meeting)?\b", re.IGNORECASE)
_ADDITIONAL = re.compile(r"\b((additional|extra|extraordinary|special)( meeting)?|additional date)\b", re.IGNORECASE)
_TIME = re.compile(r"\b(\d\d?)(?:[:.](\d\d))?\s?(am|pm)\b|\b(\d\d?)[:.](\d\d)\b(?:\s?(?:hrs|hours))?", re.IGNORECASE)
_FILLER_WORD = re.compile(r"\b(planned|meeting|date|at|on|from|the|commencing|starting|start)\b", re.IGNORECASE)


class WrittenDate(Struct, frozen=True):
    """A date as written: ``year`` and ``weekday`` (0 for Monday) are None if missing; ``rest`` is other words.

    ``start`` and ``end`` are where in the text the date itself stands.
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

    def on(self, year: int) -> date | None:
        """Return the day in a calendar year, None when it has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def without_page_numbers(text: str) -> tuple[str, list[str]]:
    """Return the text without words such as 'Page 49', and those words."""
    return one_line(_PAGE_NUMBER.sub(" ", text)), [found[0] for found in _PAGE_NUMBER.finditer(text)]


def month_number(text: str) -> int:
    """Return the number of a month by its name, of which three letters are enough."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(text[:3].lower()))


def written_date(text: str) -> WrittenDate | None:
    """Return the first date in a text, None when there is none."""
    number, found = next(((at, each) for at, form in enumerate(_DATE_FORMS) if (each := form.search(text))), (0, None))
    if found is None:
        return None
    name, one, two, three = found.groups()
    if number == 0:
        day, month, year = int(three), int(two), int(one)
    elif number == 1:
        day, month, year = int(one), int(two), int(three)
        year += 2000 if year < 100 else 0
    else:
        named, numbered = (two, one) if number == 2 else (one, two)
        day, month, year = int(numbered), month_number(named), int(three) if three else 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    weekday = None
    if name:
        weekday = next(at for at, each in enumerate(WEEKDAYS) if each.lower().startswith(name.lower()))
    written = WrittenDate(day, month, year or None, weekday, start=found.start(), end=found.end())
    return _described(written, f"{text[: found.start()]} ; {text[found.end() :]}")


def _described(written: WrittenDate, rest: str) -> WrittenDate:
    """Return the date with what the words around it say: cancelled or additional, a weekday, a time."""
    values: dict[str, bool] = {}
    for name, pattern in (("cancelled", _CANCELLED), ("additional", _ADDITIONAL)):
        if pattern.search(rest):
            values[name], rest = True, pattern.sub(" ", rest)
    time = ""
    if found := _TIME.search(rest):
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        hour = hour % 12 + (12 if (found[3] or "").lower() == "pm" else 0) if found[3] else hour
        if hour < 24 and minute < 60:
            time, rest = f"{hour:02}:{minute:02}", rest[: found.start()] + rest[found.end() :]
    weekday = written.weekday
    for at, each in enumerate(WEEKDAYS):
        if re.search(rf"\b{each}\b", rest, re.IGNORECASE):
            weekday = at if weekday is None else weekday
            rest = re.sub(rf"\b{each}\b", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"[()\[\]]", " ", rest)
    rest = re.sub(r"(^|;)[\s,]*(at|on|from|the)\b[\s,]*", r"\1 ", rest, flags=re.IGNORECASE)
    rest = one_line(
        " ".join(part for part in map(one_line, rest.split(";")) if _FILLER_WORD.sub("", part).strip(" ,.:-–—*"))
    )
    return replace(written, weekday=weekday, time=time, rest=rest.strip(" ,.:;-–—*"), **values)
