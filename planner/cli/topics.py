"""Commands that add and edit topics."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, pass_invocation, reason_options
from planner.cli.fields import options, require_some, values
from planner.cli.printing import print_text, say
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.dependents import dependents
from planner.programme.model import Programme
from planner.programme.naming import topic_named
from planner.programme.prioritising.resemblance import similar_topics

TOPIC_OPTIONS = [field for field in edits.TOPIC_FIELDS if field.name != "title"]
topic_fields = options(TOPIC_OPTIONS, "topic")
"""A decorator that adds an option for each field of a topic but its title; an empty value clears the field."""


@click.group()
def topic() -> None:
    """Topics suggested for scrutiny. Example: planner topic list"""


@topic.command("add")
@click.option("--title", required=True, metavar="TEXT", help="Its title.")
@topic_fields
@reason_options()
@pass_invocation
def add(invocation: Invocation, /, title: str, **typed: Any) -> None:
    """Add a topic. Example: planner topic add --title "School exclusions" --source "A member" """
    topic_id = new_id()
    new_values = values(TOPIC_OPTIONS, typed, invocation.view)

    def edit(programme: Programme) -> Programme:
        return edits.fill_in(edits.add_topic(programme, topic_id, title), topic_id, new_values, new_id())

    similar = similar_topics(invocation.view, title, typed["other_names"])
    invocation.do(edit)
    print_text(topic_id)
    for resemblance in similar:
        say(resemblance.words)


@topic.command("edit")
@click.argument("topic")
@click.option("--title", default=None, metavar="TEXT", help="A new title.")
@topic_fields
@reason_options()
@pass_invocation
def edit_topic(invocation: Invocation, /, topic: str, **typed: Any) -> None:
    """Change a topic. Example: planner topic edit "Care leavers" --objective "Test the draft strategy" """
    target = topic_named(invocation.view, topic)
    new_values = require_some(values(edits.TOPIC_FIELDS, typed, invocation.view), "topic edit")
    invocation.do(lambda programme: edits.fill_in(programme, target.id, new_values, new_id()))
    decision = invocation.view.linked_decision(target.id)
    if decision and new_values.keys() & {"executive_decision", "decision_date"}:
        for words in dependents(invocation.view, decision):
            say(words)
    if new_values.keys() & {"title", "other_names"}:
        edited = invocation.view.programme.topics[target.id]
        for resemblance in similar_topics(invocation.view, edited.title, edited.other_names, excluding=target.id):
            say(resemblance.words)
