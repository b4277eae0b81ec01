"""Commands about meetings and the committee's settings."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Given, because, given
from planner.cli.fields import needed, options, values
from planner.cli.printing import print_text
from planner.exchange.checklists import chosen_checklist
from planner.machine.surroundings import new_id
from planner.programme import edits
from planner.programme.calendar import parse_day
from planner.programme.errors import Unusable
from planner.programme.model import Meeting
from planner.programme.naming import meeting_named
from planner.programme.settings import parse, setting, shown
from planner.programme.words import one_line

FIELDS = [each for each in Meeting.FIELDS.values() if each.label]
"""What is filled in of a meeting."""
ADDED = [each for each in FIELDS if each.name not in ("date", "co_optees_invited")]
"""What is filled in of a new one, beside its date."""


@click.group()
def meeting() -> None:
    """The year's meetings. Example: planner meeting add 2024-02-29"""


@meeting.command("add")
@click.argument("date")
@options(ADDED, "meeting")
@because()
@given
def add(given: Given, /, date: str, **typed: Any) -> None:
    """Add a meeting. Example: planner meeting add 2024-02-22 --time 14:00"""
    day = parse_day(date, given.view.year, given.view.programme.committee.annual_council)
    fields = values(ADDED, typed, given.view)
    given.do(lambda programme: edits.add_meeting(programme, new_id(), day, additional=True, **fields))


@meeting.command("edit")
@click.argument("meeting")
@options(FIELDS, "meeting")
@because()
@given
def edit(given: Given, /, meeting: str, **typed: Any) -> None:
    """Change a meeting. Example: planner meeting edit 2023-11-30 --co-optees-invited"""
    found = meeting_named(given.view, meeting)
    fields = needed(values(FIELDS, typed, given.view), "meeting edit")
    if fields.keys() & {"date", "kind"} and not one_line(given.reason):
        raise Unusable("A reason is needed for a new date or kind: give it with --reason TEXT.")
    given.do(lambda programme: edits.edit_meeting(programme, found.id, **fields))


@meeting.command("cancel")
@click.argument("meeting")
@because(required=True)
@given
def cancel(given: Given, /, meeting: str) -> None:
    """Cancel a meeting; its items are then to be moved. Example: planner meeting cancel 2024-03-28 --reason …"""
    found = meeting_named(given.view, meeting)
    given.do(lambda programme: edits.cancel_meeting(programme, found.id))


@click.group()
def committee() -> None:
    """The committee's settings. Example: planner committee show"""


@committee.command("show")
@given
def show_committee(given: Given) -> None:
    """List the settings. Example: planner committee show"""
    for key, value, help in shown(given.session.programme.committee):
        print_text(f"{key}: {value or 'not set'} ({help})")


@committee.command("set")
@click.argument("key")
@click.argument("values", nargs=-1, required=True, metavar="VALUE")
@because()
@given
def set_committee(given: Given, /, key: str, values: tuple[str, ...]) -> None:
    """Change a setting; columns and polling-day take several values. Example: planner committee set limit 3"""
    if len(values) > 1 and not setting(key).several:
        raise Unusable(f"“{key}” takes one value: put its words in quotation marks.")
    field, parsed = parse(key, ", ".join(values))
    if field == "checklist":
        parsed = chosen_checklist(parsed, given.path.parent)
    given.do(lambda programme: edits.set_committee(programme, **{field: parsed}))


COMMANDS: tuple[click.Command, ...] = (meeting, committee)
