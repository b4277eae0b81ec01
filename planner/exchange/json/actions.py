"""Actions as data: what ``action list --json`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.programme.follow_up.actions import overdue_days, printed_minute, stands
from planner.programme.model import Action
from planner.programme.view import View


def actions_data(view: View, actions: Iterable[Action]) -> list[dict[str, Any]]:
    """Return the actions in the order given, with where each stands on the view's day."""
    return [_action(view, action) for action in actions]


def _action(view: View, action: Action) -> dict[str, Any]:
    plain = {field.name: field.plain(getattr(action, field.name)) for field in Action.FIELDS.values()}
    return {
        "id": action.id,
        "minute": printed_minute(view.programme, action),
        **{name: plain[name] for name in ("made", "kind", "text")},
        **{name: plain[name] or None for name in ("owner", "due", "due_when", "received", "answer")},
        **{name: plain[name] for name in ("closed", "closing")},
        "stands": stands(action, view.today),
        "overdue_days": overdue_days(action, view.today),
    }
