"""The command that writes reminders of what was asked for and has not come."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_text, say
from planner.exchange.formats import REMINDERS, format_named
from planner.machine.paths import file_named
from planner.programme.documents.reminders import WITHIN_DAYS, reminders
from planner.programme.english import listed
from planner.programme.text import one_line


@click.command()
@click.option("--as", "kind", required=True, metavar="FORMAT", help=f"{listed(REMINDERS, 'or')}.")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The folder to write into; it is made.")
@click.option("--owner", default="", metavar="NAME", help="Only what this owner owes.")
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=WITHIN_DAYS,
    metavar="DAYS",
    help=f"How many days ahead to look: {WITHIN_DAYS}, if not said.",
)
@click.option("--force", is_flag=True, help="Write over files that are already there.")
@pass_invocation
def remind(invocation: Invocation, /, kind: str, output: str, owner: str, within: int, force: bool) -> None:
    """Write reminders of what was asked for and has not come. Example: planner remind --as eml -o reminders

    A message for each thing, or a calendar for each owner: what is overdue, due within the days, or waiting for
    something. They go to roles, without addresses; nothing is sent.
    """
    from planner.exchange.reminders import reminder_files, write_reminders

    format, view = format_named(REMINDERS, kind), invocation.session.public_view
    found = reminders(view, within=within, owner=one_line(owner))
    if not found.each:
        of_all = reminders(view, within=within).each
        say(_nothing(one_line(owner), sorted({each.owner for each in of_all if each.owner})))
        return
    for path in write_reminders(reminder_files(found, format.name), file_named(output), force=force):
        print_text(str(path))


def _nothing(owner: str, others: list[str]) -> str:
    """Return why there is no reminder, with the owners that there are reminders for."""
    if not owner:
        return "Nothing is overdue, due within the days, or waiting for something: no reminder is written."
    there_are = f" There are reminders for {listed(others)}." if others else ""
    return f"Nothing is due from “{owner}”: no reminder is written.{there_are}"


COMMANDS: tuple[click.Command, ...] = (remind,)
