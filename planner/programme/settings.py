"""The committee's settings, each declared once: its name, what it takes, and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from planner.programme.calendar import long, parse_day, parse_day_if_any, parse_time
from planner.programme.errors import Unusable
from planner.programme.model import Committee
from planner.programme.table import USUAL_COLUMNS, Column, is_a_table
from planner.programme.usual import USUAL
from planner.programme.values import MOST_A_YEAR, MOST_DAYS, MOST_HOURS, MOST_MONTHS, MOST_PLACES
from planner.programme.words import hyphenated, listed, needed, one_line


class Setting(Struct, frozen=True):
    """One setting; ``parse`` takes the text that was typed and ``shown`` the value that is kept.

    One of ``several`` values takes them with commas between them.
    """

    key: str
    help: str
    parse: Callable[[str], Any]
    shown: Callable[[Any], str] = str
    several: bool = False

    @property
    def field(self) -> str:
        """The field of the committee that keeps it."""
        return self.key.replace("-", "_")


def _number(most: int) -> Callable[[str], int | None]:
    """A whole number, or None where it is blank and the usual one stands."""

    def parse(text: str) -> int | None:
        word = text.strip()
        if not word:
            return None
        if word.isascii() and word.isdigit() and int(word) <= most:
            return int(word)
        raise Unusable(f"“{text}” cannot be used: give a number from 0 to {most}.")

    return parse


def _count(key: str, help: str, most: int) -> Setting:
    """A setting that is a number, the usual one while it is blank."""
    usual = USUAL[key.replace("-", "_")]
    return Setting(key, help, _number(most), lambda number: str(usual if number is None else number))


def _switch(key: str, help: str) -> Setting:
    """A setting that is yes or no."""
    return Setting(key, help, _yes_no, lambda on: "yes" if on else "no")


def _yes_no(text: str) -> bool:
    word = text.strip().lower()
    if word in ("yes", "y", "true", "on"):
        return True
    if word in ("no", "n", "false", "off", ""):
        return False
    raise Unusable(f"“{text}” is neither yes nor no: write one of them.")


def _days(text: str) -> tuple[date, ...]:
    """Several days, with commas between them; each must say its year."""
    return tuple(sorted({parse_day(word) for word in text.split(",") if word.strip()}))


def _columns(text: str) -> tuple[Column, ...]:
    """The columns of the published table, in order, with commas between them; blank for the usual ones."""
    words = [hyphenated(word) for word in text.split(",") if word.strip()]
    if unknown := [word for word in words if word not in list(Column)]:
        known = listed((each.value for each in Column), "or")
        raise Unusable(f"“{unknown[0]}” is not a column of the table: choose from {known}.")
    columns = tuple(map(Column, words))
    if not is_a_table(columns):
        raise Unusable("The table has a date and an items column, and no column twice.")
    return () if columns == USUAL_COLUMNS else columns


def _name(what: str) -> Callable[[str], str]:
    return lambda text: needed(text, what)


SETTINGS = (
    Setting("name", "The committee's name.", _name("The committee's name")),
    Setting("council", "The council's name.", _name("The council's name")),
    _count("limit", "Substantive items a meeting; two are recommended.", MOST_PLACES),
    _switch("strict", "Yes to refuse any further substantive item, even with a reason."),
    Setting(
        "checklist",
        "The name of a checklist, or of your own file beside the programme's; blank for the usual one.",
        one_line,
    ),
    Setting("free-place-words", "What the published table prints for free places; blank says how many.", one_line),
    Setting(
        "columns",
        f"The published table’s columns, in order: {listed((each.value for each in Column), 'or')}.",
        _columns,
        lambda columns: ", ".join(columns or USUAL_COLUMNS),
        several=True,
    ),
    _switch("hide-tentative", "Yes to print no tentative item; no to print them, marked."),
    _switch("print-waiting", "Yes to print the topics waiting below the table."),
    Setting(
        "annual-council",
        "The date of annual council, on which the municipal year begins; blank for 20 May.",
        parse_day_if_any,
        lambda day: long(day) if day else "",
    ),
    Setting("time", "The usual time of meetings, such as 10:00.", parse_time),
    Setting("venue", "The usual venue of meetings.", one_line),
    _count("places-kept-free", "How many of the year's places to keep free for what arises.", MOST_A_YEAR),
    _count("meetings-min", "The fewest meetings a year.", MOST_A_YEAR),
    _count("meetings-max", "The most meetings a year.", MOST_A_YEAR),
    _count("agenda-clear-days", "Clear working days between publishing an agenda and its meeting.", MOST_DAYS),
    _count("report-days", "How many days before its meeting a report is due.", MOST_DAYS),
    _count("papers-hours", "How many hours before the meeting presentations and other papers are due.", MOST_HOURS),
    _count("confirm-months", "How many months ahead a meeting and its items are to be certain.", MOST_MONTHS),
    _count("warning-days", "How many days before a date to be reminded of it.", MOST_DAYS),
    _count("gap-months", "Months to leave between two items of one topic.", MOST_MONTHS),
    _count("repeat-months", "Months in which a matter that was looked at is not looked at again.", MOST_MONTHS),
    _count("groups-a-year", "Task and finish groups a year.", MOST_A_YEAR),
    _count("slips", "How often an item may move, once published, before it is remarked on.", MOST_A_YEAR),
    Setting(
        "polling-day",
        "The days of elections, with commas between them, such as 2 May 2024, 1 May 2025.",
        _days,
        lambda days: ", ".join(map(long, days)),
        several=True,
    ),
)


def setting(key: str) -> Setting:
    """The setting of this name; raises Unusable, listing them all."""
    word = hyphenated(key.replace("_", " "))
    for each in SETTINGS:
        if each.key == word:
            return each
    raise Unusable(f"There is no setting “{key}”: there is {listed(each.key for each in SETTINGS)}.")


def parse(key: str, text: str) -> tuple[str, Any]:
    """The committee's field and the value that a setting's text means; raises Unusable."""
    found = setting(key)
    return found.field, found.parse(text)


def shown(committee: Committee) -> list[tuple[str, str, str]]:
    """Each setting's key, its value in words, and what it is for."""
    return [(each.key, each.shown(getattr(committee, each.field)), each.help) for each in SETTINGS]
