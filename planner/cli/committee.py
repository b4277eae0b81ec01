"""Commands about the committee's settings."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, pass_invocation, reason_options
from planner.cli.printing import print_text
from planner.exchange.checklists import checklist_name_to_store
from planner.programme import edits
from planner.programme.errors import Unusable
from planner.programme.settings import parse, setting, shown


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
    field, parsed = parse(key, ", ".join(values), invocation.today)
    if field == "checklist":
        parsed = checklist_name_to_store(parsed, invocation.path.parent)
    invocation.do(lambda programme: edits.set_committee(programme, **{field: parsed}))


COMMANDS: tuple[click.Command, ...] = (committee,)
