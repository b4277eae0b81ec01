"""References as trackers print them: 'minute 39(1)', '1.1', '(a)', 'R1', or a series of the council's own."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from planner.importing.understanding.trackers.days import first_day
from planner.programme.kinds import MadeBy
from planner.programme.text import one_line

_MINUTE_WORD = r"min(?:ute)?s?\.?\s*(?:no|number|ref)?\.?\s*"
_PART = r"(?:\s?\((?P<part>[^()]{1,6})\))?"
_MINUTE = re.compile(rf"(?:{_MINUTE_WORD})?(?P<minute>\d{{1,4}}[A-Za-z]?){_PART}", re.IGNORECASE)
_NAMED_MINUTE = re.compile(rf"\b{_MINUTE_WORD}(?P<minute>\d{{1,4}}[A-Za-z]?){_PART}", re.IGNORECASE)
_PLAIN_PART = re.compile(r"\(?(?P<part>r?\d{1,2}(\.\d{1,2})*|[a-z]|[ivx]{1,4})[).:]*", re.IGNORECASE)
_MARK = re.compile(
    r"(?:recommendation\s+(?P<number>\d{1,2})\s*[).:–-]|"
    r"\(?(?P<part>r?\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})\)?(?:(?<=\))|[.:])|(?P<series>r\d{1,2}))\s+(?=\S)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?P<own>.+?) \((?P<printed>.+)\)", re.DOTALL)
_MADE_BY = re.compile(r"(?P<how>Minute|Letter|Report) on ", re.IGNORECASE)
_TITLE = re.compile(rf"(?P<title>.*?){_PART}")


class Reference(Struct, frozen=True):
    """What a reference says: the council's own, the minute and its part, the day and topic, and how it was made."""

    own: str = ""
    minute: str = ""
    part: str = ""
    made: date | None = None
    topic: str = ""
    made_by: MadeBy | None = None


def reference_in(text: str, year: str, *, is_minute: bool = False) -> Reference:
    """Return what a reference says; ``is_minute`` says that its column is one of minutes.

    A number alone is a part of the resolution, or in a column of minutes the minute. A date without a year is taken in
    the municipal ``year``.
    """
    words = one_line(text)
    if not words:
        return Reference()
    if (own := _OWN.fullmatch(words)) and (printed := _printed(own["printed"], year)):
        return replace(printed, own=own["own"])
    if printed := _printed(words, year):
        return printed
    found = first_day(words, year)
    rest = found.rest if found else words
    made = found.day if found else None
    if named := (_MINUTE.fullmatch(rest) if is_minute else None) or _NAMED_MINUTE.search(rest):
        return Reference(minute=named["minute"], part=named["part"] or "", made=made)
    if (numbered := _MINUTE.fullmatch(rest)) and numbered["part"]:
        return Reference(minute=numbered["minute"], part=numbered["part"], made=made)
    if plain := _PLAIN_PART.fullmatch(rest):
        return Reference(part=plain["part"], made=made)
    return Reference(own="" if is_minute else rest, topic=rest if is_minute else "", made=made)


def _printed(text: str, year: str) -> Reference | None:
    """Return what a reference says that ends with a date, as ours do: '39(1), 30 March 2023'; None for any other."""
    before, comma, last = text.rpartition(", ")
    found = first_day(last, year) if comma else None
    if found is None or found.rest:
        return None
    if minute := _MINUTE.fullmatch(before):
        return Reference(minute=minute["minute"], part=minute["part"] or "", made=found.day, made_by=MadeBy.MINUTE)
    how = _MADE_BY.match(before)
    title = _TITLE.fullmatch(before[how.end() :] if how else before)
    assert title is not None
    made_by = MadeBy(how["how"].lower()) if how else MadeBy.MINUTE
    return Reference(part=title["part"] or "", made=found.day, topic=title["title"].strip(), made_by=made_by)


def named_minute(text: str) -> tuple[str, str]:
    """Return the number of the minute that a text names, blank for none, and the text without it."""
    match = _NAMED_MINUTE.search(text)
    return (match["minute"], f"{text[: match.start()]} {text[match.end() :]}") if match else ("", text)


def without_mark(text: str) -> tuple[str, str]:
    """Return the number or letter before a text, such as 'a' of 'a) identify …', and the text after it."""
    match = _MARK.match(text)
    if match is None:
        return "", text
    return match["number"] or match["part"] or match["series"], text[match.end() :]
