"""The root command: the four options, and every command under it."""

from __future__ import annotations

import click

from planner.cli import (
    checklists,
    files,
    importing,
    keeping,
    meetings,
    notes,
    placing,
    prioritising,
    publishing,
    reading,
)
from planner.cli.context import Given


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
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
        files.open_last(context.obj)


for module in (files, importing, reading, prioritising, checklists, notes, placing, meetings, publishing, keeping):
    for command in module.COMMANDS:
        planner.add_command(command)
