"""Commands that add topics and scope them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from planner.cli.context import Given, because, given
from planner.cli.printing import print_text, say
from planner.machine.surroundings import new_id
from planner.programme import edits
from planner.programme.calendar import parse_day_if_any
from planner.programme.errors import Unusable
from planner.programme.model import Programme
from planner.programme.naming import topic_named
from planner.programme.prioritising.resemblance import resembling
from planner.programme.ripple import hanging_on

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
            fields[key] = parse_day_if_any(fields[key], given.view.year)
    decision, is_dated, day = fields.pop("decision", None), "decision_date" in fields, fields.pop("decision_date", None)
    invited = fields.pop("invite", None)
    if "other_name" in fields:
        fields["other_names"] = frozenset(fields.pop("other_name"))
    if "purpose" in fields:
        fields["purposes"] = frozenset(fields.pop("purpose"))
    programme = edits.edit_topic(programme, topic, **fields)
    if invited is not None:
        programme = edits.invite(programme, topic, invited)
    if decision is not None:
        programme = edits.link_decision(programme, topic, new_id(), decision, None)
    if is_dated:
        programme = edits.date_decision(programme, programme.topics[topic].executive_decision, day)
    return programme


@click.group()
def topic() -> None:
    """Topics suggested for scrutiny. Example: planner topic list"""


@topic.command("add")
@click.option("--title", required=True, metavar="TEXT", help="Its title.")
@topic_fields
@because()
@given
def add(given: Given, /, title: str, **options: Any) -> None:
    """Add a topic. Example: planner topic add --title "School exclusions" --source "A member" """
    topic_id = new_id()

    def edit(programme: Programme) -> Programme:
        return _with_fields(edits.add_topic(programme, topic_id, title), topic_id, given, options)

    earlier = resembling(given.view, title, options["other_name"])
    given.do(edit)
    print_text(topic_id)
    for each in earlier:
        say(each.words)


@topic.command("edit")
@click.argument("topic")
@click.option("--title", default=None, metavar="TEXT", help="A new title.")
@topic_fields
@because()
@given
def edit_topic(given: Given, /, topic: str, **options: Any) -> None:
    """Change a topic. Example: planner topic edit "Care leavers" --objective "Test the draft strategy" """
    found = topic_named(given.view, topic)
    if all(value in (None, ()) for value in options.values()):
        raise Unusable("Say what to change: see “planner topic edit --help”.")
    given.do(lambda programme: _with_fields(programme, found.id, given, options))
    decision = given.view.decision_awaited(found.id)
    if decision and (options["decision"] is not None or options["decision_date"] is not None):
        for words in hanging_on(given.view, decision):
            say(words)
    if options["title"] is not None or options["other_name"]:
        named = given.view.programme.topics[found.id]
        for each in resembling(given.view, named.title, named.other_names, besides=found.id):
            say(each.words)
