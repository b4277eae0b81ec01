"""Commands about meetings and the committee's settings."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, pass_invocation, reason_options
from planner.cli.fields import needed, options, values
from planner.cli.printing import print_text
from planner.exchange.checklists import chosen_checklist
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import parse_day
from planner.programme.errors import Unusable
from planner.programme.model import Meeting
from planner.programme.naming import meeting_named
from planner.programme.settings import parse, setting, shown
from planner.programme.text import one_line

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
@reason_options()
@pass_invocation
def add(invocation: Invocation, /, date: str, **typed: Any) -> None:
    """Add a meeting. Example: planner meeting add 2024-02-22 --time 14:00"""
    day = parse_day(date, invocation.view.year, invocation.view.programme.committee.annual_council)
    fields = values(ADDED, typed, invocation.view)
    invocation.do(lambda programme: edits.add_meeting(programme, new_id(), day, additional=True, **fields))


@meeting.command("edit")
@click.argument("meeting")
@options(FIELDS, "meeting")
@reason_options()
@pass_invocation
def edit(invocation: Invocation, /, meeting: str, **typed: Any) -> None:
    """Change a meeting. Example: planner meeting edit 2023-11-30 --co-optees-invited"""
    found = meeting_named(invocation.view, meeting)
    fields = needed(values(FIELDS, typed, invocation.view), "meeting edit")
    if fields.keys() & {"date", "kind"} and not one_line(invocation.reason):
        raise Unusable("A reason is needed for a new date or kind: give it with --reason TEXT.")
    invocation.do(lambda programme: edits.edit_meeting(programme, found.id, **fields))


@meeting.command("cancel")
@click.argument("meeting")
@reason_options(required=True)
@pass_invocation
def cancel(invocation: Invocation, /, meeting: str) -> None:
    """Cancel a meeting; its items are then to be moved. Example: planner meeting cancel 2024-03-28 --reason …"""
    found = meeting_named(invocation.view, meeting)
    invocation.do(lambda programme: edits.cancel_meeting(programme, found.id))


@click.group()
def committee() -> None:
    """The committee's settings. Example: planner committee show"""


@committee.command("show")
@pass_invocation
def show_committee(invocation: Invocation) -> None:
    """List the settings. Example: planner committee show"""
    for key, value, help in shown(invocation.session.programme.committee):
        print_text(f"{key}: {value or 'not set'} ({help})")


@committee.command("set")
@click.argument("key")
@click.argument("values", nargs=-1, required=True, metavar="VALUE")
@reason_options()
@pass_invocation
def set_committee(invocation: Invocation, /, key: str, values: tuple[str, ...]) -> None:
    """Change a setting; columns and polling-day take several values. Example: planner committee set limit 3"""
    if len(values) > 1 and not setting(key).several:
        raise Unusable(f"“{key}” takes one value: put its words in quotation marks.")
    field, parsed = parse(key, ", ".join(values))
    if field == "checklist":
        parsed = chosen_checklist(parsed, invocation.path.parent)
    invocation.do(lambda programme: edits.set_committee(programme, **{field: parsed}))


COMMANDS: tuple[click.Command, ...] = (meeting, committee)
