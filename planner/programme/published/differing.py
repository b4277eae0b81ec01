"""The differences of two published tables as lines, round trips left out, each with its cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planner.programme.calendar import long
from planner.programme.english import listed
from planner.programme.errors import Unusable
from planner.programme.history.causes import HistoryIndex, Span
from planner.programme.history.undoing import History
from planner.programme.kinds import ItemKind
from planner.programme.model import Meeting, Programme, Version
from planner.programme.published.change_lines import ChangeKind, ChangeLine
from planner.programme.published.pairing import PlacedItem, pairs
from planner.programme.published.publishing import published_table
from planner.programme.table import MeetingRow, ProgrammeTable
from planner.programme.text import one_line
from planner.programme.view import View

Dated: TypeAlias = tuple[date, ChangeLine]
"""A line with the date of its meeting, by which the lines of a kind are sorted."""

_TOPIC_KINDS = (ChangeKind.RETITLED, ChangeKind.AMENDED)
"""The kinds of change to a topic, of which all of its items share one line."""


def changes(view: View, history: History, since: Version, until: Version | None = None) -> tuple[ChangeLine, ...]:
    """Return the changes of a year from one of its versions to a later one, or to today.

    Raises Unusable for versions of two years, or when ``until`` is the earlier.
    """
    if until and until.year != since.year:
        raise Unusable(
            f"Version {since.id} is of {since.year}, version {until.id} of {until.year}: choose two of one year."
        )
    if until and until.number < since.number:
        raise Unusable(f"Version {until.id} came before version {since.id}: name the earlier of the two first.")
    span = HistoryIndex(view.programme, history).between(since.change, until.change if until else "")
    after = until.table if until else published_table(replace(view, year=since.year, only=None))
    return _lines(view.programme, span, since.table, after)


def _lines(programme: Programme, span: Span, before: ProgrammeTable, after: ProgrammeTable) -> tuple[ChangeLine, ...]:
    """Return the lines of the differences of two tables; ``span`` is the history between them."""
    comparison = _TableComparison(programme, span)
    dated = [*comparison.items(before, after), *comparison.meetings(before, after)]
    items_of: dict[ChangeLine, tuple[str, ...]] = {}
    for _, line in sorted(dated, key=lambda each: (list(ChangeKind).index(each[1].kind), each[0], each[1].title)):
        key = replace(line, items=()) if line.kind in _TOPIC_KINDS else line
        items_of[key] = (*items_of.get(key, ()), *line.items)
    return tuple(replace(line, items=tuple(dict.fromkeys(items))) for line, items in items_of.items())


class _TableComparison(Struct, frozen=True):
    """Writes the lines of the differences of two tables of a programme."""

    programme: Programme
    span: Span

    def items(self, before: ProgrammeTable, after: ProgrammeTable) -> Iterator[Dated]:
        """Yield the lines about the items of two tables."""
        for was, now in pairs(before, after):
            if was and now:
                day = now.meeting.date
                if was.meeting.id != now.meeting.id:
                    yield day, self._moved(was.meeting.date, day, was, now)
                if was.item.title != now.item.title:
                    yield day, self._retitled(was, now)
                if changed := [name for name in _AMENDED_WORDS if getattr(was.item, name) != getattr(now.item, name)]:
                    yield day, self._amended(was, now, changed)
            elif now:
                day, other = now.meeting.date, self._elsewhere(now, 0)
                what = f"added to {long(day)}"
                added = self._placement(ChangeKind.ADDED, what, now, now=day.isoformat())
                yield day, self._moved(other.date, day, now) if other else added
            elif was:
                day, other = was.meeting.date, self._elsewhere(was, -1)
                dropped = self._placement(ChangeKind.DROPPED, f"taken off {long(day)}", was, was=day.isoformat())
                yield day, self._moved(day, other.date, was) if other else dropped

    def _elsewhere(self, side: PlacedItem, end: int) -> Meeting | None:
        """Return the meeting of another year that an item came from (``end`` 0) or went to (-1); None for neither."""
        values = self.span.values_held("items", side.item.id, "meeting")
        meeting = self.programme.meetings.get(values[end].value) if values else None
        return meeting if meeting and meeting.kind.has_places and meeting.id != side.meeting.id else None

    def _moved(self, was: date, now: date, *sides: PlacedItem) -> ChangeLine:
        what = f"moved from {long(was)} to {long(now)}"
        return self._placement(ChangeKind.MOVED, what, *sides, was=was.isoformat(), now=now.isoformat())

    def _placement(self, kind: ChangeKind, what: str, *sides: PlacedItem, was: str = "", now: str = "") -> ChangeLine:
        """Return the line of an item added, moved or dropped; ``sides`` are its rows in the tables that have it."""
        fields = [("items", side.item.id, "meeting") for side in sides]
        fields += [("meetings", side.meeting.id, field) for side in sides for field in ("kind", "year")]
        cause = self.span.newest(fields)
        if not cause.change:  # it is in one table alone because it was made firm or tentative
            cause = self.span.newest(("items", side.item.id, "tentative") for side in sides)
        if not cause.reason:  # an item placed again without a reason has moved for the reason that it was taken off
            taken_off = self.span.newest(fields[:1])
            cause = taken_off if taken_off.reason else cause
        return self._with_ids(sides, ChangeLine(kind, sides[-1].item.title, what, cause, was, now))

    def _retitled(self, was: PlacedItem, now: PlacedItem) -> ChangeLine:
        old, new = was.item.title, now.item.title
        cause = self.span.newest([("topics", now.item.topic, "title"), ("items", now.item.id, "topic")])
        return self._with_ids(
            (was, now), ChangeLine(ChangeKind.RETITLED, new, f"retitled; it was “{old}”", cause, old, new)
        )

    def _amended(self, was: PlacedItem, now: PlacedItem, changed: list[str]) -> ChangeLine:
        sides = [[getattr(side.item, name) for name in changed] for side in (was, now)]
        what = listed(_AMENDED_WORDS[name](*values) for name, *values in zip(changed, *sides, strict=True))
        fields = [("items", now.item.id, name) for name in (*changed, "topic")]
        fields += [("topics", now.item.topic, name) for name in changed if name in ("objective", "focus")]
        old, new = ("; ".join(filter(None, map(_in_words, values))) for values in sides)
        return self._with_ids(
            (was, now), ChangeLine(ChangeKind.AMENDED, now.item.title, what, self.span.newest(fields), old, new)
        )

    def _with_ids(self, sides: tuple[PlacedItem, ...], line: ChangeLine) -> ChangeLine:
        """Return the line with the ids of its topic and items."""
        items = tuple(dict.fromkeys(side.item.id for side in sides))
        return replace(line, topic=sides[-1].item.topic, items=items)

    def meetings(self, before: ProgrammeTable, after: ProgrammeTable) -> Iterator[Dated]:
        """Yield the lines about the meetings of two tables."""
        old, new = ({meeting.id: meeting for meeting in table.meetings} for table in (before, after))
        for key in sorted(old.keys() | new.keys()):
            was, now = old.get(key), new.get(key)
            if was and now:
                if changed := [name for name in _MEETING_WORDS if getattr(was, name) != getattr(now, name)]:
                    yield now.date, self._amended_meeting(was, now, changed)
            elif now:
                yield now.date, self._whole_meeting(now, "added", now=now.date.isoformat())
            elif was:
                yield was.date, self._whole_meeting(was, "no longer in the table", was=was.date.isoformat())

    def _whole_meeting(self, row: MeetingRow, what: str, was: str = "", now: str = "") -> ChangeLine:
        """Return the line of a meeting that only one of the tables has."""
        cause = self.span.newest(("meetings", row.id, field) for field in ("date", "kind", "year"))
        return ChangeLine(ChangeKind.MEETING, _title(row), what, cause, was, now, meeting=row.id)

    def _amended_meeting(self, was: MeetingRow, now: MeetingRow, changed: list[str]) -> ChangeLine:
        """Return the line of a meeting with changed fields."""
        cause = self.span.newest(("meetings", now.id, _STORED_AS.get(name, name)) for name in changed)
        what = listed(_MEETING_WORDS[name](now) for name in changed)
        old, new = ("; ".join(filter(None, (_in_words(getattr(row, name)) for name in changed))) for row in (was, now))
        return ChangeLine(ChangeKind.MEETING, _title(was), what, cause, old, new, meeting=now.id)


def _title(row: MeetingRow) -> str:
    return f"Meeting of {long(row.date)}"


def _text_change(field: str) -> Callable[[Any, Any], str]:
    """Return the function that puts the change of a text field in words."""
    return lambda was, now: f"{field} {'amended' if was and now else 'added' if now else 'taken away'}"


_KIND_WORDS: Mapping[ItemKind, str] = {
    ItemKind.SUBSTANTIVE: "a substantive item",
    ItemKind.INFORMATION: "for information",
    ItemKind.STANDING: "a standing item",
    ItemKind.TASK_AND_FINISH: "for a task and finish group",
}

_AMENDED_WORDS: Mapping[str, Callable[[Any, Any], str]] = {
    "kind": lambda was, now: f"now {_KIND_WORDS[now]}, not {_KIND_WORDS[was]}",
    "tentative": lambda _was, now: "now tentative" if now else "now firm",
    "objective": _text_change("objective"),
    "focus": _text_change("focus"),
    "note": _text_change("note"),
}
"""Field of an item's row -> its change in words, from its two values."""

_MEETING_WORDS: Mapping[str, Callable[[MeetingRow], str]] = {
    "status": lambda now: "cancelled" if now.status == "cancelled" else "to be held after all",
    "date": lambda now: f"moved to {long(now.date)}",
    "time": lambda now: f"now at {now.time}" if now.time else "its time is open again",
    "venue": lambda now: f"now at {now.venue}" if now.venue else "its venue is open again",
    "note": lambda now: f"now with the note: {one_line(now.note)}" if now.note else "its note taken away",
}
"""Field of a meeting's row -> its change in words, from the later row."""

_STORED_AS = {"status": "cancelled"}
"""Field of a meeting's row -> the meeting's own field, where that has another name."""


def _in_words(value: Any) -> str:
    """Return the value of a row's field in words."""
    if isinstance(value, bool):
        return "tentative" if value else "firm"
    if isinstance(value, date):
        return value.isoformat()
    return "; ".join(value) if isinstance(value, tuple) else str(value)
