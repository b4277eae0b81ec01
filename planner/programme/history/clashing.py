"""Where two people's changes clash, in words: what it is about, both values, and who gave the other one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.history.changes import Change, Clash, Fields, fields_of
from planner.programme.history.merging import Refusal
from planner.programme.history.undoing import History
from planner.programme.model import TABLES, Programme
from planner.programme.words import listed

GONE = "no longer there"
_THINGS = {
    "topics": "a topic",
    "meetings": "a meeting",
    "items": "an item",
    "executive_decisions": "an executive decision",
    "scoping_sessions": "a scoping session",
}
_INCIDENTAL = {"by", "on", "advice", "advised", "checklist"}
"""Fields that only go with what people really differ about."""


class Disagreement(Struct, frozen=True):
    """One thing that two people have differently; ``change`` is the other's, when the history has it."""

    what: str
    mine: str
    theirs: str
    change: Change | None


def disagreements(programme: Programme, history: History, refusal: Refusal) -> Iterator[Disagreement]:
    """What a change that was set aside wanted, beside what there is."""
    telling = [clash for clash in refusal.clashes if clash.field not in _INCIDENTAL]
    for clash in telling or refusal.clashes:
        change = _newest(history, clash)
        fields = _fields(programme, clash, change, refusal.change)
        what = _named(programme, clash.table, fields)
        if clash.field and clash.settles:
            value, found = (_in_words(programme, clash, each) for each in (clash.after, clash.found))
            yield Disagreement(f"{what}: {clash.field.replace('_', ' ')}", value, found, change)
        elif clash.field:
            yield Disagreement(what, f"needs {_THINGS[TABLES[clash.table].REFERS[clash.field]]}", GONE, change)
        elif clash.settles:
            yield Disagreement(what, "taken away", "changed", change)
        else:
            edit = refusal.change.difference[clash.table][clash.id]
            wanted = (
                f"{name.replace('_', ' ')} {_in_words(programme, replace(clash, field=name), value)}"
                for name, value in (edit.now or {}).items()
            )
            yield Disagreement(what, "; ".join(wanted) or "changed", GONE, change)


def _newest(history: History, clash: Clash) -> Change | None:
    """The newest change that touched what a clash is about."""
    for change in reversed(history):
        edit = change.difference.get(clash.table, {}).get(clash.id)
        if edit and (not clash.field or edit.was is None or clash.field in edit.fields):
            return change
    return None


def _fields(programme: Programme, clash: Clash, theirs: Change | None, mine: Change) -> Fields:
    """The fields of the entity that a clash is about, as it is, or else as it last was."""
    entity = programme.table(clash.table).get(clash.id)
    if entity is not None:
        return fields_of(entity)
    fields: dict[str, Any] = {}
    for change in (mine, theirs):
        edit = change and change.difference.get(clash.table, {}).get(clash.id)
        if edit:
            fields |= {**(edit.was or {}), **(edit.now or {})}
    return fields


def _named(programme: Programme, table: str, fields: Fields) -> str:
    topic = programme.topics.get(fields.get("topic", ""))
    title = topic.title if topic else fields.get("title", "a topic")
    match table:
        case "topics" | "items":
            return str(title)
        case "meetings":
            return f"the meeting of {long(fields['date'])}" if "date" in fields else "a meeting"
        case "committees":
            return "the committee's settings"
        case "executive_decisions":
            return str(fields.get("name", "an executive decision"))
        case "answers":
            return f"the answer to “{str(fields.get('question', '')).replace('-', ' ')}” for {title}"
        case "decisions":
            return f"the decision on {title}"
        case "scoping_sessions":
            return f"the scoping session of {long(fields['on'])}" if "on" in fields else "a scoping session"
        case "session_topics":
            return f"{title} at the scoping session"
        case "versions":
            return f"version {fields.get('label', '')}"
        case "explanations":
            return "the reason given afterwards"
        case "invitations":
            return f"who is to be heard on {title}"
    return f"what was kept of {str(fields.get('rule', 'a check')).replace('-', ' ')}"


def _in_words(programme: Programme, clash: Clash, value: Any) -> str:
    if value and (table := TABLES[clash.table].REFERS.get(clash.field)):
        entity = programme.table(table).get(value)
        return _named(programme, table, fields_of(entity)) if entity else GONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return long(value)
    if isinstance(value, StrEnum):
        return value.value.replace("-", " ")
    if isinstance(value, tuple):
        words = [long(each) if isinstance(each, date) else each for each in value]
        return listed(words) if words else "nothing"
    return f"“{value}”" if value not in (None, "") else "nothing"
