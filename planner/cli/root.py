"""The root command: the four options, and every command under it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import groupby

import click

from planner.cli.completing import complete
from planner.cli.context import Invocation
from planner.cli.printing import print_text

COMMANDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Programmes and documents", "files", ("open", "demo", "new", "where")),
    ("Programmes and documents", "importing", ("import",)),
    ("Programmes and documents", "exporting", ("export",)),
    ("Programmes and documents", "serving", ("serve",)),
    ("The year", "viewing", ("show", "check", "deadlines", "history")),
    ("Topics", "prioritising", ("topic",)),
    ("Topics", "checklists", ("checklist",)),
    ("Topics", "notes", ("notes",)),
    ("Items and meetings", "placing", ("place", "move", "swap", "remove", "item", "where-could", "accept")),
    ("Items and meetings", "meetings", ("meeting", "committee")),
    ("Publishing", "publishing", ("publish", "versions", "changes")),
    ("Going back", "going_back", ("undo", "redo", "verify", "restore")),
    ("The shell", "completion", ("completion",)),
)
"""The heading over commands, the module of this folder that they are in, and their names.

Only the module of the command typed is loaded.
"""

LONGEST_SENTENCE = 200


class Commands(click.Group):
    """The commands by name, each loaded when it is wanted."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """The names of all, in order."""
        return sorted(name for _, _, names in COMMANDS for name in names)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        module = next((module for _, module, names in COMMANDS if name in names), None)
        if module is None:
            return None
        commands: tuple[click.Command, ...] = import_module(f"planner.cli.{module}").COMMANDS
        found = next(each for each in commands if each.name == name)
        _finish(found, name)
        return found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, each with the whole of its first sentence."""
        for heading, under in groupby(COMMANDS, key=lambda each: each[0]):
            names = [name for _, _, names in under for name in names]
            found = [(name, self.get_command(context, name)) for name in names]
            with formatter.section(heading):
                formatter.write_dl([(name, each.get_short_help_str()) for name, each in found if each])


def _print_help(context: click.Context, _option: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not context.resilient_parsing:
        print_text(context.get_help())
        context.exit()


def _print_version(context: click.Context, _option: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not context.resilient_parsing:
        from importlib.metadata import version

        print_text(f"planner, version {version('scrutiny-planner')}")
        context.exit()


def _printing(*names: str, callback: Callable[[click.Context, click.Parameter, bool], None], help: str) -> click.Option:
    """An option that prints something instead of running the command; click's own would print it by another way."""
    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=callback, help=help)


HELP = _printing("-h", "--help", callback=_print_help, help="Show this message and exit.")
VERSION = _printing("--version", callback=_print_version, help="Show the version and exit.")


def _finish(command: click.Command, words: str) -> None:
    """Have a command's example stand on a line of its own, whole, and the shell complete its arguments."""
    about, _, example = (command.help or "").partition("Example:")
    if example:
        line, _, more = example.strip().partition("\n\n")
        command.help = f"{about.strip()}\n\n{more}".strip()
        command.epilog = f"Example:\n\n\b\n  {' '.join(line.split())}"
    if HELP not in command.params:
        command.add_help_option = False
        command.params.append(HELP)
    complete(command, words)
    command.short_help = command.get_short_help_str(LONGEST_SENTENCE)
    if isinstance(command, click.Group) and not isinstance(command, Commands):
        for name, each in command.commands.items():
            _finish(each, f"{words} {name}")


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
_finish(planner, "")
