"""Commands that prioritise topics: answering the checklist, deciding, ranking, joining, showing and listing."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, as_json, parse_choice, pass_invocation, reason_options, say_free_places
from planner.cli.fields import options, values
from planner.cli.printing import print_data, print_text, say
from planner.cli.topics import topic
from planner.exchange.json.programme import json_text, topic_data
from planner.exchange.topics import topic_text, topics_text
from planner.programme import edits
from planner.programme.checklist import Advice
from planner.programme.fields import Field
from planner.programme.kinds import Outcome
from planner.programme.model import Decision, Topic
from planner.programme.naming import meeting_named, topic_named
from planner.programme.prioritising.deciding import (
    ALL_DETAILS,
    DETAILS,
    known_details,
    missing_details_words,
)
from planner.programme.prioritising.joining import join as join_topics
from planner.programme.prioritising.joining import join_words
from planner.programme.prioritising.ranking import rank as rank_topic
from planner.programme.prioritising.ranking import rank_words
from planner.programme.prioritising.searching import topics_with


@topic.command("answer")
@click.argument("topic")
@click.argument("question")
@click.argument("value")
@click.option("--evidence", default="", metavar="TEXT", help="One line of evidence.")
@reason_options()
@pass_invocation
def answer(invocation: Invocation, /, topic: str, question: str, value: str, evidence: str) -> None:
    """Answer a question of the checklist; an empty value takes the answer away.

    It then says where the answers lead, why, and how the points add up; “planner checklist show” lists the
    questions. Example: planner topic answer "Care leavers" risk 2 --evidence "caseloads doubled"
    """
    invocation.session.check_checklist()
    target = topic_named(invocation.view, topic)
    checklist_question = invocation.session.checklist.question(question)
    invocation.do(
        lambda programme: edits.answer(
            programme,
            target.id,
            checklist_question,
            value,
            by=invocation.who,
            on=invocation.today,
            evidence=evidence,
            checklist=invocation.session.checklist.name,
        )
    )
    _say_advice(invocation.view.advice(target.id))


def _say_advice(advice: Advice) -> None:
    """Print the advice, its reasons and arithmetic, and the questions still open."""
    if advice.outcome:
        say(f"The checklist advises: {advice.outcome.words}.")
    elif advice.heading:
        say(f"So far it points to: {advice.heading.words}.")
    elif not advice.open:
        say("Every question is answered, and none of the answers leads anywhere: members decide.")
    for line in advice.reasons:
        say(f"- {line}")
    if advice.open:
        say(f"Still to answer: {', '.join(advice.open)}.")


@topic.command("decide")
@click.argument("topic")
@click.argument("decision", callback=parse_choice(Outcome, "a decision"))
@click.option("--at", "meeting", default=None, metavar="MEETING", help="The meeting that decided.")
@options(ALL_DETAILS, "decision")
@reason_options(required=True)
@pass_invocation
def decide(invocation: Invocation, /, topic: str, decision: Outcome, meeting: str | None, **typed: Any) -> None:
    """Record a decision. Example: planner topic decide "Local Offer" briefing-note --reason "for information"

    What the decision asks for and the checklist or the topic says already is filled in; an empty value leaves it blank.
    """
    target = topic_named(invocation.view, topic)
    advice = invocation.view.advice(target.id)
    decided_at = meeting_named(invocation.view, meeting) if meeting else None
    details = values(ALL_DETAILS, typed, invocation.view, decided_at)
    known_values = known_details(invocation.view, target, decision)
    known_fields = [field for field in DETAILS[decision] if field.name in known_values and field.name not in details]
    details |= {field.name: known_values[field.name] for field in known_fields}
    items_before = invocation.view.items_of(target.id)
    invocation.do(
        lambda programme: edits.decide(
            programme,
            target.id,
            decision,
            reason=invocation.reason,
            by=invocation.who,
            on=invocation.today,
            advice=advice,
            at=decided_at.id if decided_at else "",
            **details,
        )
    )
    for item in items_before:
        if item.id not in invocation.view.programme.items:
            say_free_places(invocation, item.meeting)
    if advice.outcome and advice.outcome is not decision:
        say(f"Members decided otherwise: the checklist advised {advice.outcome.words}.")
    for field in known_fields:
        words = field.in_words(known_values[field.name])
        say(f"Filled in from what is known: {field.label.lower()} ({_option(field)}): {words}.")
    if (decided := invocation.view.decision(target.id)) and (words := missing_details_words(decided, _option)):
        say(words)


@topic.command("done")
@click.argument("topic")
@click.argument("date")
@click.option("--text", default="", metavar="TEXT", help=Decision.FIELDS["done_words"].hint)
@reason_options()
@pass_invocation
def done(invocation: Invocation, /, topic: str, date: str, text: str) -> None:
    """Record that a briefing note was sent, or a group reported. Example: planner topic done "Local Offer" 2023-11-20

    An empty date takes that back.
    """
    target = topic_named(invocation.view, topic)
    day = Decision.FIELDS["done_on"].parse(date, invocation.view.reckoning)
    invocation.do(
        lambda programme: edits.record_done(
            programme, target.id, day, words=text, by=invocation.who, today=invocation.today
        )
    )


def _option(field: Field) -> str:
    """Return the option of a field, such as ``--duty``."""
    return f"--{field.flag}"


@topic.command("rank")
@click.argument("topic")
@click.argument("position", type=int)
@reason_options(required=True)
@pass_invocation
def rank(invocation: Invocation, /, topic: str, position: int) -> None:
    """Put a topic at a rank, 1 for the first. Example: planner topic rank "Care leavers" 2 --reason "as agreed" """
    target = topic_named(invocation.view, topic)
    invocation.do(
        lambda programme: rank_topic(invocation.view.of(programme), target.id, position),
        label=rank_words(invocation.view, target.id, position),
    )


@topic.command("join")
@click.argument("topic")
@click.argument("into", metavar="INTO")
@reason_options(required=True)
@pass_invocation
def join(invocation: Invocation, /, topic: str, into: str) -> None:
    """Take a topic together with another. Example: planner topic join "Pupils sent home" "Exclusions" --reason …

    Its items and its names go to the other, and it is declined as taken together with it.
    """
    joined, remaining = topic_named(invocation.view, topic), topic_named(invocation.view, into)
    invocation.do(
        lambda programme: join_topics(
            programme, joined.id, remaining.id, reason=invocation.reason, by=invocation.who, on=invocation.today
        ),
        label=join_words(invocation.view.programme, joined.id, remaining.id),
    )


@topic.command("show")
@click.argument("topic")
@pass_invocation
def show_topic(invocation: Invocation, /, topic: str) -> None:
    """Show all there is to know of a topic. Example: planner topic show "Care leavers" """
    print_text(topic_text(invocation.view, topic_named(invocation.view, topic)))


@topic.command("list")
@click.option("--find", default="", metavar="TEXT", help="Only topics with all these words, in decisions too.")
@as_json
@pass_invocation
def list_topics(invocation: Invocation, /, find: str, as_json: bool) -> None:
    """List all topics in order, and why some were not taken. Example: planner topic list --find exclusions"""
    view = invocation.view
    topics: list[Topic] = topics_with(view, find)
    if as_json:
        print_data(json_text([topic_data(view, topic) for topic in topics]))
    elif topics:
        print_text(topics_text(view, topics))
    else:
        say("No topic has those words." if find.strip() else "There are no topics yet.")


COMMANDS: tuple[click.Command, ...] = (topic,)
