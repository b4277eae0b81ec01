"""Commands about items: placing, moving, swapping, changing and removing them."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, pass_invocation, reason_options, say_free_places
from planner.cli.fields import options, require_some, values
from planner.cli.printing import say
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import in_words
from planner.programme.kinds import ItemKind
from planner.programme.model import Item
from planner.programme.naming import item_named, meeting_named, topic_named
from planner.programme.prioritising.ageing import advice_words

ITEM_FIELDS = [field for field in Item.FIELDS.values() if field.label]
"""The fields of an item that a person fills in."""


@click.command()
@click.argument("topic")
@click.argument("meeting")
@options([Item.FIELDS["kind"]], "item")
@click.option("--tentative", is_flag=True, help="Not yet certain.")
@click.option("--urgency", default="", metavar="TEXT", help="The chair's reason for urgency.")
@reason_options()
@pass_invocation
def place(
    invocation: Invocation, /, topic: str, meeting: str, kind: ItemKind | None, tentative: bool, urgency: str
) -> None:
    """Place a topic on a meeting. Example: planner place "Care leavers" 2023-11-30"""
    target, to_meeting = topic_named(invocation.view, topic), meeting_named(invocation.view, meeting)
    invocation.do(
        lambda programme: edits.place(
            programme,
            new_id(),
            target.id,
            to_meeting.id,
            today=invocation.today,
            kind=kind or ItemKind.SUBSTANTIVE,
            tentative=tentative,
            urgency=urgency,
        )
    )
    say(f"It is on {in_words(to_meeting.date)}.")
    say(advice_words(invocation.view, target.id))


@click.command()
@click.argument("item")
@click.argument("meeting")
@click.option("--urgency", default=None, metavar="TEXT", help="The chair's reason for urgency.")
@reason_options(required=True)
@pass_invocation
def move(invocation: Invocation, /, item: str, meeting: str, urgency: str | None) -> None:
    """Move an item. Example: planner move "Youth Justice" 2023-11-30 --reason "report not ready" """
    target, to_meeting = item_named(invocation.view, item), meeting_named(invocation.view, meeting)
    fields = {} if urgency is None else {"urgency": urgency}
    invocation.do(lambda programme: edits.move(programme, target.id, to_meeting.id, today=invocation.today, **fields))
    say(f"It is on {in_words(to_meeting.date)}.")
    say_free_places(invocation, target.meeting)
    say(advice_words(invocation.view, target.topic))


@click.command()
@click.argument("item")
@click.argument("other", metavar="ITEM")
@reason_options(required=True)
@pass_invocation
def swap(invocation: Invocation, /, item: str, other: str) -> None:
    """Have two items change places. Example: planner swap "Youth Justice" "Education" --reason "report not ready" """
    first, second = item_named(invocation.view, item), item_named(invocation.view, other)
    invocation.do(
        lambda programme: edits.swap(programme, first.id, second.id, today=invocation.today),
        label=edits.swap_words(invocation.view.programme, first.id, second.id),
    )


@click.command()
@click.argument("item")
@reason_options(required=True)
@pass_invocation
def remove(invocation: Invocation, /, item: str) -> None:
    """Take an item off the programme. Example: planner remove "Child Exploitation" --reason "a duplicate" """
    target = item_named(invocation.view, item)
    invocation.do(lambda programme: edits.remove(programme, target.id, today=invocation.today))
    say_free_places(invocation, target.meeting)


@click.group()
def item() -> None:
    """One appearance of a topic at a meeting. Example: planner item edit "Youth Justice" --tentative"""


@item.command("edit")
@click.argument("item")
@options(ITEM_FIELDS, "item")
@reason_options()
@pass_invocation
def edit_item(invocation: Invocation, /, item: str, **typed: Any) -> None:
    """Change an item. Example: planner item edit "Youth Justice" --tentative"""
    target = item_named(invocation.view, item)
    meeting = invocation.view.meeting_of(target)
    fields = require_some(values(ITEM_FIELDS, typed, invocation.view, meeting), "item edit")
    invocation.do(lambda programme: edits.edit_item(programme, target.id, **fields))


COMMANDS: tuple[click.Command, ...] = (place, move, swap, remove, item)
