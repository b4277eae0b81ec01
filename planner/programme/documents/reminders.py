"""Reminders of what was asked for at meetings and has not come: for whom, of what, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from planner.programme.calendar import in_words, long
from planner.programme.english import counted, listed
from planner.programme.follow_up.actions import (
    action_title,
    chasers_of,
    due_words,
    open_actions,
    overdue_days,
    printed_minute,
)
from planner.programme.model import Action
from planner.programme.text import several_lines
from planner.programme.view import View

WITHIN_DAYS = 14
"""How many days ahead the usual reminders look."""


class Reminder(Struct, frozen=True):
    """A reminder of one action, to its ``owner`` (a role; blank where nobody was named), all of it fit to be sent.

    ``id`` is the action's. ``due`` is the day it is due, or None where it waits for something; ``paragraphs`` are the
    text of a message, ``state`` its sentence on when it is due.
    """

    id: str
    owner: str
    minute: str
    subject: str
    state: str
    paragraphs: tuple[str, ...]
    due: date | None


class Reminders(Struct, frozen=True):
    """Reminders, oldest first, with the committee they are of and the day they are made."""

    committee: str
    made: date
    each: tuple[Reminder, ...]


def reminders(view: View, *, within: int = WITHIN_DAYS, owner: str = "") -> Reminders:
    """Return a reminder of every open action that is overdue, due within so many days, or waiting for an event.

    Given an ``owner``, only of what that owner owes, whatever the case of letters.
    """
    last = view.today + timedelta(days=within)
    each = (
        _reminder(view, action)
        for action in open_actions(view.programme, view.today)
        if (action.due is None or action.due <= last) and owner.casefold() in ("", action.owner.casefold())
    )
    return Reminders(view.programme.committee.name, view.today, tuple(each))


def _reminder(view: View, action: Action) -> Reminder:
    minute, state = printed_minute(view.programme, action), _state(view, action)
    return Reminder(
        id=action.id,
        owner=action.owner,
        minute=minute,
        subject=f"{minute}: {action_title(action)}",
        state=state,
        paragraphs=tuple(_paragraphs(view, action, minute, state)),
        due=action.due,
    )


def _paragraphs(view: View, action: Action, minute: str, state: str) -> Iterator[str]:
    committee = view.programme.committee
    council = f" of {committee.council}" if committee.council else ""
    meeting = view.meeting_of(view.programme.items[action.item])
    title = view.programme.topics[action.topic].title
    yield f"At its meeting of {long(meeting.date)}, on {title}, the {committee.name}{council} asked for this:"
    yield several_lines(action.text)
    yield state
    if days := [long(each.on) for each in chasers_of(view.programme, action.id)]:
        yield f"You were asked about it on {listed(days)}."
    yield "Please send what was asked for, or say by when it will come."
    yield f"From the minutes: {minute}."


def _state(view: View, action: Action) -> str:
    if action.due is None:
        return f"It is due {due_words(action)}." if action.due_when else "No day was set for it."
    if days := overdue_days(action, view.today):
        return f"It was due on {in_words(action.due)}, {counted(days, 'day')} ago."
    return f"It is due on {in_words(action.due)}."
