"""The meaning of column headings, and of labels before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias

from planner.programme.edits import TOPIC_FIELDS, topic_field
from planner.programme.fields import Field


class ColumnKind(StrEnum):
    """What a column may hold besides a topic's fields; each value is the wording used in a question about it."""

    DATE = "the date"
    DAY = "the day of the month"
    WEEKDAY = "the day of the week"
    TIME = "the time"
    VENUE = "the venue"
    MEETING_KIND = "the kind of meeting"
    MEETING_NOTE = "what else is said of the meeting"
    ITEM = "the item"
    ITEM_KIND = "the kind of item"
    TENTATIVE = "whether it is tentative"
    DEADLINE = "a deadline"
    ADDED = "when it was suggested"
    NUMBER = "a number"
    COMMITTEE = "the committee"


Role: TypeAlias = ColumnKind | Field
"""What a column holds: a field of a topic, or something else."""

IMPORTED_FIELDS = tuple(field for field in TOPIC_FIELDS if field.headings)
"""The fields of a topic that a page may give, in a column or after a label."""
OBJECTIVE, FOCUS, SOURCE, NOTE = map(topic_field, ("objective", "focus", "source", "note"))

_TRIED_LAST = ("invited", "author", "lead", "portfolio_holder", "objective", "focus", "source", "note")
"""The fields whose patterns also match other headings: they are tried after the rest, in this order."""

_ROLES: tuple[tuple[Role, str], ...] = (
    (ColumnKind.DATE, r"meeting date|date of (the )?meeting"),
    (
        ColumnKind.ADDED,
        r"\bdate (it was )?(added|raised|requested|received|submitted|identified|suggested|referred|logged|created|"
        r"updated|proposed)\b|^(added|raised|requested|suggested|received) on$|^last (updated|considered)$",
    ),
    (ColumnKind.COMMITTEE, r"^(name of )?(the )?(scrutiny )?(committee|panel|commission|board|body)( name)?$"),
    (ColumnKind.MEETING_NOTE, r"^meeting notes?$|^notes? (on|of) (the )?meeting$"),
    (NOTE, r"^notes?\b"),
    (
        ColumnKind.DEADLINE,
        r"deadline|despatch|dispatch|papers due|reports? due|publication|published|draft (report|paper|agenda)s?|"
        r"\bpre-?(meet|brief|agenda)|chair(man|person)?[’']?s? (pre-?)?(brief|meet)|call[- ]over|clearance|sign[- ]off",
    ),
    (ColumnKind.NUMBER, r"^(no\.?|ref\.?|reference|#|number|item no\.?|item number)$"),
    (ColumnKind.TIME, r"^(time|start time)$"),
    (ColumnKind.WEEKDAY, r"^(day|weekday)$"),
    (ColumnKind.VENUE, r"^(venue|location|room|place)$"),
    (ColumnKind.ITEM_KIND, r"^kind( of item)?$"),
    (ColumnKind.TENTATIVE, r"^tentative\??$"),
    (
        ColumnKind.ITEM,
        r"title|^(agenda |reports?/)?(items?|topics?|subjects?|business|matters?|reviews?|issues?|reports?)"
        r"(?! (type|category|number|status|date|author|deadline|by|due|to|ref(erence)?))\b",
    ),
    (
        ColumnKind.DATE,
        r"\bdates?\b|^when$|expected start|timetable|timescale|^timing$|^month$|"
        r"^(target|assigned|proposed|planned|scheduled|next|scrutiny|committee)? ?meetings?"
        r"( (assigned|scheduled|planned|allocated))?$|^(scheduled|programmed|planned)( for)?$",
    ),
    (ColumnKind.MEETING_KIND, r"^(status|events?|meeting type|type of (meeting|event)|kind of (meeting|event)|type)$"),
    (ColumnKind.ITEM, r"\b(items?|topics?)\b"),
    *(
        (field, field.headings.column)
        for field in sorted(
            IMPORTED_FIELDS, key=lambda each: _TRIED_LAST.index(each.name) if each.name in _TRIED_LAST else -1
        )
        if field.headings
    ),
)
"""The patterns of headings, tried in this order, and what a column with each holds."""


WHY_LEFT_OUT: Mapping[Role | None, str] = {
    ColumnKind.DEADLINE: "a deadline follows from the meeting's date",
    ColumnKind.ADDED: "it is when the item was suggested, and no meeting",
    ColumnKind.NUMBER: "its column is left out",
    ColumnKind.COMMITTEE: "it is the name of the committee",
}
"""The columns whose words are left out, and why."""
NUMBERED_ITEM = re.compile(r"(agenda )?(item|topic|report) (\d|[a-d]|one|two|three|four)", re.IGNORECASE)
"""The heading of one of several columns of items."""
OF_MEETINGS = frozenset(
    {
        ColumnKind.DATE,
        ColumnKind.DAY,
        ColumnKind.WEEKDAY,
        ColumnKind.TIME,
        ColumnKind.VENUE,
        ColumnKind.MEETING_KIND,
        ColumnKind.MEETING_NOTE,
        ColumnKind.COMMITTEE,
        ColumnKind.DEADLINE,
        ColumnKind.NUMBER,
    }
)
"""The columns of a table that lists meetings, and no items."""
_EXECUTIVE_PLAN = re.compile(
    r"decision[- ]?maker|decision due|key decision|date of decision|to be taken by", re.IGNORECASE
)


def is_executive_plan(headings: Iterable[str]) -> bool:
    """Return whether the headings of a table are those of the Executive's forward plan."""
    found = [match[0].casefold() for heading in headings if (match := _EXECUTIVE_PLAN.search(heading))]
    return len(found) > 1 or any(words.endswith("maker") for words in found)


def role_words(role: Role) -> str:
    """Return what a column holds in the words of a question: 'the lead officer'."""
    if isinstance(role, ColumnKind):
        return role.value
    return (role.headings and role.headings.read_as) or f"the {role.label.lower()}"


def role_of(heading: str) -> Role | None:
    """Return what a column with this heading holds, None when the heading leaves it open."""
    words = " ".join(heading.casefold().split()).strip(" :*")
    return next((role for role, pattern in _ROLES if words and re.search(pattern, words)), None)


def is_ambiguous(heading: str) -> bool:
    """Return whether a heading may mean both an item's objective and its outcome."""
    return "outcome" in heading.casefold() and role_of(heading) is OBJECTIVE


_LABEL = re.compile(r"\s*([A-Za-z][A-Za-z/&\- ]{2,40}?)\s*:\s+(?=\S)")


def label_before(text: str) -> tuple[Field, str, str] | None:
    """Split 'Lead officer: Director of Finance' into the field that the label names, the label, and the text after it.

    None for a text without a label, or whose label names no field.
    """
    match = _LABEL.match(text)
    field = next((each for each in IMPORTED_FIELDS if match and _is_called(each, match[1])), None)
    return (field, match[1], text[match.end() :].strip()) if match and field else None


def _is_called(field: Field, label: str) -> bool:
    pattern = (field.headings and field.headings.label) or re.escape(field.label)
    return re.fullmatch(pattern, label, re.IGNORECASE) is not None
