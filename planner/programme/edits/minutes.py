"""Edits of what became of the items of a meeting, and of the briefing notes and groups decided on."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.edits.cleaning import cleaned
from planner.programme.errors import Refused, Unusable
from planner.programme.follow_up.briefing_notes import DECIDED_AS
from planner.programme.follow_up.outcomes import stays_where_heard
from planner.programme.kinds import ItemKind, ItemOutcome, NextLook
from planner.programme.model import Decision, Item, Minute, Programme
from planner.programme.sort_keys import position_after


def record_minute(
    programme: Programme,
    item: str,
    *,
    by: str,
    today: date,
    outcome: ItemOutcome | None = None,
    minutes_from: date | None = None,
    **fields: Any,
) -> Programme:
    """Record what became of an item, or change fields of what was recorded before.

    The first minute of all sets the day from which outcomes are recorded: ``minutes_from``, or else the meeting's day.
    Raises Unusable for a meeting still to come or cancelled, no outcome, or a next look before the meeting.
    """
    meeting = programme.meetings[programme.items[item].meeting]
    _check_was_held(programme, meeting.id, today)
    recorded = programme.minutes.get(item)
    if recorded is None:
        if outcome is None:
            raise Unusable("What became of it is needed: considered, deferred, withdrawn or not reached.")
        recorded = Minute(id=item, item=item, outcome=outcome, by=by, on=today)
    values = cleaned(Minute, {**fields, **({"outcome": outcome} if outcome else {})})
    minute = replace(recorded, **values)
    says_when = minute.next_by or minute.next_months is not None or minute.next_invite
    if says_when and minute.next is None:
        minute = replace(minute, next=NextLook.COME_BACK)
    if says_when and minute.next is NextLook.NONE:
        raise Unusable("No next look was decided, so it has no date and nobody to be heard: leave them blank.")
    if minute.next_by and minute.next_by < meeting.date:
        raise Unusable(f"The next look cannot be before its meeting of {long(meeting.date)}: give a later date.")
    if programme.committee.minutes_from is None:
        begins = minutes_from or meeting.date
        programme = programme.put("committees", replace(programme.committee, minutes_from=begins))
    return programme.put("minutes", minute)


def hold(programme: Programme, id: str, topic: str, meeting: str, *, today: date) -> Programme:
    """Add an item, under ``id``, for a topic that was taken at a past meeting without being on its programme.

    Raises Unusable for a meeting still to come or cancelled, or a topic that has an item there.
    """
    _check_was_held(programme, meeting, today)
    held = programme.meetings[meeting]
    if any(item.topic == topic and item.meeting == meeting for item in programme.items.values()):
        raise Unusable(f"{programme.topics[topic].title} is already on {long(held.date)}: record what became of that.")
    kind = ItemKind.SUBSTANTIVE if held.kind.has_places else ItemKind.INFORMATION
    position = position_after((other.position for other in programme.items.values()), id)
    return programme.put("items", Item(id=id, topic=topic, meeting=meeting, kind=kind, position=position))


def _check_was_held(programme: Programme, meeting: str, today: date) -> None:
    held = programme.meetings[meeting]
    if held.cancelled:
        raise Unusable(f"The meeting of {long(held.date)} was cancelled: nothing was taken at it.")
    if held.date > today:
        raise Unusable(f"The meeting of {long(held.date)} is still to come: record what became of it afterwards.")


def record_done(programme: Programme, topic: str, day: date | None, *, words: str, by: str, today: date) -> Programme:
    """Record the day on which a topic's briefing note was sent, or its group reported; None takes that back.

    Where a minute asked for it, a decision at that meeting is added. Raises Unusable for a day still to come or before
    the decision, or a topic of which neither was decided.
    """
    decision = _decision_to_do(programme, topic) or _decision_by_minute(programme, topic, by)
    if decision is None:
        title = programme.topics[topic].title
        raise Unusable(f"Neither a briefing note nor a group was decided for {title}: decide on one first.")
    if day and day > today:
        raise Unusable(f"{long(day)} is still to come: record it once it is done.")
    if day and day < decision.on:
        raise Unusable(f"It was decided on {long(decision.on)}, so it cannot have been done before: give a later day.")
    return programme.put("decisions", replace(decision, done_on=day, **cleaned(Decision, {"done_words": words})))


def _decisions(programme: Programme, topic: str) -> list[Decision]:
    decisions = (each for each in programme.decisions.values() if each.topic == topic)
    return sorted(decisions, key=lambda each: each.number)


def _decision_to_do(programme: Programme, topic: str) -> Decision | None:
    """Return the last decision on a topic, if it is one that is done by somebody outside the meetings."""
    last = next(reversed(_decisions(programme, topic)), None)
    return last if last and last.outcome in DECIDED_AS.values() else None


def _decision_by_minute(programme: Programme, topic: str, by: str) -> Decision | None:
    """Return a new decision for what the last minute of a topic that asks for a note or a group decided."""
    asked = [
        (programme.meetings[item.meeting], outcome)
        for item in programme.items.values()
        if item.topic == topic
        and (minute := programme.minutes.get(item.id))
        and minute.next
        and (outcome := DECIDED_AS.get(minute.next))
    ]
    if not asked:
        return None
    meeting, outcome = max(asked, key=lambda each: each[0].date)
    number = 1 + max((each.number for each in _decisions(programme, topic)), default=0)
    return Decision(
        id=f"{topic}/{number}",
        topic=topic,
        number=number,
        outcome=outcome,
        reason=f"Decided when it was heard on {long(meeting.date)}",
        by=by,
        on=meeting.date,
        at=meeting.id,
    )


def check_may_change(programme: Programme, item: str, today: date | None = None) -> None:
    """Raise Refused for an item that stays where it was heard (``stays_where_heard``)."""
    if stays_where_heard(programme, item, today):
        entity = programme.items[item]
        title, day = programme.topics[entity.topic].title, long(programme.meetings[entity.meeting].date)
        raise Refused(f"{title} was heard on {day}, and stays there: to bring it again, place it anew.")
