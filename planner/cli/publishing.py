"""Commands about versions: publishing one, listing them, and the changes between them."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, as_json, pass_invocation
from planner.cli.printing import print_data, print_text, say
from planner.exchange.json.programme import json_text
from planner.exchange.plain_text import blocks_text
from planner.programme.documents.changes import changes_blocks, changes_data, versions_data, versions_text
from planner.programme.errors import ChangedMeanwhile, Unusable
from planner.programme.model import Version
from planner.programme.naming import meeting_named
from planner.programme.versions import version_before, version_named, versions_of

NOTHING_YET = "Nothing has been published yet: “planner publish” makes the first version."


@click.command()
@click.option("--label", default="", metavar="TEXT", help="What to call it; else whose agenda it is, or the day.")
@click.option("--agenda-of", default="", metavar="MEETING", help="The meeting whose agenda it is published with.")
@pass_invocation
def publish(invocation: Invocation, /, label: str, agenda_of: str) -> None:
    """Publish the year in view as a numbered version. Example: planner publish --agenda-of 2023-10-26

    What is still open is said, and it is published all the same.
    """
    version = _published(invocation, label, agenda_of)
    invocation.report(invocation.session.history[-1])
    for finding in invocation.session.findings:
        if finding.is_open:
            say(f"Still open: {finding.message}")
    print_text(version.id)


def _published(invocation: Invocation, label: str, agenda_of: str) -> Version:
    """Publish, and return the version.

    When others have saved meanwhile, try again with their changes: unlike in the app, nobody has looked at the earlier
    state, so nobody need look again.
    """
    while True:
        meeting = meeting_named(invocation.view, agenda_of).id if agenda_of.strip() else ""
        try:
            return invocation.session.publish(label=label, agenda_of=meeting)
        except ChangedMeanwhile:
            continue


@click.command()
@as_json
@pass_invocation
def versions(invocation: Invocation, /, as_json: bool) -> None:
    """List the versions of every year, oldest first. Example: planner versions"""
    all_versions = versions_of(invocation.session.programme.versions)
    if as_json:
        print_data(json_text(versions_data(all_versions)))
    elif all_versions:
        print_text(versions_text(all_versions))
    else:
        say(NOTHING_YET)


@click.command()
@click.option("--since", default="", metavar="VERSION", help="Its number; else the last of the year in view.")
@click.option("--until", default="", metavar="VERSION", help="Its number; else what is there now.")
@as_json
@pass_invocation
def changes(invocation: Invocation, /, since: str, until: str, as_json: bool) -> None:
    """List what changed since the last version, and why. Example: planner changes --since 1"""
    end = version_named(invocation.session.programme.versions, until) if until else None
    start = start_of_changes(invocation, since, end)
    lines = invocation.session.changed(start, end) if start else ()
    if as_json:
        print_data(json_text(changes_data(lines)))
    elif start:
        print_text(blocks_text(changes_blocks(lines, start, end)))
    if not start:
        say(NOTHING_YET)


def start_of_changes(invocation: Invocation, since: str, until: Version | None) -> Version | None:
    """Return the version from which changes count: ``since``, else the one before ``until``, else the last.

    None when nothing was published in the year in view. Raises Unusable when ``until`` is the first version.
    """
    if since:
        return version_named(invocation.session.programme.versions, since)
    if until is None:
        return invocation.session.last_version
    if before := version_before(invocation.session.programme.versions, until):
        return before
    raise Unusable(f"Version {until.id} is the first of {until.year}: nothing was published before it.")


COMMANDS: tuple[click.Command, ...] = (publish, versions, changes)
