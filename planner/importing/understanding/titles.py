"""Reading a page's titles: the committee, the council and the municipal year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.programme.calendar import MONTHS, is_year
from planner.programme.text import one_line

_YEAR = re.compile(r"\(?\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b\)?")
_MONTHS_OF_YEAR = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}) (20\d\d) ?(?:to|until|[-–—]) ?(?:{'|'.join(MONTHS)}) (20\d\d)\b", re.IGNORECASE
)
"""The first and the last month of a municipal year."""
_SEPARATOR = re.compile(r"\s[-–|:]\s|[|:;]\s|,\s(?=[^,]*\bcouncil$)", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(?:committee|panel|commission|scrutiny board|sub-committee)\b", re.IGNORECASE)
_BODY = re.compile(r"\b(?:committee|panel|commission|board|sub-committee|council|cabinet|executive)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\bcouncil\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(draft |annual |forward |proposed |current )*(work(ing)? ?(programme|plan)|forward plan|programme of work)"
    r"( (for|of))?\b|\bappendix \w+|"
    r"^(report (to|for)|minutes of|agenda for|meetings?:)( the)?\b|^(the|for|of)\b|[’']s\s*$",
    re.IGNORECASE,
)
"""Words around a name in a title, such as 'Work programme for the'."""
_SENTENCE = re.compile(
    r"\b(will|meets?|is|are|be|has|have|was|were|following|that|which|note|considers?)\b", re.IGNORECASE
)
"""Words that a name has not."""
_MOST_WORDS = 12
"""The most words of a name."""


def year_in(texts: Iterable[str]) -> str:
    """Return the first municipal year in some titles, blank for none."""
    for text in texts:
        for match in _YEAR.finditer(text):
            if is_year(year := f"{match[1]}/{match[2]}"):
                return year
        months = _MONTHS_OF_YEAR.search(text)
        if months and is_year(year := f"{months[1]}/{months[2][2:]}"):
            return year
    return ""


def committee_in(texts: Iterable[str]) -> str:
    """Return the first committee in some titles, blank for none."""
    return _first_name(texts, _COMMITTEE)


def council_in(texts: Iterable[str]) -> str:
    """Return the first council in some titles, blank for none."""
    return _first_name(texts, _COUNCIL)


def committee_named(text: str) -> str:
    """Return the committee of a line that consists of its name, besides words such as 'Work programme 2024/25'.

    Blank where the line names none, or says more.
    """
    parts = [name for part in _SEPARATOR.split(_YEAR.sub(" ", text)) if (name := _name(part))]
    names = [part for part in parts if _COMMITTEE.search(part) and len(part.split()) > 1]
    others = [part for part in parts if not _BODY.search(part)]
    return names[0] if len(names) == 1 and not others and _is_name(names[0]) and not _SENTENCE.search(text) else ""


def _first_name(texts: Iterable[str], pattern: re.Pattern[str]) -> str:
    """Return the first part of a title, of two words or more, that matches and is no sentence; blank for none."""
    for text in texts:
        for part in _SEPARATOR.split(_YEAR.sub(" ", text)):
            name = _name(part)
            if pattern.search(name) and len(name.split()) > 1 and _is_name(name):
                return name
    return ""


def _name(part: str) -> str:
    return one_line(_FILLER.sub(" ", one_line(part))).strip(" -–:,")


def _is_name(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and not _SENTENCE.search(text) and not re.search(r"\d", text)
