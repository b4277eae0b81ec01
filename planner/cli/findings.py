"""Commands about findings: listing those that each meeting would cause for an item, and accepting one."""

from __future__ import annotations

import click

from planner.cli.context import Invocation, as_json, pass_invocation, reason_options
from planner.cli.printing import print_data, print_text, say
from planner.exchange.json.findings import placings_data
from planner.exchange.json.programme import json_text
from planner.programme import edits
from planner.programme.calendar import in_words
from planner.programme.errors import Unusable
from planner.programme.finding import Finding
from planner.programme.follow_up.naming import action_named
from planner.programme.follow_up.recommendations.naming import recommendation_named
from planner.programme.naming import item_named, matching_id, meeting_named, topic_named
from planner.programme.placing import Placing, nothing_fits, where_could_item, where_could_topic
from planner.programme.rules.years import year_subject
from planner.programme.text import hyphenated


@click.command("where-could")
@click.argument("what", metavar="TOPIC|ITEM")
@as_json
@pass_invocation
def where_could(invocation: Invocation, /, what: str, as_json: bool) -> None:
    """List every meeting where it could go, best first. Example: planner where-could "Care leavers" """
    placings = _placings(invocation, what)
    if as_json:
        print_data(json_text(placings_data(placings)))
        return
    for placing in placings:
        print_text(f"{in_words(placing.meeting.date)}: {placing.because}")
        for finding in placing.causes:
            if finding.is_open:
                print_text(f"  - {finding.message}")
    if trouble := nothing_fits(invocation.view, placings):
        say(trouble)


def _placings(invocation: Invocation, what: str) -> tuple[Placing, ...]:
    """Return the placings of the item or topic named; a topic with exactly one item still to come moves it."""
    view = invocation.view
    if what.strip() in view.programme.items or "@" in what:
        return where_could_item(view, item_named(view, what).id)
    topic = topic_named(view, what)
    to_come = [item for item in view.items_of(topic.id) if view.is_open(view.meeting_of(item))]
    return where_could_item(view, to_come[0].id) if len(to_come) == 1 else where_could_topic(view, topic.id)


@click.command()
@click.argument("rule")
@click.argument("subject")
@reason_options(required=True)
@pass_invocation
def accept(invocation: Invocation, /, rule: str, subject: str) -> None:
    """Choose to live with a finding. Example: planner accept no-objective "Support for Young Carers" --reason "soon to
    come" --authority Chair
    """
    rule_name = hyphenated(rule)
    of_rule = [finding for finding in invocation.session.findings if finding.rule == rule_name]
    if not of_rule:
        raise Unusable(f"The checks find no “{rule}” now: “planner check” lists what they find.")
    subject_ids = _subject_ids(invocation, subject, of_rule)
    matching = [
        finding
        for finding in of_rule
        if subject_ids
        & {finding.item, finding.meeting, finding.topic, finding.action, finding.recommendation, *finding.subjects}
    ]
    if len(matching) != 1:
        messages = " ".join(f"“{finding.message}”" for finding in matching or of_rule)
        count = "several findings" if matching else "no finding"
        raise Unusable(f"“{subject}” names {count} of {rule_name}: name the item or meeting. There is: {messages}")
    invocation.do(
        lambda programme: edits.accept(
            programme, matching[0], reason=invocation.reason, authority=invocation.authority, by=invocation.who
        ),
    )


def _subject_ids(invocation: Invocation, subject: str, of_rule: list[Finding]) -> set[str]:
    """Return the id of what is named, such as an item, or the year's subject when one of the findings is about it.

    Raises Unusable when nothing is called so.
    """
    view, word = invocation.view, subject.strip()
    programme = view.programme
    if any(year_subject(word) in finding.subjects for finding in of_rule):
        return {year_subject(word)}
    if any(word in programme.table(table) for table in ("items", "topics", "meetings", "actions", "recommendations")):
        return {word}
    if any(finding.action for finding in of_rule):
        return {action_named(view, word).id}
    if any(finding.recommendation for finding in of_rule):
        return {recommendation_named(view, word).id}
    if "@" in word:
        return {item_named(view, word).id}
    try:
        return {meeting_named(view, word).id}
    except Unusable:
        pass
    try:
        return {topic_named(view, word).id}
    except Unusable:
        if len(items := matching_id(programme.items.values(), word)) == 1:
            return {items[0].id}
        raise


COMMANDS: tuple[click.Command, ...] = (where_could, accept)
