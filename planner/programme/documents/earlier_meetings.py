"""What came of earlier meetings, in sentences for a covering report: outcomes, actions closed, actions still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from planner.programme.calendar import in_words, long, months_before
from planner.programme.documents.tracker import answer_words, follow_up_words
from planner.programme.english import counted
from planner.programme.follow_up.action_log import state_words
from planner.programme.follow_up.actions import action_title, is_open, oldest_first, printed_minute
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.follow_up.recommendations.follow_ups import follow_ups
from planner.programme.follow_up.recommendations.naming import printed_reference, title_of
from planner.programme.follow_up.recommendations.standing import Record
from planner.programme.model import Action, Item
from planner.programme.view import View

MONTHS_AHEAD = 2
"""Months before a follow-up from which a report has it."""


class EarlierMeetings(Struct, frozen=True):
    """Sentences on what came since the last agenda: outcomes, answers, actions closed; and on what is still open."""

    outcomes: tuple[str, ...]
    answered: tuple[str, ...]
    overdue: tuple[str, ...]
    closed: tuple[str, ...]
    still_open: tuple[str, ...]
    to_look_at: tuple[str, ...]


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
        answered=tuple(_answers(view, since)),
        overdue=tuple(_overdue(view)),
        closed=tuple(_sentence(view, each) for each in known if each.closed and since <= each.closed <= view.today),
        still_open=tuple(_sentence(view, each) for each in known if is_open(each)),
        to_look_at=tuple(_follow_ups(view)),
    )


def outcome_sentence(view: View, item: Item) -> str:
    """Return what became of an item: 'Youth Justice Service, 26 October 2023: considered, to come back by …'."""
    minute = view.programme.minutes[item.id]
    number = f"minute {minute.number}, " if minute.number else ""
    words = outcome_words(view.programme, minute)
    return f"{view.topic_of(item).title}, {number}{long(view.meeting_of(item).date)}: {words}."


def _answers(view: View, since: date) -> Iterator[str]:
    """Yield the answers to recommendations that came since a day."""
    for record in view.records.values():
        for response, words in zip(record.responses, answer_words(record), strict=True):
            if since <= response.on <= view.today:
                yield f"{_recommended(view, record)}: {words}."


def _overdue(view: View) -> Iterator[str]:
    for record in view.records.values():
        if (days := record.overdue_days(view.today)) and not record.is_closed:
            assert record.due
            yield f"{_recommended(view, record)}: due by {in_words(record.due)}, overdue by {counted(days, 'day')}."


def _follow_ups(view: View) -> Iterator[str]:
    """Yield the recommendations that are to be looked at again by the next meeting's month, or were to."""
    for follow_up in follow_ups(view):
        if follow_up.record.decided and view.today >= months_before(follow_up.day, MONTHS_AHEAD):
            yield f"{_recommended(view, follow_up.record)}: {follow_up_words(view, follow_up.record)}."


def _recommended(view: View, record: Record) -> str:
    recommendation = record.recommendation
    to = f", to {recommendation.to}" if recommendation.to else ""
    return f"{printed_reference(view.programme, recommendation)}{to}: {title_of(recommendation).rstrip('.')}"


def _sentence(view: View, action: Action) -> str:
    owner = f" ({action.owner})" if action.owner else ""
    words = f"{printed_minute(view.programme, action)}: {action_title(action)}"
    return f"{words}{owner}: {state_words(action, view.today)}."
