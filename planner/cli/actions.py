"""Commands about actions: what was asked for, what came, chasing it, and closing it."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, as_json, parse_choice, pass_invocation, reason_options
from planner.cli.fields import options, require_some, values
from planner.cli.printing import print_data, print_text, say
from planner.exchange.action_lines import actions_text
from planner.exchange.json.actions import actions_data
from planner.exchange.json.programme import json_text
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.fields import Field
from planner.programme.follow_up.actions import is_open, oldest_first
from planner.programme.follow_up.naming import action_named, past_item_named
from planner.programme.follow_up.recommendations.naming import recommendation_named
from planner.programme.kinds import ChaseMeans, Closing
from planner.programme.model import Action, Chaser, Recommendation
from planner.programme.text import one_line
from planner.programme.view import View


def _fields(*names: str) -> list[Field]:
    return [Action.FIELDS[name] for name in names]


ASKED = _fields("text", "kind", "owner", "part", "due", "due_when", "private_note")
"""The fields of an action that say what is asked for."""


@click.group()
def action() -> None:
    """What was asked for at a meeting, and what came. Example: planner action list"""


@action.command("add")
@click.argument("item")
@options(ASKED, "action")
@reason_options()
@pass_invocation
def add(invocation: Invocation, /, item: str, **typed: Any) -> None:
    """Record an action resolved at an item. Example: planner action add "SEND" --text "the figures" --owner Director
    --due 2023-10-12

    It is a request for information, unless --kind says otherwise; it is due on a day, or when something happens.
    """
    target, action_id = past_item_named(invocation.view, item), new_id()
    fields = values(ASKED, typed, invocation.view, invocation.view.meeting_of(target))
    if not one_line(fields.get("text", "")):
        raise Unusable("What was asked for is needed: give it with --text TEXT.")
    if typed["owner"] is None:
        raise Unusable("Who owes it is needed: give it with --owner NAME, blank where nobody was named.")
    if not fields.get("due") and not one_line(fields.get("due_when", "")):
        raise Unusable("When it is due is needed: give --due DATE, or --when TEXT for what has to happen first.")
    invocation.do(lambda programme: edits.add_action(programme, action_id, target.id, today=invocation.today, **fields))
    print_text(action_id)


@action.command("edit")
@click.argument("action")
@options(ASKED, "action")
@reason_options()
@pass_invocation
def edit(invocation: Invocation, /, action: str, **typed: Any) -> None:
    """Change an action; a later date needs a reason. Example: planner action edit "39(3)" --owner Director"""
    target = action_named(invocation.view, action)
    fields = require_some(values(ASKED, typed, invocation.view), "action edit")
    invocation.do(
        lambda programme: edits.edit_action(
            programme, target.id, today=invocation.today, reason=invocation.reason, **fields
        )
    )


@action.command("received")
@click.argument("action")
@click.argument("date")
@click.option("--answer", default=None, metavar="TEXT", help=Action.FIELDS["answer"].help)
@reason_options()
@pass_invocation
def received(invocation: Invocation, /, action: str, date: str, answer: str | None) -> None:
    """Record that it came, which closes it. Example: planner action received "39(3)@2023-03-30" 2023-09-28

    An empty date opens it again.
    """
    target = action_named(invocation.view, action)
    day = Action.FIELDS["received"].parse(date, invocation.view.reckoning)
    invocation.do(lambda programme: edits.receive(programme, target.id, day, today=invocation.today, answer=answer))


@action.command("close")
@click.argument("action")
@options(_fields("closing"), "closing")
@reason_options()
@pass_invocation
def close(invocation: Invocation, /, action: str, closing: Closing | None) -> None:
    """Close an action. Example: planner action close "the figures" --closing no-longer-wanted --authority Chair"""
    if closing is None:
        raise Unusable("How it is closed is needed: give it with --closing, such as no-longer-wanted.")
    target = action_named(invocation.view, action)
    invocation.do(
        lambda programme: edits.close(
            programme, target.id, closing, today=invocation.today, authority=invocation.authority
        )
    )


@action.command("list")
@click.option("--open", "only_open", is_flag=True, help="Only those still open.")
@as_json
@pass_invocation
def list_actions(invocation: Invocation, /, only_open: bool, as_json: bool) -> None:
    """List the actions of every year, oldest first. Example: planner action list --open"""
    view = invocation.view
    actions = oldest_first(view.programme.actions.values())
    actions = [each for each in actions if is_open(each) or not only_open]
    if as_json:
        print_data(json_text(actions_data(view, actions)))
    elif actions:
        print_text(actions_text(view, actions))
    else:
        say("No action is open." if only_open else "There are no actions yet.")


def _owed(view: View, text: str) -> Action | Recommendation:
    """Return the recommendation or the action that a text names; raises Unusable, listing the actions."""
    try:
        return recommendation_named(view, text)
    except Unusable:
        return action_named(view, text)


@click.command()
@click.argument("what", metavar="REC|ACTION")
@options([Chaser.FIELDS["on"], Chaser.FIELDS["to"]], "chaser")
@click.option(
    "--how", required=True, metavar="HOW", callback=parse_choice(ChaseMeans, "a way to chase"), help="By which means."
)
@reason_options()
@pass_invocation
def chase(invocation: Invocation, /, what: str, how: ChaseMeans, **typed: Any) -> None:
    """Record that somebody was chased. Example: planner chase "39(3)" --on 2024-01-08 --to Director --how e-mail"""
    target, chaser_id = _owed(invocation.view, what), new_id()
    fields = values([Chaser.FIELDS["on"], Chaser.FIELDS["to"]], typed, invocation.view)
    if "on" not in fields:
        raise Unusable("The day is needed: give it with --on DATE.")
    invocation.do(
        lambda programme: edits.chase(
            programme,
            chaser_id,
            target.id,
            on=fields["on"],
            to=fields.get("to", ""),
            how=how,
            by=invocation.who,
            today=invocation.today,
        )
    )
    print_text(chaser_id)


COMMANDS: tuple[click.Command, ...] = (action, chase)
