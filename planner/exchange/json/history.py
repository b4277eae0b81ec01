"""The programme's history as data: what ``history --json`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.programme.history.changes import Change, Difference
from planner.programme.history.undoing import History
from planner.store.file.codec import fields_to_plain


def history_data(history: History) -> list[dict[str, Any]]:
    """Return every change, oldest first, with a row for each field that it sets."""
    return [_change(change) for change in history]


def _change(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": change.id,
        "at": change.at.isoformat(),
        "by": change.by,
        "label": change.label,
        "reason": change.reason,
        "authority": change.authority,
    }
    if change.undoes:
        data["undoes"] = change.undoes
    data["differences"] = list(differences(change.difference))
    return data


def differences(difference: Difference) -> Iterator[dict[str, Any]]:
    """Yield a row for each field that a difference sets: the entity, the field, and its values before and after."""
    for table, edits in difference.items():
        for key, edit in edits.items():
            before, after = fields_to_plain(edit.was or {}), fields_to_plain(edit.now or {})
            for field in edit.fields:
                yield {"entity": table, "id": key, "field": field, "from": before.get(field), "to": after.get(field)}
