"""Edits of the items on the programme."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.edits.cleaning import cleaned
from planner.programme.edits.minutes import check_may_change
from planner.programme.errors import Refused, Unusable
from planner.programme.finding import Finding, Level
from planner.programme.kinds import ItemKind
from planner.programme.model import Acceptance, Item, Programme
from planner.programme.sort_keys import position_after
from planner.programme.text import needed

_INSTEAD = "choose a committee meeting, or another kind of item"


def place(
    programme: Programme,
    id: str,
    topic: str,
    meeting: str,
    *,
    today: date,
    kind: ItemKind = ItemKind.SUBSTANTIVE,
    **fields: Any,
) -> Programme:
    """Place a topic at a meeting as a new item, last in order.

    Raises Refused where the meeting cannot take it, Unusable where the topic is there already.
    """
    _check_can_take(programme, meeting, topic, kind, today)
    item = Item(
        id=id,
        topic=topic,
        meeting=meeting,
        kind=kind,
        position=position_after((other.position for other in programme.items.values()), id),
        **cleaned(Item, fields),
    )
    return programme.put("items", item)


def move(programme: Programme, item: str, meeting: str, *, today: date, **fields: Any) -> Programme:
    """Move an item to another meeting, without the reason for urgency that it had for the old one.

    Raises Refused or Unusable as ``place`` does, and Refused for an item that was heard.
    """
    check_may_change(programme, item, today)
    moving = programme.items[item]
    _check_can_take(programme, meeting, moving.topic, moving.kind, today)
    return programme.put("items", replace(moving, meeting=meeting, **cleaned(Item, {"urgency": "", **fields})))


def swap(programme: Programme, one: str, other: str, *, today: date) -> Programme:
    """Swap two items: each moves to the other's meeting; raises Refused or Unusable as ``move`` does."""
    first, second = programme.items[one], programme.items[other]
    if first.meeting == second.meeting:
        raise Unusable(f"Both are on {long(programme.meetings[first.meeting].date)}: name items of two meetings.")
    for each in (one, other):
        check_may_change(programme, each, today)
    without_both = programme.without("items", one, other)
    for item, meeting in ((first, second.meeting), (second, first.meeting)):
        _check_can_take(without_both, meeting, item.topic, item.kind, today)
        programme = programme.put("items", replace(item, meeting=meeting, urgency=""))
    return programme


def swap_words(programme: Programme, one: str, other: str) -> str:
    """Return the label of swapping two items: 'Swapped A of 26 October 2023 and B of 30 November 2023'."""
    items = (programme.items[id] for id in (one, other))
    names = (f"{programme.topics[item.topic].title} of {long(programme.meetings[item.meeting].date)}" for item in items)
    return f"Swapped {' and '.join(names)}"


def _check_can_take(programme: Programme, meeting: str, topic: str, kind: ItemKind, today: date) -> None:
    """Raise Refused or Unusable where a meeting cannot take an item of the topic."""
    target = programme.meetings[meeting]
    if target.cancelled:
        raise Refused(f"The meeting of {long(target.date)} is cancelled: choose another.")
    if target.date < today:
        raise Refused(f"The meeting of {long(target.date)} is past: choose one still to come.")
    if kind is ItemKind.SUBSTANTIVE and not target.kind.has_places:
        raise Refused(f"The meeting of {long(target.date)} is {target.kind.words}, and has no places: {_INSTEAD}.")
    if any(item.topic == topic and item.meeting == meeting for item in programme.items.values()):
        raise Unusable(f"{programme.topics[topic].title} is already on {long(target.date)}: choose another meeting.")


def edit_item(programme: Programme, item: str, **fields: Any) -> Programme:
    """Change an item's fields other than its meeting; raises Refused for a kind that the meeting has no place for."""
    changed = replace(programme.items[item], **cleaned(Item, fields))
    meeting = programme.meetings[changed.meeting]
    if changed.kind is ItemKind.SUBSTANTIVE and not meeting.kind.has_places:
        raise Refused(f"The meeting of {long(meeting.date)} is {meeting.kind.words}, and has no places: {_INSTEAD}.")
    return programme.put("items", changed)


def remove(programme: Programme, item: str, *, today: date | None = None) -> Programme:
    """Take an item off the programme, with the acceptances about it; its topic stays.

    Raises Refused for an item that was heard: one with a minute or, given ``today``, one at a past meeting whose
    outcomes are recorded.
    """
    check_may_change(programme, item, today)
    acceptances = (acceptance.id for acceptance in programme.acceptances.values() if acceptance.item == item)
    return programme.without("acceptances", *acceptances).without("items", item)


def accept(programme: Programme, finding: Finding, *, reason: str, authority: str, by: str) -> Programme:
    """Accept a finding; raises Refused where it cannot be kept, Unusable without reason or authority."""
    if not finding.can_be_kept:
        remedy = "it is only a reminder" if finding.level is Level.NOTE else "it must be put right"
        raise Refused(f"“{finding.message}” cannot be accepted: {remedy}.")
    subjects = finding.subjects  # a finding may name more than it is about; an acceptance stores only the latter
    acceptance = Acceptance(
        id=finding.key,
        rule=finding.rule,
        reason=needed(reason, "A reason"),
        authority=needed(authority, "Who agreed to it (the authority)"),
        by=by,
        item=finding.item if finding.item in subjects else "",
        meeting=finding.meeting if finding.meeting in subjects else "",
        topic=finding.topic if finding.topic in subjects else "",
        action=finding.action if finding.action in subjects else "",
        recommendation=finding.recommendation if finding.recommendation in subjects else "",
    )
    return programme.put("acceptances", acceptance)
