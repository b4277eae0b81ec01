"""Commands about items: placing, moving, changing and taking off; accepting what the checks find."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.context import Invocation, as_json, pass_invocation, reason_options, say_what_is_free
from planner.cli.fields import needed, options, values
from planner.cli.printing import print_data, print_text, say
from planner.exchange.json.findings import placings_data
from planner.exchange.json.programme import json_text
from planner.machine.system import new_id
from planner.programme import edits
from planner.programme.calendar import in_words
from planner.programme.errors import Unusable
from planner.programme.finding import Finding
from planner.programme.kinds import ItemKind
from planner.programme.model import Item
from planner.programme.naming import item_named, matching_id, meeting_named, topic_named
from planner.programme.placing import Placing, nothing_fits, where_could_item, where_could_topic
from planner.programme.prioritising.ageing import advice_words
from planner.programme.rules.years import year_subject
from planner.programme.text import hyphenated

FIELDS = [each for each in Item.FIELDS.values() if each.label]
"""What is filled in of an item."""


@click.command()
@click.argument("topic")
@click.argument("meeting")
@options([Item.FIELDS["kind"]], "item")
@click.option("--tentative", is_flag=True, help="Not yet certain.")
@click.option("--urgency", default="", metavar="TEXT", help="The chair's reason for urgency.")
@reason_options()
@pass_invocation
def place(
    invocation: Invocation, /, topic: str, meeting: str, kind: ItemKind | None, tentative: bool, urgency: str
) -> None:
    """Place a topic on a meeting. Example: planner place "Care leavers" 2023-11-30"""
    found, at = topic_named(invocation.view, topic), meeting_named(invocation.view, meeting)
    invocation.do(
        lambda programme: edits.place(
            programme,
            new_id(),
            found.id,
            at.id,
            today=invocation.today,
            kind=kind or ItemKind.SUBSTANTIVE,
            tentative=tentative,
            urgency=urgency,
        )
    )
    say(f"It is on {in_words(at.date)}.")
    say(advice_words(invocation.view, found.id))


@click.command()
@click.argument("item")
@click.argument("meeting")
@click.option("--urgency", default=None, metavar="TEXT", help="The chair's reason for urgency.")
@reason_options(required=True)
@pass_invocation
def move(invocation: Invocation, /, item: str, meeting: str, urgency: str | None) -> None:
    """Move an item. Example: planner move "Youth Justice" 2023-11-30 --reason "report not ready" """
    found, to = item_named(invocation.view, item), meeting_named(invocation.view, meeting)
    fields = {} if urgency is None else {"urgency": urgency}
    invocation.do(lambda programme: edits.move(programme, found.id, to.id, today=invocation.today, **fields))
    say(f"It is on {in_words(to.date)}.")
    say_what_is_free(invocation, found.meeting)
    say(advice_words(invocation.view, found.topic))


@click.command()
@click.argument("item")
@click.argument("other", metavar="ITEM")
@reason_options(required=True)
@pass_invocation
def swap(invocation: Invocation, /, item: str, other: str) -> None:
    """Have two items change places. Example: planner swap "Youth Justice" "Education" --reason "report not ready" """
    one, two = item_named(invocation.view, item), item_named(invocation.view, other)
    invocation.do(
        lambda programme: edits.swap(programme, one.id, two.id, today=invocation.today),
        label=edits.swap_words(invocation.view.programme, one.id, two.id),
    )


@click.command()
@click.argument("item")
@reason_options(required=True)
@pass_invocation
def remove(invocation: Invocation, /, item: str) -> None:
    """Take an item off the programme. Example: planner remove "Child Exploitation" --reason "a duplicate" """
    found = item_named(invocation.view, item)
    invocation.do(lambda programme: edits.remove(programme, found.id))
    say_what_is_free(invocation, found.meeting)


@click.group()
def item() -> None:
    """One appearance of a topic at a meeting. Example: planner item edit "Youth Justice" --tentative"""


@item.command("edit")
@click.argument("item")
@options(FIELDS, "item")
@reason_options()
@pass_invocation
def edit_item(invocation: Invocation, /, item: str, **typed: Any) -> None:
    """Change an item. Example: planner item edit "Youth Justice" --tentative"""
    found = item_named(invocation.view, item)
    fields = needed(values(FIELDS, typed, invocation.view), "item edit")
    invocation.do(lambda programme: edits.edit_item(programme, found.id, **fields))


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
    """Where an item could be moved, or a topic without one still to come be placed."""
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
    word = hyphenated(rule)
    of_rule = [finding for finding in invocation.session.findings if finding.rule == word]
    if not of_rule:
        raise Unusable(f"The checks find no “{rule}” now: “planner check” lists what they find.")
    ids = _subject_ids(invocation, subject, of_rule)
    matching = [each for each in of_rule if ids & {each.item, each.meeting, each.topic, *each.subjects}]
    if len(matching) != 1:
        there = " ".join(f"“{each.message}”" for each in matching or of_rule)
        many = "several findings" if matching else "no finding"
        raise Unusable(f"“{subject}” names {many} of {word}: name the item or meeting. There is: {there}")
    invocation.do(
        lambda programme: edits.accept(
            programme, matching[0], reason=invocation.reason, authority=invocation.authority, by=invocation.who
        ),
    )


def _subject_ids(invocation: Invocation, subject: str, of_rule: list[Finding]) -> set[str]:
    """The ids that the item, topic or meeting named could have, or the year that a finding is about."""
    view, word = invocation.view, subject.strip()
    programme = view.programme
    if any(year_subject(word) in finding.subjects for finding in of_rule):
        return {year_subject(word)}
    if word in programme.items or word in programme.topics or word in programme.meetings:
        return {word}
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


COMMANDS: tuple[click.Command, ...] = (place, move, swap, remove, item, where_could, accept)
