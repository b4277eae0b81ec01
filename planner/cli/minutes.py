"""The command that records what became of an item."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, pass_invocation, reason_options
from planner.cli.fields import options, values
from planner.cli.printing import print_text
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.follow_up.naming import past_item_named
from planner.programme.model import Minute, Programme
from planner.programme.naming import meeting_named, topic_named

MINUTE_FIELDS = [field for field in Minute.FIELDS.values() if field.label]
"""The fields of a minute that a person fills in."""


@click.command()
@click.argument("item", metavar="ITEM|TOPIC")
@click.option("--at", "meeting", default=None, metavar="MEETING", help="The past meeting, for a topic not on it.")
@options(MINUTE_FIELDS, "outcome")
@reason_options()
@pass_invocation
def minute(invocation: Invocation, /, item: str, meeting: str | None, **typed: Any) -> None:
    """Record what became of an item. Example: planner minute "Youth Justice" --outcome considered --next come-back

    With --at the topic was taken at that meeting without being on its programme: it is put there. What was recorded
    before stays, where no option replaces it.
    """
    fields = values(MINUTE_FIELDS, typed, invocation.view)
    if meeting is None:
        item_id, topic_id, meeting_id = past_item_named(invocation.view, item).id, "", ""
    else:
        topic_id, meeting_id = topic_named(invocation.view, item).id, meeting_named(invocation.view, meeting).id
        at_meeting = (each.id for each in invocation.view.items_at(meeting_id) if each.topic == topic_id)
        item_id = next(at_meeting, "") or new_id()
    is_new = item_id not in invocation.view.programme.minutes

    def edit(programme: Programme) -> Programme:
        if item_id not in programme.items:
            programme = edits.hold(programme, item_id, topic_id, meeting_id, today=invocation.today)
        return edits.record_minute(programme, item_id, by=invocation.who, today=invocation.today, **fields)

    invocation.do(edit)
    if is_new:
        print_text(item_id)


COMMANDS: tuple[click.Command, ...] = (minute,)
