"""Commands about topics: adding, scoping, answering the checklist, deciding, finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from planner.cli.context import Given, because, given, one_of, say
from planner.cli.reading import as_json
from planner.exchange.document import json_text, topic_document
from planner.programme import edits
from planner.programme.calendar import parse_day
from planner.programme.errors import Unusable
from planner.programme.kinds import Outcome
from planner.programme.model import Programme, Topic
from planner.programme.naming import meeting_named, topic_named
from planner.programme.searching import topics_with
from planner.surroundings import new_id

Command = TypeVar("Command", bound=Callable[..., Any])

TEXTS = {
    "objective": "What the committee is to find out or test.",
    "desired-outcome": "What should be different afterwards.",
    "not-in-scope": "What it leaves aside.",
    "source": "Where it came from.",
    "lead": "The lead officer, by role.",
    "author": "The report's author, by role.",
    "portfolio-holder": "The Portfolio Holder.",
    "resources": "What it needs.",
    "statutory": "The duty to scrutinise it.",
    "why": "The reason for its window of dates.",
    "note": "A note.",
    "private-note": "A note kept out of every export.",
    "decision": "The Executive's decision it is linked to.",
}
LISTS = {
    "focus": "A line of enquiry.",
    "other-name": "Another name it goes by.",
    "purpose": "A purpose of the committee, a to f.",
    "invite": "Somebody to be heard.",
}
DAYS = {
    "decision-date": "The linked decision's date.",
    "not-before": "The earliest useful date.",
    "not-after": "The latest useful date.",
    "last-scrutinised": "When it was last looked at.",
}


def topic_fields(command: Command) -> Command:
    """The options for a topic's fields; an empty value clears."""
    for name, words in reversed(LISTS.items()):
        shown = f"{words} Repeat for several."
        command = click.option(f"--{name}", multiple=True, metavar="TEXT", help=shown)(command)
    for name, words in reversed(DAYS.items()):
        command = click.option(f"--{name}", default=None, metavar="DATE", help=words)(command)
    for name, words in reversed(TEXTS.items()):
        command = click.option(f"--{name}", default=None, metavar="TEXT", help=words)(command)
    return click.option("--education/--no-education", default=None, help="An education matter or not.")(command)


def _with_fields(programme: Programme, topic: str, given: Given, options: dict[str, Any]) -> Programme:
    """The programme with every option that was given applied to the topic."""
    fields = {name: value for name, value in options.items() if value not in (None, ())}
    for name in DAYS:
        key = name.replace("-", "_")
        if key in fields:
            fields[key] = parse_day(fields[key], given.view.year) if fields[key].strip() else None
    decision, day = fields.pop("decision", None), fields.pop("decision_date", None)
    invited = fields.pop("invite", None)
    if "other_name" in fields:
        fields["other_names"] = frozenset(fields.pop("other_name"))
    if "purpose" in fields:
        fields["purposes"] = frozenset(fields.pop("purpose"))
    programme = edits.edit_topic(programme, topic, **fields)
    if invited is not None:
        programme = edits.invite(programme, topic, invited)
    if decision is not None or ("decision_date" in options and options["decision_date"] is not None):
        programme = edits.link_decision(programme, topic, new_id(), _decision(programme, topic, decision), day)
    return programme


def _decision(programme: Programme, topic: str, name: str | None) -> str:
    """The decision named, or else the one the topic is linked to already."""
    if name is not None:
        return name
    linked = programme.executive_decisions.get(programme.topics[topic].executive_decision)
    if linked is None:
        raise Unusable("A decision's date needs its name too: give --decision NAME.")
    return linked.name


@click.group()
def topic() -> None:
    """Topics suggested for scrutiny."""


@topic.command("add")
@click.option("--title", required=True, metavar="TEXT", help="Its title.")
@topic_fields
@because()
@given
def add(given: Given, /, title: str, reason: str, authority: str, **options: Any) -> None:
    """Add a topic. Example: planner topic add --title "School exclusions" --source "A member" """
    topic_id = new_id()

    def edit(programme: Programme) -> Programme:
        return _with_fields(edits.add_topic(programme, topic_id, title), topic_id, given, options)

    given.do(edit, reason=reason, authority=authority)
    click.echo(topic_id)


