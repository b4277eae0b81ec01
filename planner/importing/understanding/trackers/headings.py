"""The columns of trackers of recommendations and of action logs, by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, StrEnum

from msgspec import Struct


class Column(StrEnum):
    """What a column of a tracker or an action log holds; each value is the wording in the preview."""

    RECOMMENDATION = "the recommendation"
    ASKED = "what was asked for"
    REFERENCE = "its reference"
    MINUTE = "the minute"
    TOPIC = "the topic"
    AREA = "the area"
    MADE = "the day it was made"
    TO = "to whom"
    SENT = "the day it was sent"
    RECEIVED = "the day it was received"
    ANSWER = "the answer"
    ANSWERED = "the day of the answer"
    ANSWER_BY = "by when an answer is asked for"
    COMMENTS = "the recipient's comments"
    REASONS = "the reasons"
    PLAN = "what will be done"
    LEAD = "who leads it"
    RESPONSIBLE = "who is responsible"
    TARGET = "by when"
    PROGRESS = "the progress"
    STATUS = "where it stands"
    UPDATED = "the day of the update"
    COMPLETED = "the day it was done"
    NEXT = "when it is looked at again"
    NOTE = "words to keep"


class Kind(Enum):
    """The kind of a table of what was asked for."""

    TRACKER = Column.RECOMMENDATION
    LOG = Column.ASKED


class Layout(Struct, frozen=True):
    """The headings of a tracker or an action log, and what its columns hold, None for nothing."""

    kind: Kind
    headings: tuple[str, ...]
    columns: tuple[Column | None, ...]


_RECIPIENT = r"(cabinet|executive|recipient|portfolio|mayor|leader|lead member|partner|trust|icb|council)"
_HEADINGS: tuple[tuple[Column, str], ...] = (
    (
        Column.REFERENCE,
        r"^(rec(ommendation)?s?|action|item|unique|scrutiny)?\W*(ref(erence)?|no|number|num|id|#)\W*(no|number)?\W*$",
    ),
    (Column.PLAN, r"^actions?\b.*\b(lead|by when|officer|timescale)"),
    (
        Column.COMMENTS,
        rf"^(?!.*\b(response|answer|reply|decision|officer)\b).*"
        rf"(\b{_RECIPIENT}\b.*\b(comments?|views?|remarks|observations)\b|"
        rf"\b(comments|views|remarks|observations) (of|from|by) (the )?{_RECIPIENT}\b)",
    ),
    (
        Column.UPDATED,
        r"^(date )?(last |latest )?updated?( on| at)?$(?<!^update)(?<!latest update)|"
        r"\bdate (of|for) (the )?(last |latest )?(update|progress|status)\b|^date last updated$|"
        r"^(last |latest )?(update|progress|status) date$",
    ),
    (
        Column.TO,
        r"^(?!.*\b(response|answer|reply|update)\b).*"
        r"(^to\b|recipient|(recommended|made|directed|addressed|referred|sent) to\b|cabinet (member|portfolio)|"
        r"portfolio|executive (member|lead)|lead member|for whom|decision[- ]maker|"
        r"responsible (body|cabinet|member|partner|organisation)|"
        r"^(partner|body|organisation|agency|cabinet|executive)$)",
    ),
    (
        Column.ANSWER_BY,
        r"(response|answer|reply)\W+(is )?(due|required|requested|by|deadline)|due date for (a )?response",
    ),
    (
        Column.ANSWERED,
        r"dates?\b.*\b(response|answer|reply|cabinet|executive|considered)|(response|answer|reply) (date|received)|"
        r"\b(exec|executive|cabinet)\W+(meeting )?date",
    ),
    (
        Column.MADE,
        r"date (of|made|raised|agreed|requested|set)\W*(the )?(recommendation|meeting|committee|scrutiny|review|report|"
        r"action|request)?$|recommendation date|(meeting|committee) date|^(date )?(made|raised|requested)( on)?$",
    ),
    (Column.MINUTE, r"\bmin(ute)?s?\b"),
    (
        Column.RECOMMENDATION,
        r"^(?!.*\b(response|progress|reasons?|update|actions?|implementation)\b)(\w+ ){0,3}recommendations?"
        r"( (in full|made|agreed|text|of|from)\b.*)?\W*$|^recommendations?\b(?!.*\b(date|status|type)\b)|"
        r"^what was recommended$",
    ),
    (
        Column.ASKED,
        r"^(agreed |outstanding |key )?(actions?|tasks?)"
        r"( points?| items?| required| requested| agreed| arising| to be taken| needed)?( \(.*\))?$|"
        r"^what (was|is) (asked|requested)( for)?$|^information (requested|required)$|"
        r"^(committee )?requests?( for.*| made)?$|"
        r"^(action|request)s?\s?/\s?\w+$",
    ),
    (Column.SENT, r"\bdate (sent|referred|submitted|issued)|^(sent|referred|submitted)( on)?$"),
    (Column.RECEIVED, r"\b(date|when) received|^received( on)?$"),
    (
        Column.NEXT,
        r"next (review|update|look|report)|review date|date of (next )?review|looked at again|follow[- ]?up|"
        r"report back|revisit|(date|when) to (review|report|revisit)",
    ),
    (
        Column.COMPLETED,
        r"date (of )?(completed|implemented|closed|done)|^(completed|closed|implemented|done)( on| date)?$|"
        r"date of closure",
    ),
    (
        Column.TARGET,
        r"target|timetable|time ?scale|time ?frame|by when|deadline|\bdue\b|"
        r"(completion|implementation|delivery|end) date|^when$|^complete by|^timing",
    ),
    (Column.ANSWER, r"\b(accepted|agreed)\b.*\?$"),
    (
        Column.STATUS,
        r"status|\bb?rag\b|stands|^state\b|traffic light|[a-z]\?$|verdict|assessment|rating|open\s?/\s?closed|"
        r"^position$",
    ),
    (Column.REASONS, r"reason|rationale|justification"),
    (
        Column.PROGRESS,
        r"progress|update|evidence|what came|action(s)? taken|actions? to date|outcome|impact|achieve|current position|"
        r"latest|monitoring|comments?$",
    ),
    (Column.ANSWER, r"response|accept|agreed|answer|reply|decision|reject"),
    (Column.PLAN, r"action|will (be done|do)|implementation|^how\b|steps"),
    (Column.LEAD, r"\bofficer"),
    (Column.RESPONSIBLE, r"responsib|owner|^who\b|^by whom|assigned|actione[er]|allocated"),
    (Column.LEAD, r"\blead|director|contact"),
    (Column.TOPIC, r"topic|title|review|\bitem\b|subject|report|issue|matter|inquiry|task (and|&) finish|agenda"),
    (Column.AREA, r"\b(area|theme|service|directorate)\b"),
    (Column.MADE, r"\bdates?\b|^meetings?$"),
)
"""The patterns of headings, tried in this order, and what a column with each holds."""

_OF_DELIVERY = {Column.TARGET, Column.PROGRESS, Column.STATUS, Column.COMPLETED}
_OF_PEOPLE = {Column.LEAD, Column.RESPONSIBLE, Column.TO}
_OF_ANSWERS = {
    Column.SENT,
    Column.RECEIVED,
    Column.ANSWER,
    Column.ANSWERED,
    Column.ANSWER_BY,
    Column.COMMENTS,
    Column.REASONS,
    Column.NEXT,
}
_COMMENTS_ALONE = re.compile(r"(further |additional |any |other )?comments?", re.IGNORECASE)
HEADING_WORDS = 14
"""The most words of a column heading."""


def column_of(heading: str) -> Column | None:
    """Return what a column with this heading holds, None where the heading does not tell."""
    words = " ".join(heading.casefold().split()).strip(" :*.")
    return next((column for column, pattern in _HEADINGS if words and re.search(pattern, words)), None)


def kind_of(headings: Sequence[str]) -> Kind | None:
    """Return the kind of a table with these headings, None where they are not those of a tracker or an action log.

    A tracker has recommendations, and something that came of them; an action log has what was asked for, with who is to
    do it or how far it is, which a work programme with a column of actions has not.
    """
    words = [heading for heading in headings if heading]
    if any(len(heading.split()) > HEADING_WORDS for heading in words):
        return None
    columns = {column for heading in words if (column := column_of(heading))}
    if len(columns) * 2 < len(set(words)):
        return None
    is_dated = Column.MADE in columns and Column.TOPIC in columns
    may_be_both = set() if is_dated else {*_OF_PEOPLE, Column.PLAN, Column.ASKED}  # columns of work programmes too
    if Column.RECOMMENDATION in columns and columns & {*_OF_ANSWERS, *_OF_DELIVERY, *may_be_both}:
        return Kind.TRACKER
    delivery = len(columns & _OF_DELIVERY)
    if Column.ASKED in columns and delivery and (delivery > 1 or columns & _OF_PEOPLE):
        return Kind.LOG
    return None


def layout_of(headings: Sequence[str]) -> Layout | None:
    """Return the layout of a table with these headings, None where they are not those of a tracker or a log."""
    kind = kind_of(headings)
    return Layout(kind, tuple(headings), columns_of(headings, kind)) if kind else None


def columns_of(headings: Sequence[str], kind: Kind) -> tuple[Column | None, ...]:
    """Return what each column of a table of a kind holds: words to keep where it is not known, None without a heading.

    An action beside a recommendation is what will be done about it. The recipient's comments beside an answer are its
    reasons, and without one the answer; so are comments of nobody named where nothing else is said of the delivery.
    """
    found = [column_of(heading) or (Column.NOTE if heading else None) for heading in headings]
    present = set(found)
    swaps: dict[Column, Column] = {}
    if kind is Kind.TRACKER:
        swaps = {Column.ASKED: Column.PLAN, Column.RESPONSIBLE: Column.LEAD if Column.TO in present else Column.TO}
        swaps[Column.COMMENTS] = Column.REASONS if Column.ANSWER in present else Column.ANSWER
        delivery = [heading for heading, column in zip(headings, found, strict=True) if column in _OF_DELIVERY]
        if Column.ANSWER in present and len(delivery) == 1 and _COMMENTS_ALONE.fullmatch(delivery[0].strip(" :*.")):
            swaps[Column.PROGRESS] = Column.REASONS
    else:
        swaps = {Column.RESPONSIBLE: Column.LEAD, Column.TO: Column.LEAD, Column.PLAN: Column.PROGRESS}
        swaps |= {Column.ANSWER: Column.PROGRESS, Column.COMMENTS: Column.PROGRESS}
        swaps |= {Column.RECOMMENDATION: Column.NOTE, Column.RECEIVED: Column.COMPLETED}
    if Column.TOPIC not in present:
        swaps[Column.AREA] = Column.TOPIC
    return tuple(swaps.get(column, column) if column else None for column in found)
