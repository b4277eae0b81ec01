"""The committee and its settings."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from planner.programme.fields import Field as F
from planner.programme.fields import Fields, declared
from planner.programme.model.entity import Entity, Words
from planner.programme.table import Column
from planner.programme.values import (
    Days,
    Hours,
    Line,
    Months,
    Places,
    TimesAYear,
)


class Committee(Entity, frozen=True, kw_only=True):
    """The committee and its settings; there is one, under the id ``committee``."""

    WORDS: ClassVar[Words] = Words(
        noun="committee",
        name="the committee's settings",
        made="Started the programme of {name}",
        changed="Changed the committee's {fields}",
        weight=2,
    )
    FIELDS: ClassVar[Fields] = declared(
        strict=F(said="strictness"),
        meetings_min=F(said="fewest meetings a year"),
        meetings_max=F(said="most meetings a year"),
        confirm_months=F(said="months to confirm"),
        polling_day=F(said="polling days"),
        hide_tentative=F(said="hiding of tentative items"),
        print_waiting=F(said="printing of the topics waiting"),
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
    polling_day: tuple[date, ...] = ()
    columns: tuple[Column, ...] = ()
    hide_tentative: bool = False
    print_waiting: bool = False


COMMITTEE_ID = "committee"
"""The one id of the table of committees."""