@topic.command("edit")
@click.argument("topic")
@click.option("--title", default=None, metavar="TEXT", help="A new title.")
@topic_fields
@because()
@given
def edit_topic(given: Given, /, topic: str, reason: str, authority: str, **options: Any) -> None:
    """Change a topic. Example: planner topic edit "Early Help" --objective "Test the draft strategy" """
    found = topic_named(given.view, topic)
    if all(value in (None, ()) for value in options.values()):
        raise Unusable("Say what to change: see “planner topic edit --help”.")
    given.do(lambda programme: _with_fields(programme, found.id, given, options), reason=reason, authority=authority)


@topic.command("answer")
@click.argument("topic")
@click.argument("question")
@click.argument("value")
@click.option("--evidence", default="", metavar="TEXT", help="One line of evidence.")
@because()
@given
def answer(given: Given, /, topic: str, question: str, value: str, evidence: str, reason: str, authority: str) -> None:
    """Answer a checklist question. Example: planner topic answer "Care leavers" risk 2 --evidence "caseloads" """
    found, asked = topic_named(given.view, topic), given.session.checklist.question(question)
    given.do(
        lambda programme: edits.answer(
            programme,
            found.id,
            asked,
            value,
            by=given.who,
            on=given.today,
            evidence=evidence,
            checklist=given.session.checklist.name,
        ),
        reason=reason,
        authority=authority,
    )
    advice = given.view.advice(found.id)
    if advice.outcome:
        say(f"The checklist advises: {advice.outcome.words}.")
    else:
        say(f"Still to answer: {', '.join(advice.open)}.")


@topic.command("decide")
@click.argument("topic")
@click.argument("decision", callback=one_of(Outcome, "a decision"))
@click.option("--at", "meeting", default=None, metavar="MEETING", help="The meeting that decided.")
@click.option("--owner", default="", metavar="TEXT", help="Who is to do it.")
@click.option("--by-date", default="", metavar="DATE", help="When it is due.")
@click.option("--to", default="", metavar="BODY", help="The body it is referred to.")
@click.option("--criterion", default="", metavar="TEXT", help="The test it did not meet.")
@click.option("--resubmit-from", default="", metavar="DATE", help="When it may come back.")
@click.option("--duty", default="", metavar="TEXT", help="The duty that requires it.")
@click.option("--members", default="", metavar="TEXT", help="A group's members.")
@click.option("--chair", default="", metavar="TEXT", help="A group's chair.")
@click.option("--length", default="", metavar="TEXT", help="How long a group takes.")
@because(required=True)
@given
def decide(
    given: Given, /, topic: str, decision: Outcome, meeting: str | None, reason: str, authority: str, **details: Any
) -> None:
    """Record a decision. Example: planner topic decide "Pothole in Mill Lane" reject --reason "one person's case" """
    found = topic_named(given.view, topic)
    advice = given.view.advice(found.id)
    for name in ("by_date", "resubmit_from"):
        details[name] = parse_day(details[name], given.view.year) if details[name].strip() else None
    at = meeting_named(given.view, meeting).id if meeting else ""
    given.do(
        lambda programme: edits.decide(
            programme,
            found.id,
            decision,
            reason=reason,
            by=given.who,
            on=given.today,
            advice=advice,
            at=at,
            **details,
        ),
        reason=reason,
        authority=authority,
    )
    if advice.outcome and advice.outcome is not decision:
        say(f"The checklist advised: {advice.outcome.words}.")


@topic.command("list")
@click.option("--find", default="", metavar="TEXT", help="Only topics with all these words.")
@as_json
@given
def list_topics(given: Given, /, find: str, as_json: bool) -> None:
    """List the topics, those waiting first. Example: planner topic list --find exclusions"""
    view = given.view
    ranks = {each.id: rank for rank, each in enumerate(view.waiting, start=1)}
    found: list[Topic] = topics_with(view, find)
    if as_json:
        click.echo(json_text([topic_document(view, each, ranks.get(each.id)) for each in found]), nl=False)
        return
    for each in found:
        rank = f"{ranks[each.id]}. " if each.id in ranks else "- "
        click.echo(f"{rank}{each.title} ({view.status(each)})")
    if not found:
        say("No topic has those words.")


COMMANDS: tuple[click.Command, ...] = (topic,)
