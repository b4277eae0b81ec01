"""What a column heading, or a label before a colon, says of the words that follow."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeAlias

from planner.programme.edits import TOPIC_FIELDS, topic_field
from planner.programme.fields import Field


class Part(StrEnum):
    """What a column may hold that is no field of a topic, in the words that people are asked with."""

    DATE = "the date"
    WEEKDAY = "the day of the week"
    TIME = "the time"
    VENUE = "the venue"
    MEETING = "the kind of meeting"
    ITEM = "the item"
    KIND = "the kind of item"
    TENTATIVE = "whether it is tentative"
    DEADLINE = "a deadline"
    NUMBER = "a number"


Role: TypeAlias = Part | Field
"""What a column holds."""

ABOUT_AN_ITEM = tuple(each for each in TOPIC_FIELDS if each.headings)
"""The fields that may be said of an item, in a column or after a label of its own."""
OBJECTIVE, FOCUS, SOURCE, NOTE = map(topic_field, ("objective", "focus", "source", "note"))

_LATE = ("invited", "author", "lead", "portfolio_holder", "objective", "focus", "source", "note")
"""The fields whose headings are in words that others may have too: they are tried after the rest, in this order."""

_ROLES: tuple[tuple[Role, str], ...] = (
    (Part.DATE, r"meeting date|date of (the )?meeting"),
    (NOTE, r"^notes?\b"),
    (Part.DEADLINE, r"deadline|despatch|dispatch|papers due|report due|publication"),
    (Part.NUMBER, r"^(no\.?|ref\.?|reference|#|number|item no\.?|item number)$"),
    (Part.TIME, r"^(time|start time)$"),
    (Part.WEEKDAY, r"^(day|weekday)$"),
    (Part.VENUE, r"^(venue|location|room|place)$"),
    (Part.KIND, r"^kind( of item)?$"),
    (Part.TENTATIVE, r"^tentative\??$"),
    (
        Part.ITEM,
        r"title|^(agenda |reports?/)?(items?|topics?|subjects?|business|matters?|reviews?|issues?|reports?)"
        r"(?! (type|category|number|status|date))\b",
    ),
    (Part.DATE, r"\bdates?\b|^when$|expected start|timetable|timescale|^timing$|^month$|^(next )?meetings?$"),
    (Part.MEETING, r"^(status|meeting type|type of meeting|kind of meeting)$"),
    (Part.ITEM, r"\b(items?|topics?)\b"),
    *(
        (each, each.headings.column)
        for each in sorted(ABOUT_AN_ITEM, key=lambda each: _LATE.index(each.name) if each.name in _LATE else -1)
        if each.headings
    ),
)
"""What is read of a heading, the first that is found in it."""


def in_words(role: Role) -> str:
    """What a column holds, in the words that people are asked with: 'the lead officer'."""
    if isinstance(role, Part):
        return role.value
    return (role.headings and role.headings.read_as) or f"the {role.label.lower()}"


def role_of(heading: str) -> Role | None:
    """What a column of this heading holds; None when that is not plain."""
    words = " ".join(heading.casefold().split()).strip(" :*")
    return next((role for role, pattern in _ROLES if words and re.search(pattern, words)), None)


def is_two_things(heading: str) -> bool:
    """Whether a heading names both what an item is to do and what is to come of it."""
    return "outcome" in heading.casefold() and role_of(heading) is OBJECTIVE


LABEL = re.compile(r"\s*([A-Za-z][A-Za-z/&\- ]{2,40}?)\s*:\s+(?=\S)")


def label_before(text: str) -> tuple[Field, str, str] | None:
    """'Lead officer: Director of Finance' as what it says, the label, and the words after it."""
    found = LABEL.match(text)
    field = next((each for each in ABOUT_AN_ITEM if found and _is_called(each, found[1])), None)
    return (field, found[1], text[found.end() :].strip()) if found and field else None


def _is_called(field: Field, label: str) -> bool:
    pattern = (field.headings and field.headings.label) or re.escape(field.label)
    return re.fullmatch(pattern, label, re.IGNORECASE) is not None
