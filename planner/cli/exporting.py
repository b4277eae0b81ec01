"""The command that exports: the programme table, the covering report, what changed, and the other documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import click

from planner.cli.context import Invocation, pass_invocation
from planner.cli.printing import print_data, say
from planner.cli.publishing import NOTHING_YET, start_of_changes
from planner.exchange.export_files import write_export
from planner.exchange.exports import (
    Export,
    action_log_export,
    background_export,
    changed_since,
    changes_export,
    due_export,
    letter_export,
    report_export,
    table_export,
    tracker_export,
)
from planner.exchange.formats import DOCUMENTS, FORMATS, OPTIONS, Format
from planner.machine.paths import file_named
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.model import Version
from planner.programme.naming import item_named
from planner.programme.text import one_line
from planner.programme.versions import version_named

Content = TypeVar("Content")
Command = TypeVar("Command", bound=Callable[..., Any])

_TABLE_FORMATS = [name for name in FORMATS if name not in DOCUMENTS]


def _format_options(command: Command) -> Command:
    """Add the options of all formats to a command."""
    for option in reversed(OPTIONS):
        command = click.option(f"--{option.name}", is_flag=True, help=option.help)(command)
    return command


def _write_template(context: click.Context, _: click.Parameter, name: str) -> None:
    """Write a template to start from, and end the command."""
    if name and not context.resilient_parsing:
        from planner.exchange.word_template.starting import starting_template

        say(f"Saved: {write_export(file_named(name), starting_template(), force=False)}")
        context.exit()


def plain_option(command: Command) -> Command:
    """Add the option of the usual look to a command that writes a document."""
    words = "A Word document in the usual look, not in the council’s own template.docx."
    return click.option("--plain", is_flag=True, help=words)(command)


def in_look(invocation: Invocation, format: Format[Content], *, plain: bool) -> Format[Content]:
    """Return the format in the council's own look where it has one, unless the usual one is asked for.

    What its template lacks is said. Raises Unusable for a template that is not fit to be used.
    """
    if plain:
        return format
    try:
        format = format.in_own_look(invocation.path)
    except Unusable as mistake:
        raise Unusable(f"{mistake} Or use the usual look: --plain.") from None
    if format.template and format.template.note:
        say(format.template.note)
    return format


def output_help(formats: Mapping[str, Format[Content]]) -> str:
    """Return the help of ``-o``, which lists the formats that need a file."""
    needing = listed(name for name, format in formats.items() if not format.is_text)
    return f"The file to write, or a folder to write it in under the name proposed; {needing} need one."


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the document to export."""

    background: str
    letter: tuple[str, ...]
    version: Version | None
    draft: bool
    officers: bool
    owner: str


@click.command()
@click.option(
    "--as",
    "kind",
    default="",
    metavar="FORMAT",
    help=f"{listed(DOCUMENTS, 'or')}; the table also {listed(_TABLE_FORMATS, 'or')}.",
)
@click.option("--report", is_flag=True, help="The covering report for the next agenda, with what changed.")
@click.option("--draft", is_flag=True, help="The report as things stand today, though a version is published.")
@click.option("--officers", is_flag=True, help="The report with notes for officers, not for publication.")
@click.option("--changes", is_flag=True, help="What changed since the version before, and why.")
@click.option("--actions", is_flag=True, help="The log of what was asked for at meetings, as at today.")
@click.option("--tracker", is_flag=True, help="The tracker of recommendations, as at today.")
@click.option("--background", default="", metavar="ITEM", help="What the record knows of an item, for its report.")
@click.option(
    "--letter", multiple=True, metavar="REC", help="The letter that goes with a recommendation. Repeat for several."
)
@click.option("--due", is_flag=True, help="What is due from whom, as a calendar.")
@click.option("--owner", default="", metavar="NAME", help="With --due: only what is due from this owner.")
@click.option("--version", "number", default="", metavar="N", help="A version, exactly as it was published.")
@click.option(
    "--public",
    default="",
    metavar="FOLDER",
    help="The newest version as a web page with its calendar, feed and data, into a folder, which is made.",
)
@_format_options
@plain_option
@click.option(
    "--template",
    metavar="FILE",
    expose_value=False,
    is_eager=True,
    callback=_write_template,
    help="Write a Word template to start from, and nothing else: template.docx beside the programme is used.",
)
@click.option("-o", "--output", default="", metavar="PATH", help=output_help(FORMATS))
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@pass_invocation
def export(
    invocation: Invocation,
    /,
    kind: str,
    report: bool,
    draft: bool,
    officers: bool,
    changes: bool,
    actions: bool,
    tracker: bool,
    background: str,
    letter: tuple[str, ...],
    due: bool,
    owner: str,
    number: str,
    public: str,
    output: str,
    force: bool,
    plain: bool,
    **flags: bool,
) -> None:
    """Export the programme table. Example: planner export --as docx -o programme.docx

    An option such as --report exports another document: the covering report, what changed, the action log, the tracker
    of recommendations, the letter that goes with some, the background of an item, or a calendar of what is due.
    """
    documents = {
        "--report": report,
        "--changes": changes,
        "--actions": actions,
        "--tracker": tracker,
        "--background": background,
        "--letter": letter,
        "--due": due,
    }
    if public:
        others = {"--as": kind, **documents, "--version": number, "-o": output, "--force": force}
        others |= {f"--{name}": value for name, value in flags.items()}
        _write_public(invocation, public, [name for name, value in others.items() if value])
        return
    if not kind.strip():
        raise Unusable(f"Say which format, with --as: one of {', '.join(FORMATS)}.")
    if len(given := [name for name, value in documents.items() if value]) > 1:
        raise Unusable(f"One document at a time: give {listed(given, 'or')}.")
    document = given[0] if given else ""
    needed = {"--draft": (draft, "--report"), "--officers": (officers, "--report"), "--owner": (owner, "--due")}
    for option, (value, of) in needed.items():
        if value and document != of:
            raise Unusable(f"{option} goes with {of}: give that too, or leave it out.")
    if number and document not in ("", "--report", "--changes"):
        raise Unusable(f"A version is the table as published: leave out --version with {document}.")
    if number and draft:
        raise Unusable("A draft is as things stand today: give --draft or --version, not both.")
    version = version_named(invocation.session.public_view.programme.versions, number) if number else None
    asked = _Asked(background, letter, version, draft, officers, one_line(owner))
    found = _EXPORTS[document](invocation, asked)
    format = in_look(invocation, _with_options(found.format(kind), flags), plain=plain)
    write_document(found, format, output, force=force)


