"""The root command: the four options, and every command under it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from planner.cli.context import Given

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "files": ("open", "demo", "new", "export", "where"),
    "importing": ("import",),
    "reading": ("show", "check", "deadlines", "history"),
    "prioritising": ("topic",),
    "checklists": ("checklist",),
    "notes": ("notes",),
    "placing": ("place", "move", "swap", "remove", "item", "where-could", "accept", "undo", "redo"),
    "meetings": ("meeting", "committee"),
    "publishing": ("publish", "versions", "changes"),
    "keeping": ("verify", "restore"),
    "serving": ("serve",),
}
"""The module of this folder that each command is in: only that of the command typed is loaded."""


class Commands(click.Group):
    """The commands by name, each loaded when it is wanted."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """The names of all, in order."""
        return sorted(name for names in COMMANDS.values() for name in names)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        module = next((module for module, names in COMMANDS.items() if name in names), None)
        if module is None:
            return None
        commands: tuple[click.Command, ...] = import_module(f"planner.cli.{module}").COMMANDS
        return next(each for each in commands if each.name == name)


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-f", "--file", envvar="PLANNER_FILE", default="", metavar="FILE", help="The programme's file.")
@click.option("--by", envvar="PLANNER_BY", default="", metavar="NAME", help="Who is at work; else the login name.")
@click.option("--today", envvar="PLANNER_TODAY", default="", metavar="DATE", help="The day to reckon from.")
@click.option("--year", default="", metavar="YEAR", help="The municipal year in view, such as 2023/24.")
@click.version_option(package_name="scrutiny-planner", prog_name="planner")
@click.pass_context
def planner(context: click.Context, file: str, by: str, today: str, year: str) -> None:
    """Plan a council scrutiny committee's year, and publish the programme table.

    Without a command it opens the app on the programme last opened. Example:
    planner -f programme.json show
    """
    context.obj = Given(file, by, today, year)
    if context.invoked_subcommand is None:
        from planner.cli.files import open_last

        open_last(context.obj)
