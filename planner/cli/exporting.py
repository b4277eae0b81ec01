"""The command that exports: the programme table, the covering report, or what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_data, say
from planner.cli.publishing import NOTHING_YET, start_of_changes
from planner.exchange.export_files import write_export
from planner.exchange.formats import DOCUMENTS, FORMATS, OPTIONS, Format
from planner.machine.paths import file_named
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.model import Version
from planner.programme.versions import version_named

if TYPE_CHECKING:
    from planner.programme.documents.blocks import Document

Content = TypeVar("Content")
Command = TypeVar("Command", bound=Callable[..., Any])

_OF_THE_TABLE = [name for name in FORMATS if name not in DOCUMENTS]


def _options_of_formats(command: Command) -> Command:
    """The options that some format takes."""
    for option in reversed(OPTIONS):
        command = click.option(f"--{option.name}", is_flag=True, help=option.help)(command)
    return command


def needs_a_file(formats: Mapping[str, Format[Content]]) -> str:
    """What is said of ``-o``, where these formats are to be had."""
    return f"The file to write; {listed(name for name, each in formats.items() if not each.is_text)} need it."


@click.command()
@click.option(
    "--as",
    "kind",
    required=True,
    metavar="FORMAT",
    help=f"{listed(DOCUMENTS, 'or')}; the table also {listed(_OF_THE_TABLE, 'or')}.",
)
@click.option("--report", is_flag=True, help="The covering report, with what changed since the version before.")
@click.option("--changes", is_flag=True, help="What changed since the version before, and why.")
@click.option("--version", "number", default="", metavar="N", help="A version, exactly as it was published.")
@_options_of_formats
@click.option("-o", "--output", default="", metavar="PATH", help=needs_a_file(FORMATS))
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@pass_invocation
def export(
    invocation: Invocation,
    /,
    kind: str,
    report: bool,
    changes: bool,
    number: str,
    output: str,
    force: bool,
    **asked: bool,
) -> None:
    """Export the programme table. Example: planner export --as docx -o programme.docx

    With --report it is the covering report, with --changes what changed.
    """
    from planner.programme.documents.edition import edition_now, edition_of

    if report and changes:
        raise Unusable("The report has what changed in it: give --report or --changes, not both.")
    version = version_named(invocation.session.programme.versions, number) if number else None
    if report or changes:
        document_format = _having(chosen(DOCUMENTS, kind), asked)
        deliver(document_format, (_report if report else _changes)(invocation, version), output, force=force)
        return
    format = _having(chosen(FORMATS, kind), asked)
    if version and format.needs_data:
        known = listed((name for name, each in FORMATS.items() if not each.needs_data), "or")
        raise Unusable(f"A version is the table as published, without the data behind it: export it as {known}.")
    edition = (
        edition_of(version)
        if version
        else edition_now(invocation.session.public_view, invocation.session.public.history)
    )
    deliver(format, edition, output, force=force)


def _report(invocation: Invocation, version: Version | None) -> Document:
    """The report of now or of a version, in the words of the council's own template where there is one."""
    from planner.exchange.report import report_document, template_for
    from planner.programme.documents.report import report_now, report_of

    view, history = invocation.session.public_view, invocation.session.public.history
    report = report_of(view, history, version) if version else report_now(view, history)
    return report_document(report, template_for(invocation.path))


def _changes(invocation: Invocation, version: Version | None) -> Document:
    """What changed up to now or up to a version; raises Unusable where nothing was published before."""
    from planner.programme.documents.changes import changes_document

    start = start_of_changes(invocation, "", version)
    if start is None:
        raise Unusable(NOTHING_YET)
    return changes_document(invocation.session.changed(start, version), start, version, invocation.session.public_view)


def chosen(formats: Mapping[str, Format[Content]], kind: str) -> Format[Content]:
    """The format of this name; raises Unusable, listing them."""
    format = formats.get(kind.strip().lower())
    if format is None:
        raise Unusable(f"“{kind}” is not a format: choose one of {', '.join(formats)}.")
    return format


def _having(format: Format[Content], asked: Mapping[str, bool]) -> Format[Content]:
    """The format with the options that were given; raises Unusable where it does not take one of them."""
    for option in OPTIONS:
        if asked[option.name]:
            format = format.having(option)
    return format


def deliver(format: Format[Content], what: Content, output: str, *, force: bool) -> None:
    """Write something in a format to a file, or to standard output when it is text and no file is named."""
    if not output and not format.is_text:
        raise Unusable(f"A {format.label} goes into a file: name it with -o PATH.")
    content = format.render(what)
    if output:
        say(f"Saved: {write_export(file_named(output), content, force=force)}")
    else:
        print_data(content)


COMMANDS: tuple[click.Command, ...] = (export,)
