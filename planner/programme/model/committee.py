"""The committee and its settings."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from planner.programme.english import listed
from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, declared
from planner.programme.model.entity import Entity, Words
from planner.programme.table import Column
from planner.programme.values import (
    MOST_A_YEAR,
    MOST_DAYS,
    MOST_HOURS,
    MOST_MONTHS,
    MOST_PLACES,
    Days,
    Hours,
    Line,
    Months,
    Places,
    TimesAYear,
)


def _number(help: str, most: int, phrase: str = "") -> F:
    """Return the declaration of a setting that is a number, at most ``most``."""
    return F(kind=FieldKind.NUMBER, help=help, most=most, phrase=phrase)


class Committee(Entity, frozen=True, kw_only=True):
    """The committee and its settings; there is one, under the id ``committee``.

    Each field is a setting, in the order in which they are shown.
    """

    WORDS: ClassVar[Words] = Words(
        noun="committee",
        name="the committee's settings",
        made="Started the programme of {name}",
        changed="Changed the committee's {fields}",
        weight=2,
    )
    FIELDS: ClassVar[Fields] = declared(
        name=F(help="The committee's name.", needed=True),
        council=F(help="The council's name.", needed=True),
        limit=_number("Substantive items a meeting; two are recommended.", MOST_PLACES),
        strict=F(
            kind=FieldKind.YES_NO,
            help="Yes to refuse any further substantive item, even with a reason.",
            phrase="strictness",
        ),
        checklist=F(
            help="The name of a checklist, or of your own file beside the programme's; blank for the usual one."
        ),
        free_place_words=F(help="What the published table prints for free places; blank says how many."),
        columns=F(kind=FieldKind.LINES, help=f"The published table’s columns, in order: {listed(Column, 'or')}."),
        hide_tentative=F(
            kind=FieldKind.YES_NO,
            help="Yes to print no tentative item; no to print them, marked.",
            phrase="hiding of tentative items",
        ),
        print_waiting=F(
            kind=FieldKind.YES_NO,
            help="Yes to print the topics waiting below the table.",
            phrase="printing of the topics waiting",
        ),
        annual_council=F(
            kind=FieldKind.DAY,
            help="The date of annual council, on which the municipal year begins; blank for 20 May.",
        ),
        time=F(kind=FieldKind.TIME, help="The usual time of meetings, such as 10:00."),
        venue=F(help="The usual venue of meetings."),
        places_kept_free=_number("How many of the year's places to keep free for what arises.", MOST_A_YEAR),
        meetings_min=_number("The fewest meetings a year.", MOST_A_YEAR, phrase="fewest meetings a year"),
        meetings_max=_number("The most meetings a year.", MOST_A_YEAR, phrase="most meetings a year"),
        agenda_clear_days=_number("Clear working days between publishing an agenda and its meeting.", MOST_DAYS),
        report_days=_number("How many days before its meeting a report is due.", MOST_DAYS),
        papers_hours=_number("How many hours before the meeting presentations and other papers are due.", MOST_HOURS),
        confirm_months=_number(
            "How many months ahead a meeting and its items are to be certain.", MOST_MONTHS, phrase="months to confirm"
        ),
        warning_days=_number("How many days before a date to be reminded of it.", MOST_DAYS),
        gap_months=_number("Months to leave between two items of one topic.", MOST_MONTHS),
        repeat_months=_number("Months in which a matter that was looked at is not looked at again.", MOST_MONTHS),
        groups_a_year=_number("Task and finish groups a year.", MOST_A_YEAR),
        slips=_number("How often an item may move, once published, before it is remarked on.", MOST_A_YEAR),
        minutes_from=F(
            kind=FieldKind.DAY,
            help="The day from which the outcomes of meetings are recorded; blank until the first one is.",
            phrase="day from which outcomes are recorded",
        ),
        follow_up_months=_number("Months after which a topic comes back, where no date was decided.", MOST_MONTHS),
        action_days=_number("Days in which what the committee asked for is due, as a form proposes.", MOST_DAYS),
        polling_day=F(
            kind=FieldKind.DAYS,
            help="The days of elections, with commas between them, such as 2 May 2024, 1 May 2025.",
            phrase="polling days",
        ),
    )
    name: Line
    council: Line
    limit: Places | None = None
    strict: bool = False
    checklist: Line = ""
    free_place_words: Line = ""
    annual_council: date | None = None
    time: Line = ""
    venue: Line = ""
    warning_days: Days | None = None
    repeat_months: Months | None = None
    groups_a_year: TimesAYear | None = None
    places_kept_free: TimesAYear | None = None
    meetings_min: TimesAYear | None = None
    meetings_max: TimesAYear | None = None
    agenda_clear_days: Days | None = None
    report_days: Days | None = None
    papers_hours: Hours | None = None
    confirm_months: Months | None = None
    gap_months: Months | None = None
    slips: TimesAYear | None = None
    minutes_from: date | None = None
    follow_up_months: Months | None = None
    action_days: Days | None = None
    polling_day: tuple[date, ...] = ()
    columns: tuple[Column, ...] = ()
    hide_tentative: bool = False
    print_waiting: bool = False


COMMITTEE_ID = "committee"
"""The one id of the table of committees."""
