"""The committee's settings, each declared once: its name, what it takes, and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.programme.calendar import long, parse_day, parse_time
from planner.programme.deciding import REPEAT_MONTHS
from planner.programme.errors import Unusable
from planner.programme.model import DEFAULT_LIMIT, Committee
from planner.programme.rules.topics import GROUPS_A_YEAR, WARNING_DAYS
from planner.programme.words import listed, needed, one_line

MOST_PLACES = 9


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; ``parse`` takes the text that was typed and ``shown`` the value that is kept."""

    key: str
    help: str
    parse: Callable[[str], Any]
    shown: Callable[[Any], str] = str

    @property
    def field(self) -> str:
        """The field of the committee that keeps it."""
        return self.key.replace("-", "_")


def _number(what: str, most: int) -> Callable[[str], int | None]:
    """A whole number, or None where it is blank and the usual one stands."""

    def parse(text: str) -> int | None:
        word = text.strip()
        if not word:
            return None
        if word.isascii() and word.isdigit() and int(word) <= most:
            return int(word)
        raise Unusable(f"“{text}” is not {what}: give a number from 0 to {most}.")

    return parse


def _or(usual: int) -> Callable[[int | None], str]:
    return lambda number: str(usual if number is None else number)


def _yes_no(text: str) -> bool:
    word = text.strip().lower()
    if word in ("yes", "y", "true", "on"):
        return True
    if word in ("no", "n", "false", "off", ""):
        return False
    raise Unusable(f"“{text}” is neither yes nor no.")


def _day(text: str) -> date | None:
    return parse_day(text) if text.strip() else None


def _name(what: str) -> Callable[[str], str]:
    return lambda text: needed(text, what)


SETTINGS = (
    Setting("name", "The committee's name.", _name("The committee's name")),
    Setting("council", "The council's name.", _name("The council's name")),
    Setting(
        "limit",
        "Substantive items a meeting; two are recommended.",
        _number("a limit", MOST_PLACES),
        _or(DEFAULT_LIMIT),
    ),
    Setting(
        "strict",
        "Yes to refuse any further substantive item, even with a reason.",
        _yes_no,
        lambda strict: "yes" if strict else "no",
    ),
    Setting("checklist", "The name of a checklist, or the path of your own; blank for the usual one.", one_line),
    Setting("free-place-words", "What the published table prints for free places; blank says how many.", one_line),
    Setting(
        "annual-council",
        "The date of annual council, on which the municipal year begins; blank for 20 May.",
        _day,
        lambda day: long(day) if day else "",
    ),
    Setting("time", "The usual time of meetings, such as 10:00.", parse_time),
    Setting("venue", "The usual venue of meetings.", one_line),
    Setting(
        "warning-days",
        "How many days before a date to be reminded of it.",
        _number("a number of days", 365),
        _or(WARNING_DAYS),
    ),
    Setting(
        "repeat-months",
        "Months in which a matter that was looked at is not looked at again.",
        _number("a number of months", 120),
        _or(REPEAT_MONTHS),
    ),
    Setting("groups-a-year", "Task and finish groups a year.", _number("a number", 99), _or(GROUPS_A_YEAR)),
)


def setting(key: str) -> Setting:
    """The setting of this name; raises Unusable, listing them all."""
    word = key.strip().lower().replace("_", "-").replace(" ", "-")
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
