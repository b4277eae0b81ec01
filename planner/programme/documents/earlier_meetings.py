"""What came of earlier meetings, in sentences for a covering report: outcomes, actions closed, actions still open."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from planner.programme.calendar import long
from planner.programme.follow_up.action_log import state_words
from planner.programme.follow_up.actions import action_title, is_open, oldest_first, printed_minute
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.model import Action, Item
from planner.programme.view import View


class EarlierMeetings(Struct, frozen=True):
    """Sentences on the outcomes since the last agenda, the actions closed since then, and those still open."""

    outcomes: tuple[str, ...]
    closed: tuple[str, ...]
    still_open: tuple[str, ...]


def earlier_meetings(view: View, since: date) -> EarlierMeetings:
    """Return what came of the meetings held before the view's day; ``since`` is the day of the last agenda."""
    actions = oldest_first(view.programme.actions.values())
    known = [each for each in actions if each.made <= view.today]
    minuted = (view.programme.items[id] for id in view.programme.minutes)
    held = sorted(minuted, key=lambda item: (view.meeting_of(item).date, item.position))
    return EarlierMeetings(
        outcomes=tuple(
            outcome_sentence(view, item) for item in held if since <= view.meeting_of(item).date <= view.today
        ),
        closed=tuple(_sentence(view, each) for each in known if each.closed and since <= each.closed <= view.today),
        still_open=tuple(_sentence(view, each) for each in known if is_open(each)),
    )


def outcome_sentence(view: View, item: Item) -> str:
    """Return what became of an item: 'Youth Justice Service, 26 October 2023: considered, to come back by …'."""
    minute = view.programme.minutes[item.id]
    number = f"minute {minute.number}, " if minute.number else ""
    words = outcome_words(view.programme, minute)
    return f"{view.topic_of(item).title}, {number}{long(view.meeting_of(item).date)}: {words}."


def _sentence(view: View, action: Action) -> str:
    owner = f" ({action.owner})" if action.owner else ""
    words = f"{printed_minute(view.programme, action)}: {action_title(action)}"
    return f"{words}{owner}: {state_words(action, view.today)}."
