"""The actions as plain linear text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.exchange.plain_text import entry_lines
from planner.programme.calendar import long
from planner.programme.english import counted
from planner.programme.follow_up.actions import (
    action_title,
    chasers_of,
    due_words,
    overdue_days,
    printed_minute,
    stands,
)
from planner.programme.model import Action
from planner.programme.text import one_line
from planner.programme.view import View


def actions_text(view: View, actions: Iterable[Action]) -> str:
    """Return the actions as text in the order given, each with who owes it, what came, and where it stands."""
    return "".join(f"{line}\n" for action in actions for line in _lines(view, action))


def _lines(view: View, action: Action) -> Iterator[str]:
    days = overdue_days(action, view.today)
    by = f" by {counted(days, 'day')}" if days else ""
    details = (
        ("Who", action.owner or "nobody named"),
        ("Due", due_words(action)),
        ("Chased", "; ".join(f"{long(each.on)}, {each.to}" for each in chasers_of(view.programme, action.id))),
        ("What came", one_line(action.answer)),
        ("State", f"{stands(action, view.today)}{by}"),
    )
    words = f"{printed_minute(view.programme, action)}: {action_title(action)}"
    return entry_lines(words, ((label, (text,)) for label, text in details if text))
