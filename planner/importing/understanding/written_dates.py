"""Parsing of dates as written on a page, such as 'Thursday 26 October (additional meeting)'."""

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
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY, _NUMBER, _MONTH, _YEAR = r"(?P<day>\d\d?)", r"(?P<month>\d\d?)", rf"(?P<month>{MONTH})", rf"(?P<year>{YEAR})"
_DATE_FORMS = tuple(
    re.compile(rf"\b{_WEEKDAY}{form}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-{_NUMBER}-{_DAY}\b",
        rf"{_DAY}\s?[/.-]\s?{_NUMBER}\s?[/.-]\s?(?P<year>{YEAR}|\d\d)\b",
        rf"(?:the )?{_DAY}\s?(?:st|nd|rd|th)?\s+(?:of )?{_MONTH},?(?:\s*{_YEAR}\b)?",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b,?(?:\s+{_YEAR}\b)?",
    )
)
_PAGE_NUMBER = re.compile(r"\bpage\s+\d+(\s+of\s+\d+)?\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\b(meeting )?(has been |was )?(cancelled|canceled)( meeting)?\b", re.IGNORECASE)
_ADDITIONAL = re.compile(r"\b((additional|extra|extraordinary|special)( meeting)?|additional date)\b", re.IGNORECASE)
_TIME = re.compile(r"\b(\d\d?)(?:[:.](\d\d))?\s?(am|pm)\b|\b(\d\d?)[:.](\d\d)\b(?:\s?(?:hrs|hours))?", re.IGNORECASE)
_FILLER_WORD = re.compile(r"\b(planned|meeting|date|at|on|from|the|commencing|starting|start)\b", re.IGNORECASE)


DATE_PREFIX = re.compile(
    r"(?:(?:(?:first|second|third|fourth|fifth|sixth|next|\d(?:st|nd|rd|th)) )?(?:dates?|meetings?)"
    r"(?: of| dates?| no\.?)?(?: meetings?)?(?: \d{1,2})?)?\W*",
    re.IGNORECASE,
)
"""The text that may stand before the date of a line that begins with one."""


class WrittenDate(Struct, frozen=True):
    """A date as written: ``year`` and ``weekday`` (0 for Monday) are None if missing; ``rest`` is the other words.

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
    return one_line(_PAGE_NUMBER.sub(" ", text)), [match[0] for match in _PAGE_NUMBER.finditer(text)]


def month_number(text: str) -> int:
    """Return the number of a month by its name, of which three letters are enough."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(text[:3].lower()))


def written_date(text: str) -> WrittenDate | None:
    """Return the first date in a text, None when there is none."""
    match = next((match for form in _DATE_FORMS if (match := form.search(text))), None)
    if match is None:
        return None
    day, month, year, name = match.group("day", "month", "year", "weekday")
    month_of_year = int(month) if month.isdecimal() else month_number(month)
    if not (1 <= month_of_year <= 12 and 1 <= int(day) <= 31):
        return None
    written = WrittenDate(
        int(day),
        month_of_year,
        int(year) + (2000 if len(year) == 2 else 0) if year else None,
        next(at for at, weekday in enumerate(WEEKDAYS) if weekday.lower().startswith(name.lower())) if name else None,
        start=match.start(),
        end=match.end(),
    )
    return _described(written, f"{text[: match.start()]} ; {text[match.end() :]}")


def begins_with_date(text: str) -> bool:
    """Return whether a line begins with a date."""
    date = written_date(text)
    return date is not None and DATE_PREFIX.fullmatch(text[: date.start]) is not None


def time_in(text: str) -> str:
    """Return the first time of day in a text, such as '18:30', or blank."""
    if match := _TIME.search(text.replace("p.m.", "pm").replace("a.m.", "am")):
        hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
        hour = hour % 12 + (12 if (match[3] or "").lower() == "pm" else 0) if match[3] else hour
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    return ""


def _described(written: WrittenDate, rest: str) -> WrittenDate:
    """Return the date completed from the words around it: cancelled or additional, a weekday, a time."""
    values: dict[str, bool] = {}
    for name, pattern in (("cancelled", _CANCELLED), ("additional", _ADDITIONAL)):
        if pattern.search(rest):
            values[name], rest = True, pattern.sub(" ", rest)
    time = ""
    if (match := _TIME.search(rest)) and (time := time_in(rest)):
        rest = rest[: match.start()] + rest[match.end() :]
    weekday = written.weekday
    for number, weekday_name in enumerate(WEEKDAYS):
        if re.search(rf"\b{weekday_name}\b", rest, re.IGNORECASE):
            weekday = number if weekday is None else weekday
            rest = re.sub(rf"\b{weekday_name}\b", " ", rest, flags=re.IGNORECASE)
    rest = re.sub(r"[()\[\]]", " ", rest)
    rest = re.sub(r"(^|;)[\s,]*(at|on|from|the)\b[\s,]*", r"\1 ", rest, flags=re.IGNORECASE)
    rest = one_line(
        " ".join(part for part in map(one_line, rest.split(";")) if _FILLER_WORD.sub("", part).strip(" ,.:-–—*"))
    )
    return replace(written, weekday=weekday, time=time, rest=rest.strip(" ,.:;-–—*"), **values)
