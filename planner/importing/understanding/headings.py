"""What a column heading, or a label before a colon, says of the words that follow."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What a column holds, in the words that people are asked with."""

    DATE = "the date"
    WEEKDAY = "the day of the week"
    TIME = "the time"
    VENUE = "the venue"
    MEETING = "the kind of meeting"
    ITEM = "the item"
    KIND = "the kind of item"
    TENTATIVE = "whether it is tentative"
    OBJECTIVE = "the objective"
    OUTCOME = "the desired outcome"
    FOCUS = "the focus"
    LEAD = "the lead officer"
    AUTHOR = "the author"
    HOLDER = "the portfolio holder"
    WITNESSES = "who is to be heard"
    NOTE = "a note"
    SOURCE = "where it came from"
    DEADLINE = "a deadline"
    NUMBER = "a number"


ABOUT_AN_ITEM = (
    *(Role.OBJECTIVE, Role.OUTCOME, Role.FOCUS, Role.LEAD, Role.AUTHOR),
    *(Role.HOLDER, Role.WITNESSES, Role.NOTE, Role.SOURCE),
)
"""What may be said of an item, in a column or after a label of its own."""

_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.DATE, r"meeting date|date of (the )?meeting"),
    (Role.NOTE, r"^notes?\b"),
    (Role.DEADLINE, r"deadline|despatch|dispatch|papers due|report due|publication"),
    (Role.NUMBER, r"^(no\.?|ref\.?|reference|#|number|item no\.?|item number)$"),
    (Role.TIME, r"^(time|start time)$"),
    (Role.WEEKDAY, r"^(day|weekday)$"),
    (Role.VENUE, r"^(venue|location|room|place)$"),
    (Role.KIND, r"^kind( of item)?$"),
    (Role.TENTATIVE, r"^tentative\??$"),
    (Role.OUTCOME, r"^((desired|expected|intended|anticipated) )?outcomes?( sought)?$"),
    (
        Role.ITEM,
        r"title|^(agenda |reports?/)?(items?|topics?|subjects?|business|matters?|reviews?|issues?|reports?)"
        r"(?! (type|category|number|status|date))\b",
    ),
    (Role.DATE, r"\bdates?\b|^when$|expected start|timetable|timescale|^timing$|^month$|^(next )?meetings?$"),
    (Role.MEETING, r"^(status|meeting type|type of meeting|kind of meeting)$"),
    (Role.ITEM, r"\b(items?|topics?)\b"),
    (Role.WITNESSES, r"^(expert )?(witness(es)?|invitees?|invited|attendees|participants|partners)\b"),
    (Role.AUTHOR, r"author"),
    (Role.LEAD, r"lead\b|officers?\b|contact|responsible"),
    (Role.HOLDER, r"portfolio|(exec\w*|cabinet) member"),
    (Role.OBJECTIVE, r"objectives?|\baims?\b|purpose|scope|rationale|description|^details?\b"),
    (Role.FOCUS, r"focus|lines of (e|i)nquiry|key questions|key issues"),
    (Role.SOURCE, r"origin|source|(suggested|raised|requested|referred|proposed) by"),
    (Role.NOTE, r"notes?\b|comments?\b|remarks?\b|progress|update|additional information"),
)


def role_of(heading: str) -> Role | None:
    """What a column of this heading holds; None when that is not plain."""
    words = " ".join(heading.casefold().split()).strip(" :*")
    return next((role for role, pattern in _ROLES if words and re.search(pattern, words)), None)


def is_two_things(heading: str) -> bool:
    """Whether a heading names both what an item is to do and what is to come of it."""
    words = heading.casefold()
    return "outcome" in words and role_of(heading) is Role.OBJECTIVE


LABEL = re.compile(r"\s*([A-Za-z][A-Za-z/&\- ]{2,40}?)\s*:\s+(?=\S)")
_LABELS = re.compile(
    r"(objectives?|aims?|purpose|scope|(desired |expected )?outcomes?|focus|lead( officer| director| member)?s?|"
    r"(report )?authors?|portfolio holder|(cabinet|executive) member|(expert )?witness(es)?|invitees?|notes?|comments?|"
    r"source|origin)",
    re.IGNORECASE,
)


def label_before(text: str) -> tuple[Role, str, str] | None:
    """'Lead officer: Director of Finance' as what it says, the label, and the words after it."""
    found = LABEL.match(text)
    if not found or not _LABELS.fullmatch(found[1]):
        return None
    role = role_of(found[1])
    return (role, found[1], text[found.end() :].strip()) if role in ABOUT_AN_ITEM else None
