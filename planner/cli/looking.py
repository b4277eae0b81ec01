"""Commands that only look: the year, the checks, the deadlines, the history."""

from __future__ import annotations

import click

from planner.cli import FOUND
from planner.cli.context import Given, as_json, given
from planner.exchange.formats.text import show_text
from planner.exchange.json.deadlines import deadlines_data
from planner.exchange.json.findings import findings_data
from planner.exchange.json.history import history_data
from planner.exchange.json.programme import json_text, show_data
from planner.programme.calendar import in_words, long, short
from planner.programme.deadlines import deadlines
from planner.programme.finding import HEADINGS, Finding
from planner.programme.history.changes import Change
from planner.programme.model import Acceptance


@click.command()
@as_json
@given
def show(given: Given, /, as_json: bool) -> None:
    """Show the year as plain text. Example: planner -f programme.json show"""
    click.echo(json_text(show_data(given.view)) if as_json else show_text(given.view), nl=False)


@click.command()
@as_json
@given
@click.pass_context
def check(context: click.Context, given: Given, as_json: bool) -> None:
    """List what the rules find; exits 1 when something is to be fixed or considered. Example: planner check"""
    found = given.session.findings
    if as_json:
        click.echo(json_text(findings_data(found)), nl=False)
    else:
        _print_findings(found)
    if any(finding.is_open for finding in found):
        context.exit(FOUND)


def _print_findings(found: tuple[Finding, ...]) -> None:
    for level, heading in HEADINGS.items():
        here = [finding for finding in found if finding.level is level and not finding.accepted]
        if here:
            click.echo(f"{heading} ({len(here)})")
            for finding in here:
                click.echo(f"- {finding.message} [{finding.rule}; {finding.source}]")
            click.echo()
    accepted = [(finding, kept) for finding in found if (kept := finding.accepted)]
    if accepted:
        click.echo(f"Accepted ({len(accepted)})")
    for finding, kept in accepted:
        click.echo(f"- {finding.message}{_why(kept)} [{finding.rule}]")
    if not found:
        click.echo("The checks found nothing.")


@click.command()
@as_json
@given
def history(given: Given, /, as_json: bool) -> None:
    """List every change, oldest first. Example: planner history"""
    changes = given.session.history
    if as_json:
        click.echo(json_text(history_data(changes)), nl=False)
        return
    for change in changes:
        click.echo(f"{short(change.at.astimezone().date())}, {change.by}: {change.label}.{_why(change)}")


def _why(said: Change | Acceptance) -> str:
    """' Reason: Report not ready. Agreed by: Chair.'; blank where neither was given."""
    words = (("Reason", said.reason), ("Agreed by", said.authority))
    return "".join(f" {label}: {text.rstrip('.')}." for label, text in words if text)


@click.command("deadlines")
@as_json
@given
def list_deadlines(given: Given, /, as_json: bool) -> None:
    """List what is due before the year's meetings, and from whom. Example: planner deadlines"""
    due = deadlines(given.view)
    if as_json:
        click.echo(json_text(deadlines_data(due)), nl=False)
        return
    for each in due:
        about = f"{each.what} for {long(each.meeting.date)}"
        title = f": {given.view.topic_of(each.item).title}" if each.item else ""
        owner = f", from {each.owner}" if each.owner else ""
        late = " (past)" if each.date < given.today else ""
        click.echo(f"{in_words(each.date)}{late}: {about}{title}{owner}")
    if not due:
        click.echo(f"Nothing of {given.view.year} is still due.")


COMMANDS: tuple[click.Command, ...] = (show, check, list_deadlines, history)
