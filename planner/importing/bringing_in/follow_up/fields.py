"""Completing what a programme has of a recommendation or an action from a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct

from planner.importing.bringing_in.preferring import is_page_preferred
from planner.importing.understanding.questions import Questions
from planner.programme.calendar import long
from planner.programme.english import shortened
from planner.programme.text import one_line

_MOST_OF_A_TITLE = 60


def newer_values(
    present: Struct, drafted: Struct, names: Iterable[str], row: Any, questions: Questions
) -> dict[str, Any]:
    """Return the fields in which the page says more, or something else that people prefer: name -> value.

    ``row`` is the row of the page, for the question.
    """
    values = {}
    for name in names:
        old, new = getattr(present, name), getattr(drafted, name)
        if not new or _plain(old) == _plain(new):
            continue
        title = shortened(one_line(row.text), _MOST_OF_A_TITLE)
        if not old or is_page_preferred(questions, _plain(old), _plain(new), title, row.where):
            values[name] = new
    return values


def _plain(value: Any) -> str:
    """Return a value for comparison, and for quoting."""
    if isinstance(value, date):
        return long(value)
    return one_line(str(value)) if value else ""
