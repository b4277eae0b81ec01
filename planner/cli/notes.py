"""The command that writes the notes of a scoping session."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.exporting import in_look, output_help, plain_option, write_document
from planner.exchange.exports import notes_export
from planner.exchange.formats import NOTES
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.text import lines
from planner.programme.typed_days import MonthAlone


@click.command()
@click.option("--since", required=True, metavar="DATE", help="The day from which topics count as taken.")
@click.option("--present", multiple=True, metavar="NAME", help="Somebody who was there. Repeat for several.")
@click.option("--as", "kind", default="", metavar="FORMAT", help=f"{', '.join(NOTES)}; else by its name.")
@plain_option
@click.option("-o", "--output", default="", metavar="PATH", help=output_help(NOTES))
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@pass_invocation
def notes(
    invocation: Invocation, /, since: str, present: tuple[str, ...], kind: str, plain: bool, output: str, force: bool
) -> None:
    """Write the notes of a scoping session. Example: planner notes --since 2023-09-01 --present "Chair" """
    from planner.programme.documents.meeting_notes import notes_of

    kind_of_suffix = next((name for name, option in NOTES.items() if output.lower().endswith(option.suffix)), "")
    if output and not kind and not kind_of_suffix:
        suffixes = listed((option.suffix for option in NOTES.values()), "or")
        raise Unusable(f"{output} in which format? Give --as, or end its name in {suffixes}.")
    taken = notes_of(
        invocation.session.public_view,
        since=invocation.view.reckoning.day(since, MonthAlone.FIRST),
        present=lines(present),
    )
    found = notes_export(invocation.session.public_view, taken)
    format = in_look(invocation, found.format(kind or kind_of_suffix or "markdown"), plain=plain)
    write_document(found, format, output, force=force)


COMMANDS: tuple[click.Command, ...] = (notes,)
