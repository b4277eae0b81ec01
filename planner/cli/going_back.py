"""Commands that go back: undo, redo and restoring a backup; and verifying the history."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_text, say
from planner.programme.calendar import long
from planner.programme.english import counted
from planner.programme.errors import Unreadable, Unusable
from planner.programme.history.changes import Change
from planner.programme.history.undoing import original
from planner.programme.naming import matching_id

MOST_SHOWN = 5
"""The most differences that ``verify`` prints."""


@click.command()
@click.argument("change", required=False, default="", metavar="[CHANGE]")
@pass_invocation
def undo(invocation: Invocation, /, change: str) -> None:
    """Take back your last change, or one of yours by its id in “history --json”. Example: planner undo

    The beginning of an id will do, if it is that of only one of them.
    """
    if change:
        matches = matching_id([each for each in invocation.session.history if each.by == invocation.who], change)
        if len(matches) != 1:
            which = "Several changes of yours have ids that begin with" if matches else "No change of yours has the id"
            raise Unusable(f"{which} “{change}”: “planner history --json” lists them.")
        change = matches[0].id
    _report(invocation, invocation.session.undo(change), "undo")


@click.command()
@pass_invocation
def redo(invocation: Invocation) -> None:
    """Give back what you last undid. Example: planner redo"""
    _report(invocation, invocation.session.redo(), "redo")


def _report(invocation: Invocation, change: Change | None, verb: str) -> None:
    """Print the result of an undo or a redo, and the day of the change that was undone or redone."""
    if change is None and invocation.session.is_saved:
        say(f"There is nothing of yours to {verb}.")
        return
    # None while unsaved means a conflict or trouble, which report raises
    invocation.report(change)
    if change:
        say(f"It was done on {long(original(invocation.session.history, change).at.astimezone().date())}.")


@click.command()
@pass_invocation
def verify(invocation: Invocation) -> None:
    """Replay the history: does it give exactly what is stored? Example: planner verify"""
    from planner.programme.history.verifying import NOT_PROVEN, troubles

    session = invocation.session
    differences = list(troubles(session.programme, session.history))
    if differences:
        and_more = f" And {len(differences) - MOST_SHOWN} more." if len(differences) > MOST_SHOWN else ""
        raise Unusable(f"{session.name} is not what its history says. {' '.join(differences[:MOST_SHOWN])}{and_more}")
    print_text(f"The history's {counted(len(session.history), 'change')} give exactly what is stored.")
    say(NOT_PROVEN)


@click.command()
@click.argument("backup", required=False, default="", metavar="[BACKUP]")
@pass_invocation
def restore(invocation: Invocation, /, backup: str) -> None:
    """List the backups, or go back to one. Example: planner restore 2026-11-24T1405

    Going back is a change like any other: nothing leaves the history, and undo takes it back. A file that cannot be
    read is kept beside the one that takes its place.
    """
    from planner.session.recovery import backup_named, backups_of, lost_changes, recover
    from planner.session.recovery import restore as go_back

    if not backup:
        for each in backups_of(invocation.path):
            print_text(f"{each.name}: {each.when}; {each.holds}")
        if not backups_of(invocation.path):
            say(f"{invocation.path} has no backups yet.")
        return
    chosen = backup_named(invocation.path, backup)
    try:
        session = invocation.open()
    except Unreadable:
        lost = lost_changes(invocation.path, chosen)
        damaged = recover(invocation.path, chosen)
        say(f"{invocation.path} is now as in the backup of {chosen.when}.")
        for label in lost:
            say(f"Lost: {label}.")
        if damaged:
            say(f"What was there is kept as {damaged}.")
        return
    change = go_back(session, chosen)
    invocation.report(change)


COMMANDS: tuple[click.Command, ...] = (undo, redo, verify, restore)
