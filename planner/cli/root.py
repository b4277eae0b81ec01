"""The root command: its options, and the table of all commands under it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import groupby

import click

from planner.cli.context import Invocation
from planner.cli.printing import print_text
from planner.cli.suggestions import suggest

COMMANDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Programmes and documents", "files", ("open", "demo", "new", "where")),
    ("Programmes and documents", "importing", ("import",)),
    ("Programmes and documents", "exporting", ("export",)),
    ("Programmes and documents", "serving", ("serve",)),
    ("The year", "viewing", ("show", "check", "deadlines", "history")),
    ("Topics", "prioritising", ("topic",)),
    ("Topics", "checklists", ("checklist",)),
    ("Topics", "notes", ("notes",)),
    ("Items and meetings", "placing", ("place", "move", "swap", "remove", "item")),
    ("Items and meetings", "findings", ("where-could", "accept")),
    ("Items and meetings", "meetings", ("meeting",)),
    ("Items and meetings", "committee", ("committee",)),
    ("After a meeting", "minutes", ("minute",)),
    ("After a meeting", "recommendations", ("recommendation",)),
    ("After a meeting", "actions", ("action", "chase")),
    ("After a meeting", "reminding", ("remind",)),
    ("Publishing", "publishing", ("publish", "versions", "changes")),
    ("Going back", "going_back", ("undo", "redo", "verify", "restore")),
    ("The shell", "completion", ("completion",)),
)
"""Rows of: the heading over the commands in the help, their module in this folder, and their names.

Only the module of the command typed is loaded.
"""

LONGEST_SUMMARY = 200
"""The longest summary of a command in the help, in characters; longer than any first sentence."""


class Commands(click.Group):
    """A group whose commands are loaded when they are used."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(name for _, _, names in COMMANDS for name in names)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return the command of this name; None when there is none."""
        module = next((module for _, module, names in COMMANDS if name in names), None)
        if module is None:
            return None
        commands: tuple[click.Command, ...] = import_module(f"planner.cli.{module}").COMMANDS
        command = next(command for command in commands if command.name == name)
        _prepare(command, name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their headings, each with its whole first sentence."""
        for heading, rows in groupby(COMMANDS, key=lambda row: row[0]):
            names = [name for _, _, names in rows for name in names]
            commands = [(name, self.get_command(context, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str()) for name, command in commands if command])


def _print_help(context: click.Context, _option: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not context.resilient_parsing:
        print_text(context.get_help())
        context.exit()


def _print_version(context: click.Context, _option: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not context.resilient_parsing:
        from importlib.metadata import version

        print_text(f"planner, version {version('scrutiny-planner')}")
        context.exit()


def _printing_option(
    *names: str, callback: Callable[[click.Context, click.Parameter, bool], None], help: str
) -> click.Option:
    """Return an option that prints something and exits; click's own would not print through ``print_text``."""
    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=callback, help=help)


HELP = _printing_option("-h", "--help", callback=_print_help, help="Show this message and exit.")
VERSION = _printing_option("--version", callback=_print_version, help="Show the version and exit.")


def _prepare(command: click.Command, path: str) -> None:
    """Move a command's example to the end of its help, unwrapped, and add completion; subcommands too.

    ``path`` is the names of its groups and its own, such as ``topic add``.
    """
    text, _, example = (command.help or "").partition("Example:")
    if example:
        line, _, more = example.strip().partition("\n\n")
        command.help = f"{text.strip()}\n\n{more}".strip()
        command.epilog = f"Example:\n\n\b\n  {' '.join(line.split())}"
    if HELP not in command.params:
        command.add_help_option = False
        command.params.append(HELP)
    suggest(command, path)
    command.short_help = command.get_short_help_str(LONGEST_SUMMARY)
    if isinstance(command, click.Group) and not isinstance(command, Commands):
        for name, subcommand in command.commands.items():
            _prepare(subcommand, f"{path} {name}")


@click.group(cls=Commands, invoke_without_command=True)
@click.option("-f", "--file", envvar="PLANNER_FILE", default="", metavar="FILE", help="The programme's file.")
@click.option("--by", envvar="PLANNER_BY", default="", metavar="NAME", help="Who is at work; else the login name.")
@click.option("--today", envvar="PLANNER_TODAY", default="", metavar="DATE", help="The day to reckon from.")
@click.option("--year", default="", metavar="YEAR", help="The municipal year in view, such as 2023/24.")
@click.pass_context
def planner(context: click.Context, file: str, by: str, today: str, year: str) -> None:
    """Plan a council scrutiny committee's year, and publish the programme table.

    Without a command it opens the app on the programme last opened. Example: planner -f programme.json show
    """
    context.obj = Invocation(file, by, today, year)
    if context.invoked_subcommand is None:
        from planner.cli.files import open_last

        open_last(context.obj)


planner.params.append(VERSION)
_prepare(planner, "")