def _write_public(invocation: Invocation, folder: str, others: list[str]) -> None:
    """Write the public page and its files; raises Unusable when other options are given."""
    from planner.exchange.public_folder import PAGE, newest_edition, write_public

    if others:
        raise Unusable(f"--public chooses what is written, and replaces only its own files: leave out {others[0]}.")
    edition = newest_edition(invocation.session.public_view, invocation.session.public.history)
    for path in write_public(edition, file_named(os.path.join(folder, PAGE)).parent):
        say(f"Saved: {path}")
    if edition.version is None:
        say(f"Nothing of {edition.table.year} has been published yet: the page says that it is a draft.")


def _table(invocation: Invocation, asked: _Asked) -> Export[Any]:
    session = invocation.session
    return table_export(session.public_view, session.public.history, asked.version)


def _report(invocation: Invocation, asked: _Asked) -> Export[Any]:
    """Return the report, from the council's template where it has one.

    Without a version it is of the one published for the next agenda, or else of the programme as it is.
    """
    from planner.exchange.report import template_for
    from planner.programme.documents.report import version_to_report

    session = invocation.session
    version = asked.version or (None if asked.draft else version_to_report(session.public_view))
    last = session.last_version
    note = ""
    if version and not asked.version and session.changed(version):
        note = f"{changed_since(version)} --draft gives one as things stand today."
    elif not version and not asked.draft and last and not session.changed(last):
        note = f"Nothing has changed since version {last.id}: --version {last.id} gives the report that went with it."
    view, history = session.public_view, session.public.history
    found = report_export(
        view, history, version, lambda: template_for(invocation.path), for_officers=asked.officers, tell=say
    )
    return replace(found, note=note)


def _changes(invocation: Invocation, asked: _Asked) -> Export[Any]:
    """Return the changes up to now or up to a version; raises Unusable where nothing was published before."""
    from planner.programme.documents.changes import changes_between

    start = start_of_changes(invocation, "", asked.version)
    if start is None:
        raise Unusable(NOTHING_YET)
    session = invocation.session
    lines = session.changed(start, asked.version)
    return changes_export(session.public_view, changes_between(lines, start, asked.version, session.public_view))


def _letter(invocation: Invocation, asked: _Asked) -> Export[Any]:
    """Return the letter on the recommendations named, several of them with semicolons between, too."""
    from planner.programme.follow_up.recommendations.naming import recommendation_named

    view = invocation.session.public_view
    names = [name for each in asked.letter for name in each.split(";") if name.strip()]
    return letter_export(view, [recommendation_named(view, name) for name in names])


def _background(invocation: Invocation, asked: _Asked) -> Export[Any]:
    view = invocation.session.public_view
    return background_export(view, item_named(view, asked.background))


def _due(invocation: Invocation, asked: _Asked) -> Export[Any]:
    """Return the calendar of what is due; raises Unusable, naming the owners, for one who owes nothing."""
    from planner.programme.documents.due_dates import due_dates, owners

    view = invocation.session.public_view
    if asked.owner and not due_dates(view, asked.owner).each:
        others = owners(due_dates(view))
        there_is = f"name {listed(others, 'or')}." if others else "nothing is due from anybody named."
        raise Unusable(f"Nothing is due from “{asked.owner}”: {there_is}")
    return due_export(view, asked.owner)


_EXPORTS: Mapping[str, Callable[[Invocation, _Asked], Export[Any]]] = {
    "": _table,
    "--report": _report,
    "--changes": _changes,
    "--actions": lambda invocation, _: action_log_export(invocation.session.public_view),
    "--tracker": lambda invocation, _: tracker_export(invocation.session.public_view),
    "--background": _background,
    "--letter": _letter,
    "--due": _due,
}
"""The option of a document, blank for the table -> the function that finds it."""


def _with_options(format: Format[Content], flags: Mapping[str, bool]) -> Format[Content]:
    """Return the format with the options whose flags are set; raises Unusable when it does not take one of them."""
    for option in OPTIONS:
        if flags[option.name]:
            format = format.having(option)
    return format


def write_document(export: Export[Content], format: Format[Content], output: str, *, force: bool) -> None:
    """Write an export to a file, or to standard output without one; into a folder it goes under the name proposed.

    Raises Unusable when the format is not text and no file is named.
    """
    if not output and not format.is_text:
        raise Unusable(f"A {format.label} goes into a file: name it with -o PATH.")
    if export.note:
        say(export.note)
    content = format.render(export.make())
    if not output:
        print_data(content)
        return
    name = os.path.join(output, export.file_name(format)) if _is_folder(output) else output
    say(f"Saved: {write_export(file_named(name), content, force=force)}")


def _is_folder(output: str) -> bool:
    """Return whether this names a folder: one that is there, or a name that ends as a folder's does."""
    ends_as_one = output.endswith(("/", os.sep))
    return ends_as_one or os.path.isdir(os.path.expanduser(output))


COMMANDS: tuple[click.Command, ...] = (export,)
