"""The actions of a municipal year: those open, those closed in it, and the figures that reconcile them."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from planner.programme.calendar import long, year_begins
from planner.programme.english import counted
from planner.programme.follow_up.actions import age_words, oldest_first, overdue_days, stands
from planner.programme.kinds import Closing
from planner.programme.model import Action, Programme


class Flow(Struct, frozen=True):
    """How many were open at the start, made and closed in the period, and open at its end."""

    open_at_start: int
    made: int
    closed: int
    open_at_end: int


class ActionLog(Struct, frozen=True):
    """A year's actions as at a day: ``still_open`` and ``closed`` in the year, oldest first, and figures.

    ``is_over`` says whether the year ended before that day. Of those ``made`` in the year, each counts once: received
    in time or late, no longer wanted, having become a topic, handed over, or open.
    """

    year: str
    as_at: date
    is_over: bool
    still_open: tuple[Action, ...]
    closed: tuple[Action, ...]
    flow: Flow
    in_time: int
    late: int
    no_longer_wanted: int
    became_topics: int
    handed_over: int
    open_of_made: int


def action_log(programme: Programme, year: str, as_at: date) -> ActionLog:
    """Return the log of a municipal year, as at a day in it or after it."""
    start, last = year_bounds(year, programme.committee.annual_council)
    end = min(as_at, last)
    actions = oldest_first(programme.actions.values())
    known = [each for each in actions if each.made <= end]
    made = [each for each in known if each.made >= start]
    still_open = tuple(each for each in known if not _closed_by(each, end))
    closed = tuple(each for each in known if _closed_by(each, end) and each.closed and each.closed >= start)
    open_at_start = sum(each.made < start and not _closed_before(each, start) for each in known)
    received = [each for each in made if _closed_by(each, end) and each.closing is Closing.RECEIVED]
    late = sum(is_late(each) for each in received)
    return ActionLog(
        year=year,
        as_at=as_at,
        is_over=as_at > last,
        still_open=still_open,
        closed=closed,
        flow=Flow(open_at_start, len(made), len(closed), len(still_open)),
        in_time=len(received) - late,
        late=late,
        no_longer_wanted=_count(made, Closing.NO_LONGER_WANTED, end),
        became_topics=_count(made, Closing.BECAME_A_TOPIC, end),
        handed_over=_count(made, Closing.HANDED_OVER, end),
        open_of_made=sum(not _closed_by(each, end) for each in made),
    )


def year_bounds(year: str, annual_council: date | None) -> tuple[date, date]:
    """Return the first and the last day of a municipal year."""
    following = f"{int(year[:4]) + 1}/{(int(year[:4]) + 2) % 100:02}"
    return year_begins(year, annual_council), year_begins(following, annual_council) - timedelta(days=1)


def is_late(action: Action) -> bool:
    """Return whether what was asked for came after the day it was due."""
    return action.due is not None and action.received is not None and action.received > action.due


def _closed_by(action: Action, day: date) -> bool:
    return action.closed is not None and action.closed <= day


def _closed_before(action: Action, day: date) -> bool:
    return action.closed is not None and action.closed < day


def _count(actions: list[Action], closing: Closing, end: date) -> int:
    return sum(each.closing is closing and _closed_by(each, end) for each in actions)


def state_words(action: Action, today: date) -> str:
    """Return where an action stands with its days: 'overdue by 11 days', 'received on 10 October 2023, in time'."""
    if days := overdue_days(action, today):
        return f"overdue by {counted(days, 'day')}"
    if action.received and action.closed:
        timing = _timing(action)
        return f"received on {long(action.received)}{timing}, and closed"
    if action.closed:
        agreed = f", agreed by {action.authority}" if action.authority else ""
        return f"{stands(action, today)}, {long(action.closed)}{agreed}"
    if action.due:
        return stands(action, today)
    return f"{stands(action, today)}; open for {age_words(action.made, today)}"


def _timing(action: Action) -> str:
    if action.due is None or action.received is None:
        return ""
    return f", {counted((action.received - action.due).days, 'day')} late" if is_late(action) else ", in time"
