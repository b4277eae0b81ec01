"""Commands that only print: the year, the findings, the deadlines, the history."""

from __future__ import annotations

import click

from planner.cli import FOUND
from planner.cli.context import Invocation, as_json, pass_invocation
from planner.cli.printing import print_data, print_text
from planner.exchange.formats.programme_text import show_text
from planner.exchange.json.deadlines import deadlines_data
from planner.exchange.json.findings import findings_data
from planner.exchange.json.history import history_data
from planner.exchange.json.programme import json_text, show_data
from planner.programme.calendar import in_words, short
from planner.programme.deadlines import deadline_words
from planner.programme.finding import LEVEL_HEADINGS, Finding
from planner.programme.follow_up.due import all_due
from planner.programme.history.changes import Change
from planner.programme.model import Acceptance


@click.command()
@as_json
@pass_invocation
def show(invocation: Invocation, /, as_json: bool) -> None:
    """Show the year as plain text. Example: planner -f programme.json show"""
    if as_json:
        print_data(json_text(show_data(invocation.view)))
    else:
        print_text(show_text(invocation.view))


@click.command()
@as_json
@pass_invocation
@click.pass_context
def check(context: click.Context, invocation: Invocation, as_json: bool) -> None:
    """List what the rules find; exits 1 when something is to be fixed or considered. Example: planner check"""
    findings = invocation.session.findings
    if as_json:
        print_data(json_text(findings_data(findings)))
    else:
        _print_findings(findings)
    if any(finding.is_open for finding in findings):
        context.exit(FOUND)


def _print_findings(findings: tuple[Finding, ...]) -> None:
    """Print the findings by level, and then those accepted."""
    for level, heading in LEVEL_HEADINGS.items():
        of_level = [finding for finding in findings if finding.level is level and not finding.accepted]
        if of_level:
            print_text(f"{heading} ({len(of_level)})")
            for finding in of_level:
                print_text(f"- {finding.message} [{finding.rule}; {finding.source}]")
            print_text("\n")
    accepted = [(finding, acceptance) for finding in findings if (acceptance := finding.accepted)]
    if accepted:
        print_text(f"Accepted ({len(accepted)})")
    for finding, acceptance in accepted:
        print_text(f"- {finding.message}{_why(acceptance)} [{finding.rule}]")
    if not findings:
        print_text("The checks found nothing.")


@click.command()
@as_json
@pass_invocation
def history(invocation: Invocation, /, as_json: bool) -> None:
    """List every change, oldest first. Example: planner history"""
    changes = invocation.session.history
    if as_json:
        print_data(json_text(history_data(changes)))
        return
    for change in changes:
        print_text(f"{short(change.at.astimezone().date())}, {change.by}: {change.label}.{_why(change)}")


def _why(record: Change | Acceptance) -> str:
    """Return the reason and the authority, as in " Reason: Not ready. Agreed by: Chair."; blank without either."""
    words = (("Reason", record.reason), ("Agreed by", record.authority))
    return "".join(f" {label}: {text.rstrip('.')}." for label, text in words if text)


@click.command("deadlines")
@as_json
@pass_invocation
def list_deadlines(invocation: Invocation, /, as_json: bool) -> None:
    """List what is due before the year's meetings and after all meetings, and from whom. Example: planner deadlines"""
    due = all_due(invocation.view)
    if as_json:
        print_data(json_text(deadlines_data(due)))
        return
    for deadline in due:
        owner = f", from {deadline.owner}" if deadline.owner else ""
        late = " (past)" if deadline.date < invocation.today else ""
        print_text(f"{in_words(deadline.date)}{late}: {deadline_words(invocation.view, deadline)}{owner}")
    if not due:
        print_text(f"Nothing of {invocation.view.year} is still due.")


COMMANDS: tuple[click.Command, ...] = (show, check, list_deadlines, history)
