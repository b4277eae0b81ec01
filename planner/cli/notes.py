"""The command that writes the notes of a scoping meeting."""

from __future__ import annotations

import click

from planner.cli.context import Given, given
from planner.cli.exporting import chosen, deliver
from planner.programme.calendar import parse_day
from planner.programme.errors import Unusable
from planner.programme.words import lines


@click.command()
@click.option("--since", required=True, metavar="DATE", help="The day from which topics count as taken.")
@click.option("--present", multiple=True, metavar="NAME", help="Somebody who was there. Repeat for several.")
@click.option("--as", "kind", default="", metavar="FORMAT", help="docx, html, pdf, markdown, text; else by its name.")
@click.option("-o", "--output", default="", metavar="PATH", help="The file to write; docx and pdf need it.")
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@given
def notes(given: Given, /, since: str, present: tuple[str, ...], kind: str, output: str, force: bool) -> None:
    """Write the notes of a scoping meeting. Example: planner notes --since 2023-09-01 --present "Chair" """
    from planner.exchange.formats import NOTES
    from planner.programme.documents.meeting_notes import notes_of

    if output and not kind and not output.lower().endswith(tuple(each.suffix for each in NOTES.values())):
        raise Unusable(f"{output} in which format? Give --as, or end its name in .docx, .html, .pdf, .md or .txt.")
    named = (name for name, each in NOTES.items() if output.lower().endswith(each.suffix))
    format = chosen(NOTES, kind or next(named, "markdown"))
    made = notes_of(given.session.public_view, since=parse_day(since, given.view.year), present=lines(present))
    deliver(format, made, output, force=force)


COMMANDS: tuple[click.Command, ...] = (notes,)
