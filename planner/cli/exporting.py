"""The command that exports: the programme table, the covering report, or the changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_data, say
from planner.cli.publishing import NOTHING_YET, start_of_changes
from planner.exchange.export_files import write_export
from planner.exchange.formats import ACTION_LOGS, DOCUMENTS, FORMATS, OPTIONS, TRACKERS, Format
from planner.machine.paths import file_named
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.model import Version
from planner.programme.naming import item_named
from planner.programme.versions import version_named

if TYPE_CHECKING:
    from planner.programme.documents.blocks import Document
    from planner.programme.view import View

Content = TypeVar("Content")
Command = TypeVar("Command", bound=Callable[..., Any])

_TABLE_FORMATS = [name for name in FORMATS if name not in DOCUMENTS]


def _format_options(command: Command) -> Command:
    """Add the options of all formats to a command."""
    for option in reversed(OPTIONS):
        command = click.option(f"--{option.name}", is_flag=True, help=option.help)(command)
    return command


def output_help(formats: Mapping[str, Format[Content]]) -> str:
    """Return the help of ``-o``, which lists the formats that need a file."""
    return f"The file to write; {listed(name for name, format in formats.items() if not format.is_text)} need it."


@click.command()
@click.option(
    "--as",
    "kind",
    required=True,
    metavar="FORMAT",
    help=f"{listed(DOCUMENTS, 'or')}; the table also {listed(_TABLE_FORMATS, 'or')}.",
)
@click.option("--report", is_flag=True, help="The covering report, with what changed since the version before.")
@click.option("--changes", is_flag=True, help="What changed since the version before, and why.")
@click.option("--actions", is_flag=True, help="The log of what was asked for at meetings, as at today.")
@click.option("--tracker", is_flag=True, help="The tracker of recommendations, as at today.")
@click.option("--background", default="", metavar="ITEM", help="What the record knows of an item, for its report.")
@click.option(
    "--letter", multiple=True, metavar="REC", help="The letter that goes with a recommendation. Repeat for several."
)
@click.option("--version", "number", default="", metavar="N", help="A version, exactly as it was published.")
@_format_options
@click.option("-o", "--output", default="", metavar="PATH", help=output_help(FORMATS))
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@pass_invocation
def export(
    invocation: Invocation,
    /,
    kind: str,
    report: bool,
    changes: bool,
    actions: bool,
    tracker: bool,
    background: str,
    letter: tuple[str, ...],
    number: str,
    output: str,
    force: bool,
    **flags: bool,
) -> None:
    """Export the programme table. Example: planner export --as docx -o programme.docx

    An option such as --report exports another document: the covering report, what changed, the action log, the tracker
    of recommendations, the letter that goes with some, or the background of an item.
    """
    from planner.programme.documents.edition import edition_now, edition_of

    asked_for = {
        "--report": report,
        "--changes": changes,
        "--actions": actions,
        "--tracker": tracker,
        "--background": background,
        "--letter": letter,
    }
    if len(given := [name for name, value in asked_for.items() if value]) > 1:
        raise Unusable(f"One document at a time: give {listed(given, 'or')}.")
    if number and (alone := given[0] if given else "") and alone not in ("--report", "--changes"):
        raise Unusable(f"A version is the table as published: leave out --version with {alone}.")
    public_view = invocation.session.public_view
    if actions or tracker:
        log_format = _with_options(format_named(ACTION_LOGS if actions else TRACKERS, kind), flags)
        write_document(log_format, public_view, output, force=force)
        return
    if background or letter:
        document = _background(public_view, background) if background else _letter(public_view, letter)
        write_document(_with_options(format_named(DOCUMENTS, kind), flags), document, output, force=force)
        return
    version = version_named(invocation.session.programme.versions, number) if number else None
    if report or changes:
        document_format = _with_options(format_named(DOCUMENTS, kind), flags)
        write_document(document_format, (_report if report else _changes)(invocation, version), output, force=force)
        return
    format = _with_options(format_named(FORMATS, kind), flags)
    if version and format.needs_data:
        usable = listed((name for name, other in FORMATS.items() if not other.needs_data), "or")
        raise Unusable(f"A version is the table as published, without the data behind it: export it as {usable}.")
    edition = (
        edition_of(version)
        if version
        else edition_now(invocation.session.public_view, invocation.session.public.history)
    )
    write_document(format, edition, output, force=force)


def _background(view: View, item: str) -> Document:
    """Return the background of the item named."""
    from planner.programme.documents.background import background_document

    return background_document(view, item_named(view, item))


def _letter(view: View, recommendations: tuple[str, ...]) -> Document:
    """Return the letter on the recommendations named, several of them with semicolons between, too."""
    from planner.programme.documents.letter import letter_document
    from planner.programme.follow_up.recommendations.naming import recommendation_named

    names = [name for each in recommendations for name in each.split(";") if name.strip()]
    return letter_document(view, [recommendation_named(view, name) for name in names])


def _report(invocation: Invocation, version: Version | None) -> Document:
    """Return the report of the current programme or of a version, from the council's template where it has one."""
    from planner.exchange.report import report_document, template_for
    from planner.programme.documents.report import report_now, report_of

    view, history = invocation.session.public_view, invocation.session.public.history
    last = invocation.session.last_version
    if not version and last and not invocation.session.changed(last):
        say(f"Nothing has changed since version {last.id}: --version {last.id} gives the report that went with it.")
    report = report_of(view, history, version) if version else report_now(view, history)
    return report_document(report, template_for(invocation.path))


def _changes(invocation: Invocation, version: Version | None) -> Document:
    """Return the changes up to now or up to a version; raises Unusable where nothing was published before."""
    from planner.programme.documents.changes import changes_document

    start = start_of_changes(invocation, "", version)
    if start is None:
        raise Unusable(NOTHING_YET)
    return changes_document(invocation.session.changed(start, version), start, version, invocation.session.public_view)


def format_named(formats: Mapping[str, Format[Content]], kind: str) -> Format[Content]:
    """Return the format called ``kind``; raises Unusable, listing the formats, when there is none."""
    format = formats.get(kind.strip().lower())
    if format is None:
        raise Unusable(f"“{kind}” is not a format: choose one of {', '.join(formats)}.")
    return format


def _with_options(format: Format[Content], flags: Mapping[str, bool]) -> Format[Content]:
    """Return the format with the options whose flags are set; raises Unusable when it does not take one of them."""
    for option in OPTIONS:
        if flags[option.name]:
            format = format.having(option)
    return format


def write_document(format: Format[Content], document: Content, output: str, *, force: bool) -> None:
    """Write a document to a file, or to standard output without a file.

    Raises Unusable when the format is not text and no file is named.
    """
    if not output and not format.is_text:
        raise Unusable(f"A {format.label} goes into a file: name it with -o PATH.")
    content = format.render(document)
    if output:
        say(f"Saved: {write_export(file_named(output), content, force=force)}")
    else:
        print_data(content)


COMMANDS: tuple[click.Command, ...] = (export,)
