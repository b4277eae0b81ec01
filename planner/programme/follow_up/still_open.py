"""All that is still open after the meetings of every year, and what each thing waits for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from planner.programme.calendar import long
from planner.programme.english import counted
from planner.programme.follow_up.action_log import state_words
from planner.programme.follow_up.actions import action_title, open_actions, overdue_days
from planner.programme.follow_up.briefing_notes import Awaited, awaited
from planner.programme.follow_up.next_looks import ComeBack, come_backs, first_meeting_from
from planner.programme.follow_up.outcomes import awaits_outcome
from planner.programme.follow_up.recommendations.naming import title_of
from planner.programme.follow_up.recommendations.standing import Record, Standing
from planner.programme.model import Action, Item
from planner.programme.table import Day
from planner.programme.view import View


class OpenKind(StrEnum):
    """The kinds of open things, in the order in which they are listed."""

    OUTCOME = "outcome"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    COME_BACK = "come-back"
    TO_BE_DONE = "to-be-done"


class OpenThing(Struct, frozen=True):
    """One open thing: the day from which it is open, its title, and what it waits for.

    ``item``, ``topic``, ``meeting``, ``action`` and ``recommendation`` are ids, blank where there is none; ``owner`` is
    a role or blank.
    """

    kind: OpenKind
    since: Day
    title: str
    waits_for: str
    is_late: bool = False
    owner: str = ""
    topic: str = ""
    item: str = ""
    meeting: str = ""
    action: str = ""
    recommendation: str = ""

    @property
    def key(self) -> str:
        """A key of its own among all open things."""
        return f"{self.kind}:{self.action or self.recommendation or self.item or self.topic}"


def still_open(view: View) -> tuple[OpenThing, ...]:
    """Return every open thing of every year, kind by kind, the oldest of each first."""
    things = (
        *_outcomes(view),
        *_recommendations(view),
        *_actions(view),
        *(_come_back(view, promise) for promise in come_backs(view) if promise.met_by is None),
        *(_to_be_done(view, each) for each in awaited(view)),
    )
    kinds = list(OpenKind)
    return tuple(sorted(things, key=lambda each: (kinds.index(each.kind), each.since)))


def _outcomes(view: View) -> Iterator[OpenThing]:
    for item in view.programme.items.values():
        meeting = view.meeting_of(item)
        if view.is_past(meeting) and not meeting.cancelled and awaits_outcome(view.programme, item):
            yield _about(view, item, OpenKind.OUTCOME, "what became of it, to be recorded")


def _recommendations(view: View) -> Iterator[OpenThing]:
    for record in view.records.values():
        recommendation = record.recommendation
        if record.is_closed or recommendation.made > view.today:
            continue
        stands = record.stands(view.today)
        yield OpenThing(
            kind=OpenKind.RECOMMENDATION,
            since=recommendation.made,
            title=title_of(recommendation),
            waits_for=_waits_for(view, record),
            is_late=stands in (Standing.OVERDUE, Standing.PAST_TARGET),
            owner=recommendation.to,
            topic=recommendation.topic,
            item=recommendation.item,
            meeting=view.programme.items[recommendation.item].meeting if recommendation.item else "",
            recommendation=recommendation.id,
        )


def _waits_for(view: View, record: Record) -> str:
    """Return where a recommendation stands, with its days: 'answer overdue by 3 days', 'under way, by 31 March'."""
    stands, days, due = record.stands(view.today), record.overdue_days(view.today), record.due
    if days:
        return f"{stands} by {counted(days, 'day')}"
    if stands is Standing.AWAITING and due:
        return f"{stands}, {'due' if record.has_duty else 'asked for'} by {long(due)}"
    if record.is_accepted and record.target:
        return f"{stands}, target {long(record.target)}"
    return stands


def _actions(view: View) -> Iterator[OpenThing]:
    for action in open_actions(view.programme, view.today):
        yield _about(
            view,
            view.programme.items[action.item],
            OpenKind.ACTION,
            state_words(action, view.today),
            title=action_title(action),
            is_late=overdue_days(action, view.today) > 0,
            owner=action.owner,
            action=action,
        )


def _come_back(view: View, promise: ComeBack) -> OpenThing:
    meeting = first_meeting_from(view, promise.day)
    where = (
        f"first meeting then: {long(meeting.date)}" if meeting else f"no meeting yet on or after {long(promise.day)}"
    )
    waits = f"to come back from {long(promise.day)} on; {where}"
    return _about(view, promise.item, OpenKind.COME_BACK, waits, is_late=promise.day < view.today)


def _to_be_done(view: View, each: Awaited) -> OpenThing:
    days = (view.today - each.due).days if each.due else 0
    late = f", overdue by {counted(days, 'day')}" if days > 0 else ""
    due = f" by {long(each.due)}{late}" if each.due else ", no day set"
    return OpenThing(
        kind=OpenKind.TO_BE_DONE,
        since=each.since,
        title=each.topic.title,
        waits_for=f"{each.outcome.words}{due}",
        is_late=each.due is not None and each.due < view.today,
        owner=each.owner,
        topic=each.topic.id,
    )


def _about(
    view: View,
    item: Item,
    kind: OpenKind,
    waits_for: str,
    *,
    title: str = "",
    is_late: bool = False,
    owner: str = "",
    action: Action | None = None,
) -> OpenThing:
    """Return an open thing about an item that was held; its title is the topic's, unless another is given."""
    return OpenThing(
        kind=kind,
        since=action.made if action else view.meeting_of(item).date,
        title=title or view.topic_of(item).title,
        waits_for=waits_for,
        is_late=is_late,
        owner=owner,
        topic=item.topic,
        item=item.id,
        meeting=item.meeting,
        action=action.id if action else "",
    )
