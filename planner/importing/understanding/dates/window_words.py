"""The words for a time of year, and the days that each names: months, quarters, terms, seasons, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from planner.importing.understanding.dates.date_forms import MONTH, YEAR, full_year, month_number
from planner.programme.calendar import is_year, municipal_year, year_begins

DAY = timedelta(days=1)
WEEK = timedelta(days=6)
_FINANCIAL_YEAR_BEGINS = 4
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_TERMS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}
_RECESS = ((7, 21), (8, 31))
"""The first and the last day of the summer recess."""
_NEW_YEAR = (1, 3)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_NEXT = r"(?:\s?[/-]\s?(?P<next>(?:20)?\d\d)(?![\d/-]))?"
_YEARS = rf"(?P<year>{YEAR}|'\d\d(?!\d)){_NEXT}"
_OF_YEAR = rf"(?:,?\s*(?:of\s+|in\s+)?(?:the\s+)?{_YEARS})?"
_PART = (
    r"(?:(?P<part>early|beginning of|start of|first half of|mid|middle of|late|later in|end of|second half of|"
    r"(?:first|1st|second|2nd|third|3rd|fourth|4th|last) week (?:of|in))[\s-]+)?"
)
_PARTS = {"early": 0, "begin": 0, "start": 0, "first": 0, "mid": 1, "midd": 1, "late": 2, "end": 2, "secon": 2}
_SHORT_YEAR = r"(?<=[\s'-])[0-4]\d(?!\d|\s*(?:st|nd|rd|th)\b)"
_WEEKS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": 4}
_LAST_WEEK = 4
_MONTH_YEAR = rf"(?:[\s,'/-]*(?:of\s+)?(?P<year>{YEAR}|{_SHORT_YEAR}){_NEXT})?"
_MONTH = re.compile(rf"\b{_PART}(?:the\s+)?(?P<month>{MONTH}){_MONTH_YEAR}", re.IGNORECASE)
_MONTH_FIGURES = re.compile(rf"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>{YEAR})(?![\d/.-])")
_MONTH_ISO = re.compile(rf"(?<![\d/.-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![\d/.-])")
_QUARTER = re.compile(
    rf"\b(?:(?:q|qtr|quarter)[\s.]*(?P<number>[1-4])|(?P<half>h)(?P<number_of_half>[12])|"
    rf"(?:(?P<word>first|second|third|fourth|last|final)|(?P<ordinal>[1-4])(?:st|nd|rd|th))\s+quarter)\b{_OF_YEAR}",
    re.IGNORECASE,
)
_TERM = re.compile(rf"\b(?P<name>autumn|spring|summer)\s+(?:school\s+)?terms?\b{_OF_YEAR}", re.IGNORECASE)
_SEASON = re.compile(rf"\b(?P<name>spring|summer|autumn|winter)\b{_OF_YEAR}", re.IGNORECASE)
_SUMMER_RECESS = re.compile(rf"\bsummer\s+(?:recess|holidays?|break)\b{_OF_YEAR}", re.IGNORECASE)
_IN_NEW_YEAR = re.compile(rf"\b(?:the\s+)?new year\b{_OF_YEAR}", re.IGNORECASE)
_WHOLE_YEAR = re.compile(rf"\b{_PART}{_YEARS}", re.IGNORECASE)
_BESIDE_YEAR = re.compile(
    r"(tb[cadns]|to be (confirmed|agreed|arranged|decided|scheduled|announced|set|advised)|likely|probably|possibly|"
    r"provisional(ly)?|but|in|during|of|the|for|at|some ?(time|point)|throughout|across|within|over|years?|municipal|"
    r"financial|calendar|civic|council|academic|onwards?|from|after|before|by|until|since|not|no|later|earlier|than|"
    r"and|to|between|post|pre|following|following on|date|dates?|estimated|est|approx(imately)?|circa|about|around|"
    r"any|all|early|mid|late|end|next|this|expected|planned|due|\W)*",
    re.IGNORECASE,
)
"""All the words that may stand beside a whole year: other words make it no window."""


class Span(Struct, frozen=True):
    """The first and last day of a time of year, and where in the text its words stand."""

    first: date
    last: date
    start: int
    end: int


def spans(text: str, year: str) -> list[Span]:
    """Return the times of year that a text names, those of its most exact words; without a year in ``year``."""
    return next((found for read in _READERS if (found := list(read(text, year)))), [])


def _months(text: str, year: str) -> Iterator[Span]:
    """Yield each month, or a third of it where the text says early, mid or late; a later year is of those before."""
    matches = sorted(
        (
            match
            for pattern in (_MONTH, _MONTH_FIGURES, _MONTH_ISO)
            for match in pattern.finditer(text)
            if not (pattern is _MONTH_ISO and is_year(match[0].replace("-", "/"))) and _is_month(match, text)
        ),
        key=lambda match: match.start(),
    )
    found: list[tuple[re.Match[str], int, int]] = []
    written: int | None = None
    later = 0
    for match in reversed(matches):
        month = int(match["month"]) if match["month"].isdecimal() else month_number(match["month"])
        values = match.groupdict()
        if written_year := _year_of(values, month):
            written = written_year
        elif written is not None:
            written -= month > later
        of_year = written if written is not None else calendar_year(month, year)
        found.append((match, of_year, month))
        later = month
    for match, of_year, month in reversed(found):
        first, last = date(of_year, month, 1), end_of_month(of_year, month)
        yield Span(*_part(first, last, match.groupdict().get("part")), *match.span())


def _is_month(match: re.Match[str], text: str) -> bool:
    """Return whether a match is a month's name and no verb: 'members may ask'."""
    word = match["month"]
    return not (word in ("may", "march") and match.start("month") > 0 and not match["year"]) or bool(
        re.search(
            r"\b(in|by|before|after|from|until|and|or|to|late|early|mid|end of)\W*$", text[: match.start("month")]
        )
    )


