"""Reminders of what was asked for or recommended at meetings and has not come: for whom, and in which words."""

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
from planner.programme.follow_up.recommendations.naming import printed_reference, title_of
from planner.programme.follow_up.recommendations.standing import Record, Standing
from planner.programme.model import Action
from planner.programme.text import several_lines
from planner.programme.view import View

WITHIN_DAYS = 14
"""How many days ahead the usual reminders look."""


class Reminder(Struct, frozen=True):
    """A reminder of one action or recommendation, to its ``owner`` (a role, or blank), all of it fit to be sent.

    ``id`` is that of the action or the recommendation. ``due`` is the day it is due, or None where it waits for
    something; ``paragraphs`` are the text of a message, ``state`` its sentence on when it is due.
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

    Those of answers to recommendations, and of what their recipients promised by a target, come with them. Given an
    ``owner``, only of what that owner owes, whatever the case of letters.
    """
    last = view.today + timedelta(days=within)
    of_actions = (_reminder(view, each) for each in open_actions(view.programme, view.today))
    of_recommendations = (_of_record(view, record) for record in view.records.values())
    each = (
        reminder
        for reminder in (*of_actions, *of_recommendations)
        if reminder
        and (reminder.due is None or reminder.due <= last)
        and owner.casefold() in ("", reminder.owner.casefold())
    )
    return Reminders(view.programme.committee.name, view.today, tuple(each))


def _of_record(view: View, record: Record) -> Reminder | None:
    """Return a reminder of the answer that a recommendation awaits, or of its target; None where nothing is owed."""
    recommendation, stands = record.recommendation, record.stands(view.today)
    if stands in (Standing.OVERDUE, Standing.AWAITING) and record.due:
        due, state = record.due, _answer_state(record, view.today)
        asked = "Please send your answer, or say by when it will come."
    elif stands in (Standing.UNDER_WAY, Standing.PAST_TARGET) and record.target:
        due, state = record.target, f"Your target was {in_words(record.target)}."
        asked = "Please say how far it is, with what shows it."
    else:
        return None
    reference = printed_reference(view.programme, recommendation)
    title = view.programme.topics[recommendation.topic].title
    committee = view.programme.committee
    council = f" of {committee.council}" if committee.council else ""
    made = f"On {long(recommendation.made)}, on {title}, the {committee.name}{council} recommended this:"
    chased = listed(long(each.on) for each in record.chasers)
    paragraphs = (
        made,
        several_lines(recommendation.text),
        state,
        *([f"You were asked about it on {chased}."] if chased else []),
        asked,
        f"The recommendation: {reference}.",
    )
    subject = f"{reference}: {title_of(recommendation)}"
    return Reminder(recommendation.id, recommendation.to, reference, subject, state, paragraphs, due)


def _answer_state(record: Record, today: date) -> str:
    """Return when an answer is or was due, or asked for."""
    assert record.due
    days = record.overdue_days(today)
    due = "due" if record.has_duty else "asked for"
    if days:
        return f"An answer was {due} by {in_words(record.due)}, {counted(days, 'day')} ago."
    return f"An answer is {due} by {in_words(record.due)}."


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
