"""The committee and its settings."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from planner.programme.english import listed
from planner.programme.fields import Field as F
from planner.programme.fields import FieldKind, Fields, Group, declared
from planner.programme.kinds import Counting
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

PLACES = Group("Places", always_open=True)
PRIORITISING = Group("Prioritising")
TABLE = Group("The printed table")
MEETINGS = Group("Meetings", always_open=True)
DUE = Group("What is due when")
REPORT = Group("The covering report")
FOLLOW_UP = Group("After a meeting")
RECOMMENDATIONS = Group("Recommendations")


def _number(label: str, group: Group, help: str, most: int, phrase: str = "") -> F:
    """Return the declaration of a setting that is a number, at most ``most``."""
    return F(label, FieldKind.NUMBER, help=help, group=group, most=most, phrase=phrase)


def _yes_no(label: str, group: Group, help: str, yes_no: tuple[str, str], phrase: str) -> F:
    """Return the declaration of a setting that is yes or no; ``yes_no`` are the labels of no and of yes."""
    return F(label, FieldKind.YES_NO, help=help, group=group, yes_no=yes_no, phrase=phrase)


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
        name=F("Name", help="The committee's name.", needed=True),
        council=F("Council", help="The council's name.", needed=True),
        limit=_number("Places a meeting", PLACES, "Substantive items a meeting; two are recommended.", MOST_PLACES),
        strict=_yes_no(
            "A further item",
            PLACES,
            "Yes to refuse any further substantive item, even with a reason.",
            ("Needs a reason", "Is refused, whatever the reason"),
            "strictness",
        ),
        checklist=F(
            "Checklist",
            help="The name of a checklist, or of your own file beside the programme's; blank for the usual one.",
            group=PRIORITISING,
        ),
        free_place_words=F(
            "A free place reads",
            help="What the published table prints for free places; blank says how many.",
            group=TABLE,
        ),
        columns=F(
            "Columns",
            kind=FieldKind.LINES,
            help=f"The published table’s columns, in order: {listed(Column, 'or')}.",
            group=TABLE,
        ),
        hide_tentative=_yes_no(
            "Tentative items",
            TABLE,
            "Yes to print no tentative item; no to print them, marked.",
            ("Printed, and marked", "Not printed"),
            "hiding of tentative items",
        ),
        print_waiting=_yes_no(
            "Topics waiting",
            TABLE,
            "Yes to print the topics waiting below the table.",
            ("Not printed", "Printed below the table"),
            "printing of the topics waiting",
        ),
        author=F("Report of", help="The post of the report’s author.", group=REPORT, phrase="author of its reports"),
        contact=F("Contact", help="Whom to ask about the report: post, telephone, e-mail.", group=REPORT),
        portfolio_holder=F("Portfolio holder", help="The portfolio holder concerned, or blank.", group=REPORT),
        wards=F("Wards affected", help="The wards that the report affects; blank for all.", group=REPORT),
        exempt_information=F("Exempt information", help="What the report says of it; blank for none.", group=REPORT),
        background_papers=F("Background papers", help="Which there are; blank for the usual words.", group=REPORT),
        attach_checklist=_yes_no(
            "Checklist attached",
            REPORT,
            "Yes to attach the prioritisation process in use to the report.",
            ("Not attached", "An appendix of the report"),
            "attaching of the checklist",
        ),
        annual_council=F(
            "Annual council",
            kind=FieldKind.DAY,
            help="The date of annual council, on which the municipal year begins; blank for 20 May.",
            group=MEETINGS,
        ),
        time=F("Usual time", kind=FieldKind.TIME, help="The usual time of meetings, such as 10:00.", group=MEETINGS),
        venue=F("Usual venue", help="The usual venue of meetings.", group=MEETINGS),
        places_kept_free=_number(
            "Places kept free", PLACES, "How many of the year's places to keep free for what arises.", MOST_A_YEAR
        ),
        meetings_min=_number(
            "Fewest a year", MEETINGS, "The fewest meetings a year.", MOST_A_YEAR, "fewest meetings a year"
        ),
        meetings_max=_number("Most a year", MEETINGS, "The most meetings a year.", MOST_A_YEAR, "most meetings a year"),
        agenda_clear_days=_number(
            "Days for an agenda", DUE, "Clear working days between publishing an agenda and its meeting.", MOST_DAYS
        ),
        report_days=_number("Days for a report", DUE, "How many days before its meeting a report is due.", MOST_DAYS),
        papers_hours=_number(
            "Hours for papers",
            DUE,
            "How many hours before the meeting presentations and other papers are due.",
            MOST_HOURS,
        ),
        confirm_months=_number(
            "Months made firm",
            DUE,
            "How many months ahead a meeting and its items are to be certain.",
            MOST_MONTHS,
            "months to confirm",
        ),
        warning_days=_number("Days of warning", DUE, "How many days before a date to be reminded of it.", MOST_DAYS),
        gap_months=_number(
            "Months between", PRIORITISING, "Months to leave between two items of one topic.", MOST_MONTHS
        ),
        repeat_months=_number(
            "Months until again",
            PRIORITISING,
            "Months in which a matter that was looked at is not looked at again.",
            MOST_MONTHS,
        ),
        groups_a_year=_number("Groups a year", PRIORITISING, "Task and finish groups a year.", MOST_A_YEAR),
        slips=_number(
            "Moves allowed",
            PRIORITISING,
            "How often an item may move, once published, before it is remarked on.",
            MOST_A_YEAR,
        ),
        minutes_from=F(
            "Outcomes from",
            kind=FieldKind.DAY,
            help="The day from which the outcomes of meetings are recorded; blank until the first one is.",
            group=FOLLOW_UP,
            phrase="day from which outcomes are recorded",
        ),
        follow_up_months=_number(
            "Months to return",
            FOLLOW_UP,
            "Months after which a topic comes back, where no date was decided.",
            MOST_MONTHS,
        ),
        action_days=_number(
            "Days for actions",
            FOLLOW_UP,
            "Days in which what the committee asked for is due, as a form proposes.",
            MOST_DAYS,
        ),
        response_months=_number(
            "Months to answer",
            RECOMMENDATIONS,
            "Months that the Executive has to answer a recommendation, as the law says: two.",
            MOST_MONTHS,
        ),
        health_days=_number(
            "Days, health body", RECOMMENDATIONS, "Days that a health body has to answer a recommendation.", MOST_DAYS
        ),
        safety_days=_number(
            "Days, safety partner",
            RECOMMENDATIONS,
            "Days that a community safety partner has to answer a recommendation.",
            MOST_DAYS,
        ),
        counting=F(
            "Counted",
            FieldKind.CHOICE,
            help="beginning-with: the day of receipt is the first day; from: it is not counted.",
            group=RECOMMENDATIONS,
            choices=Counting,
            phrase="way of counting the time to answer",
        ),
        receipt_means=F(
            "Receipt is",
            help="What counts as receipt: delivery, or the Executive's meeting.",
            group=RECOMMENDATIONS,
            phrase="meaning of receipt",
        ),
        send_days=_number("Days to send", RECOMMENDATIONS, "Working days in which one is sent on.", MOST_DAYS),
        receipt_days=_number(
            "Days for receipt", RECOMMENDATIONS, "Working days in which receipt is recorded.", MOST_DAYS
        ),
        response_warning_days=_number(
            "Days of warning, answers",
            RECOMMENDATIONS,
            "How many days before an answer is due to be reminded of it.",
            MOST_DAYS,
        ),
        noted_is_an_answer=_yes_no(
            "Noted",
            RECOMMENDATIONS,
            "Yes if an answer that only notes a recommendation counts as an answer.",
            ("Is no answer", "Counts as an answer"),
            "standing of an answer that only notes",
        ),
        interim_counts=_yes_no(
            "Interim answers",
            RECOMMENDATIONS,
            "Yes if an interim answer ends the time to answer.",
            ("Do not end the wait", "End the wait"),
            "standing of interim answers",
        ),
        long_open_months=_number(
            "Months until asked",
            RECOMMENDATIONS,
            "Months after which an open recommendation is asked about: is it still wanted?",
            MOST_MONTHS,
        ),
        polling_day=F(
            "Election days",
            kind=FieldKind.DAYS,
            help="The days of elections, with commas between them, such as 2 May 2024, 1 May 2025.",
            group=MEETINGS,
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
    response_months: Months | None = None
    health_days: Days | None = None
    safety_days: Days | None = None
    counting: Counting | None = None
    receipt_means: Line = ""
    send_days: Days | None = None
    receipt_days: Days | None = None
    response_warning_days: Days | None = None
    noted_is_an_answer: bool = False
    interim_counts: bool = False
    long_open_months: Months | None = None
    polling_day: tuple[date, ...] = ()
    columns: tuple[Column, ...] = ()
    hide_tentative: bool = False
    print_waiting: bool = False
    author: Line = ""
    contact: Line = ""
    portfolio_holder: Line = ""
    wards: Line = ""
    exempt_information: Line = ""
    background_papers: Line = ""
    attach_checklist: bool = False


COMMITTEE_ID = "committee"
"""The one id of the table of committees."""
