"""Edits of actions: what was asked for at an item, what came, how it was closed, and chasing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.edits.cleaning import cleaned
from planner.programme.errors import Unusable
from planner.programme.kinds import ActionKind, ChaseMeans, Closing
from planner.programme.model import Action, Chaser, Programme
from planner.programme.text import needed, one_line


def add_action(
    programme: Programme,
    id: str,
    item: str,
    *,
    today: date,
    text: str,
    kind: ActionKind | None = None,
    made: date | None = None,
    **fields: Any,
) -> Programme:
    """Add an action resolved at an item, a request for information unless said; it is made on the meeting's day.

    Raises Unusable without a text, for a meeting still to come, or a due day before it was made.
    """
    entity = programme.items[item]
    day = made or programme.meetings[entity.meeting].date
    action = Action(id=id, item=item, topic=entity.topic, kind=kind or ActionKind.INFORMATION, text=text, made=day)
    return _put(programme, replace(action, **cleaned(Action, {"text": text, **fields})), today)


def edit_action(programme: Programme, action: str, *, today: date, reason: str = "", **fields: Any) -> Programme:
    """Change fields of an action; raises Unusable as ``add_action`` does, and for a later due day without a reason."""
    before = programme.actions[action]
    changed = replace(before, **cleaned(Action, fields))
    is_put_off = before.due and (changed.due is None or changed.due > before.due)
    if is_put_off and not one_line(reason):
        raise Unusable("A reason is needed for a later date: say why it is put off.")
    return _put(programme, changed, today)


def _put(programme: Programme, action: Action, today: date) -> Programme:
    needed(action.text, "What was asked for")
    if action.made > today:
        raise Unusable(f"The meeting of {long(action.made)} is still to come: record what it asks for afterwards.")
    if action.due and action.due < action.made:
        raise Unusable(f"It was asked for on {long(action.made)}, so it cannot be due before: give a later day.")
    return programme.put("actions", action)


def receive(
    programme: Programme, action: str, day: date | None, *, today: date, answer: str | None = None
) -> Programme:
    """Record that what was asked for came on a day, which closes the action; None opens it again.

    Raises Unusable for a day still to come or before it was asked for, or an action closed in another way.
    """
    before = programme.actions[action]
    if before.closing not in (None, Closing.RECEIVED):
        raise Unusable(f"It is closed already: {before.closing.words}. Undo that first.")
    if day and day > today:
        raise Unusable(f"{long(day)} is still to come: record it once it has come.")
    if day and day < before.made:
        raise Unusable(f"It was asked for on {long(before.made)}, so it cannot have come before: give a later day.")
    values = {} if answer is None else cleaned(Action, {"answer": answer})
    closing = Closing.RECEIVED if day else None
    return programme.put("actions", replace(before, received=day, closed=day, closing=closing, **values))


def close(programme: Programme, action: str, closing: Closing, *, today: date, authority: str) -> Programme:
    """Close an action today; raises Unusable without an authority, unless what was asked for was received."""
    if closing is Closing.RECEIVED:
        return receive(programme, action, today, today=today)
    before = programme.actions[action]
    if before.closing:
        raise Unusable(f"It is closed already: {before.closing.words}. Undo that first.")
    agreed = needed(authority, "Who agreed to it (the authority)")
    return programme.put("actions", replace(before, closed=today, closing=closing, authority=agreed))


def chase(
    programme: Programme, id: str, chased: str, *, on: date, to: str, how: ChaseMeans, by: str, today: date
) -> Programme:
    """Record that somebody was chased for an action, or for an answer to a recommendation.

    Raises Unusable for a day still to come or before it was asked for.
    """
    action = programme.actions.get(chased)
    made = action.made if action else programme.recommendations[chased].made
    if on > today:
        raise Unusable(f"{long(on)} is still to come: record it once it is done.")
    if on < made:
        raise Unusable(f"It was asked for on {long(made)}: nobody was chased before that.")
    about = {"action": chased} if action else {"recommendation": chased}
    chaser = Chaser(id=id, on=on, to=needed(to, "Who was chased"), how=how, by=by, **about)
    return programme.put("chasers", chaser)
