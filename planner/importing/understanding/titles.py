"""Reading a page's titles: the committee, the council and the municipal year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.programme.calendar import is_year
from planner.programme.text import one_line

_YEAR = re.compile(r"\(?\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b\)?")
_SEPARATOR = re.compile(r"\s[-–|:]\s|[|:;]\s|,\s(?=[^,]*\bcouncil$)", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(?:committee|panel|commission|scrutiny board|sub-committee)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\bcouncil\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(draft |annual )?(work(ing)? ?(programme|plan)|forward plan)( (for|of))?\b|"
    r"\bappendix \w+|^the\b|^for\b|[’']s\s*$",
    re.IGNORECASE,
)
"""Words around a name in a title, such as 'Work programme for the'."""


def year_in(texts: Iterable[str]) -> str:
    """Return the first municipal year in some titles, blank for none."""
    for text in texts:
        for match in _YEAR.finditer(text):
            if is_year(year := f"{match[1]}/{match[2]}"):
                return year
    return ""


def committee_in(texts: Iterable[str]) -> str:
    """Return the first committee in some titles, blank for none."""
    return _first_name(texts, _COMMITTEE)


def council_in(texts: Iterable[str]) -> str:
    """Return the first council in some titles, blank for none."""
    return _first_name(texts, _COUNCIL)


def _first_name(texts: Iterable[str], pattern: re.Pattern[str]) -> str:
    """Return the first part of a title, of two words or more, that matches; blank for none."""
    for text in texts:
        for part in _SEPARATOR.split(_YEAR.sub(" ", text)):
            name = one_line(_FILLER.sub(" ", one_line(part))).strip(" -–:,")
            if pattern.search(name) and len(name.split()) > 1:
                return name
    return ""
