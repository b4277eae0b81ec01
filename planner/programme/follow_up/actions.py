"""Where an action stands, how it is printed, and how old it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planner.programme.calendar import long, whole_months
from planner.programme.english import counted
from planner.programme.follow_up.ordering import in_order_made
from planner.programme.kinds import Closing
from planner.programme.model import Action, Chaser, Programme
from planner.programme.text import one_line

STANDS_CLOSED = {
    Closing.RECEIVED: "received and closed",
    Closing.NO_LONGER_WANTED: "no longer wanted",
    Closing.BECAME_A_TOPIC: "became a topic",
    Closing.HANDED_OVER: "handed over",
}
"""How an action was closed -> where it stands."""
DAYS_IN_FULL = 60
"""The most days of age that are not put in months."""


def is_open(action: Action) -> bool:
    """Return whether an action is not closed."""
    return action.closing is None


def stands(action: Action, today: date) -> str:
    """Return where an action stands on a day, such as 'overdue', 'due 12 October 2023' or 'waiting for: the report'."""
    if action.closing:
        return STANDS_CLOSED[action.closing]
    if overdue_days(action, today):
        return "overdue"
    if action.due_when:
        return f"waiting for: {event_words(action)}"
    return f"due {long(action.due)}" if action.due else "open without a date"


def event_words(action: Action) -> str:
    """Return what an action waits for, without 'when' and a full stop: 'the strategy is published'."""
    words = action.due_when.rstrip(".")
    return words[5:] if words.casefold().startswith("when ") else words


def due_words(action: Action) -> str:
    """Return when an action is due: '12 October 2023', 'when the strategy is published'; blank if it was not said."""
    if action.due:
        return long(action.due)
    return f"when {event_words(action)}" if action.due_when else ""


def overdue_days(action: Action, today: date) -> int:
    """Return for how many days an open action is past its due day; 0 for any other."""
    return max(0, (today - action.due).days) if action.due and is_open(action) else 0


def age_words(since: date, today: date) -> str:
    """Return an age: '12 days', or '5 months (182 days)' from the 61st day on."""
    days = (today - since).days
    words = counted(days, "day")
    return words if days <= DAYS_IN_FULL else f"{counted(whole_months(since, today), 'month')} ({words})"


def printed_part(programme: Programme, item: str, part: str) -> str:
    """Return a part of a resolution as it is printed: '39(3), 30 March 2023'.

    Where the minute has no number, the topic's title stands in its place.
    """
    entity = programme.items[item]
    minute = programme.minutes.get(item)
    number = minute.number if minute and minute.number else f"{programme.topics[entity.topic].title} "
    bracketed = f"({part.strip('()')})" if part else ""
    return f"{(number + bracketed).strip()}, {long(programme.meetings[entity.meeting].date)}"


def printed_minute(programme: Programme, action: Action) -> str:
    """Return the part of the minute that an action was resolved in, as it is printed."""
    return printed_part(programme, action.item, action.part)


def action_title(action: Action) -> str:
    """Return an action's text on one line."""
    return one_line(action.text)


def oldest_first(actions: Iterable[Action]) -> list[Action]:
    """Return actions by the day on which they were asked for, and by their part of the minute."""
    return in_order_made(actions)


def open_actions(programme: Programme, today: date) -> list[Action]:
    """Return the actions that were asked for by a day and are not closed, oldest first."""
    return oldest_first(each for each in programme.actions.values() if is_open(each) and each.made <= today)


def actions_on(programme: Programme, topic: str) -> list[Action]:
    """Return the actions on a topic, oldest first."""
    return oldest_first(each for each in programme.actions.values() if each.topic == topic)


def chasers_of(programme: Programme, action: str) -> Sequence[Chaser]:
    """Return the times that an action was chased, oldest first."""
    chasers = (each for each in programme.chasers.values() if each.action == action)
    return sorted(chasers, key=lambda each: (each.on, each.id))