def _year_of(values: dict[str, str | None], month: int) -> int | None:
    """Return the year written with a month; of a municipal year, '2024/25', the one that the month is in."""
    if not values["year"]:
        return None
    first = full_year(values["year"])
    municipal = municipal_text(first, values.get("next"))
    return calendar_year(month, municipal) if municipal else first


def municipal_text(first: int, following: str | None) -> str:
    """Return '2024/25', blank where the second year is not the one after the first."""
    text = f"{first}/{following[-2:]}" if following else ""
    return text if text and is_year(text) else ""


def _quarters(text: str, year: str) -> Iterator[Span]:
    """Yield each quarter or half of a financial year, which begins in April."""
    for match in _QUARTER.finditer(text):
        number = int(match["number"] or match["number_of_half"] or match["ordinal"] or _ORDINALS[match["word"].lower()])
        length = 6 if match["half"] else 3
        begins = full_year(match["year"]) if match["year"] else int(year[:4])
        first = _FINANCIAL_YEAR_BEGINS + (number - 1) * length
        last = first + length - 1
        yield Span(
            date(begins + (first - 1) // 12, (first - 1) % 12 + 1, 1),
            end_of_month(begins + (last - 1) // 12, (last - 1) % 12 + 1),
            *match.span(),
        )


def _named(text: str, year: str) -> Iterator[Span]:
    """Yield each school term, recess or season."""
    for pattern, months in ((_TERM, _TERMS), (_SUMMER_RECESS, None), (_IN_NEW_YEAR, None), (_SEASON, _SEASONS)):
        found = list(pattern.finditer(text))
        for match in found:
            values = match.groupdict()
            if pattern is _SUMMER_RECESS:
                of_year = _year_of(values, _RECESS[0][0]) or calendar_year(_RECESS[0][0], year)
                yield Span(date(of_year, *_RECESS[0]), date(of_year, *_RECESS[1]), *match.span())
                continue
            start, end = months[match["name"].lower()] if months else _NEW_YEAR
            of_year = _year_of(values, start) or calendar_year(start, year)
            yield Span(date(of_year, start, 1), end_of_month(of_year + (end < start), end), *match.span())
        if found:
            return


def _whole_years(text: str, _year: str) -> Iterator[Span]:
    """Yield the municipal or calendar year that a text names, with no word beside it that says another thing."""
    matches = list(_WHOLE_YEAR.finditer(text))
    if not _BESIDE_YEAR.fullmatch(_WHOLE_YEAR.sub(" ", text)):
        return
    for match in matches:
        first_year = full_year(match["year"])
        municipal = municipal_text(first_year, match["next"])
        if match["next"] and not municipal:
            continue
        first = year_begins(municipal) if municipal else date(first_year, 1, 1)
        last = date(first.year + 1, first.month, first.day) - DAY
        yield Span(*_part(first, last, match["part"]), *match.span())


def _part(first: date, last: date, part: str | None) -> tuple[date, date]:
    """Return the first, second or last third of some days, as 'early', 'mid' or 'late' says; all of them for None."""
    if not part:
        return first, last
    if part.lower().rstrip(" ofin").endswith("week"):
        week = next(number for word, number in _WEEKS.items() if part.lower().startswith(word))
        return (first + week * 7 * DAY, first + (week * 7 + 6) * DAY) if week < _LAST_WEEK else (last - WEEK, last)
    third = next(number for word, number in _PARTS.items() if part.lower().startswith(word))
    if (last - first).days > 31:
        begins = date(first.year + (first.month + 4 * third - 1) // 12, (first.month + 4 * third - 1) % 12 + 1, 1)
        ends = begins.month + 3
        last_month = end_of_month(begins.year + (ends - 1) // 12, (ends - 1) % 12 + 1)
        return max(first, begins), min(last, last_month)
    return first + third * 10 * DAY, last if third == 2 else first + (third * 10 + 9) * DAY


def calendar_year(month: int, year: str) -> int:
    """Return the calendar year of a month of a municipal year."""
    first = int(year[:4])
    return first if municipal_year(date(first, month, 28)) == year else first + 1


def end_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


_READERS: tuple[Callable[[str, str], Iterator[Span]], ...] = (_months, _quarters, _named, _whole_years)
"""How the words of a time of year are read, the most exact first."""
