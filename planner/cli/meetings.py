"""Commands about meetings: adding, changing and cancelling them."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, pass_invocation, reason_options
from planner.cli.fields import options, require_some, values
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.model import Meeting
from planner.programme.naming import meeting_named
from planner.programme.text import one_line

MEETING_FIELDS = [field for field in Meeting.FIELDS.values() if field.label]
"""The fields of a meeting that a person fills in."""
NEW_MEETING_FIELDS = [field for field in MEETING_FIELDS if field.name not in ("date", "co_optees_invited")]
"""The fields of a new meeting that are options; its date is an argument."""


@click.group()
def meeting() -> None:
    """The year's meetings. Example: planner meeting add 2024-02-29"""


@meeting.command("add")
@click.argument("date")
@options(NEW_MEETING_FIELDS, "meeting")
@reason_options()
@pass_invocation
def add(invocation: Invocation, /, date: str, **typed: Any) -> None:
    """Add a meeting. Example: planner meeting add 2024-02-22 --time 14:00"""
    day = invocation.view.reckoning.day(date)
    fields = values(NEW_MEETING_FIELDS, typed, invocation.view)
    invocation.do(lambda programme: edits.add_meeting(programme, new_id(), day, additional=True, **fields))


@meeting.command("edit")
@click.argument("meeting")
@options(MEETING_FIELDS, "meeting")
@reason_options()
@pass_invocation
def edit(invocation: Invocation, /, meeting: str, **typed: Any) -> None:
    """Change a meeting. Example: planner meeting edit 2023-11-30 --co-optees-invited"""
    target = meeting_named(invocation.view, meeting)
    fields = require_some(values(MEETING_FIELDS, typed, invocation.view, target), "meeting edit")
    if fields.keys() & {"date", "kind"} and not one_line(invocation.reason):
        raise Unusable("A reason is needed for a new date or kind: give it with --reason TEXT.")
    invocation.do(lambda programme: edits.edit_meeting(programme, target.id, **fields))


@meeting.command("cancel")
@click.argument("meeting")
@reason_options(required=True)
@pass_invocation
def cancel(invocation: Invocation, /, meeting: str) -> None:
    """Cancel a meeting; its items are then to be moved. Example: planner meeting cancel 2024-03-28 --reason …"""
    target = meeting_named(invocation.view, meeting)
    invocation.do(lambda programme: edits.cancel_meeting(programme, target.id))


COMMANDS: tuple[click.Command, ...] = (meeting,)
