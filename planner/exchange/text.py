"""The programme as plain linear text: headings and lists, fit for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.calendar import in_words
from planner.programme.publishing import published
from planner.programme.ranking import rests_on
from planner.programme.table import MeetingRow, ProgrammeTable, described
from planner.programme.view import View
from planner.programme.words import counted, one_line


def programme_text(view: View) -> str:
    """The table of the year in view as text."""
    return table_text(published(view))


def table_text(table: ProgrammeTable) -> str:
    """A published table as text."""
    return "\n".join(_table(table)).rstrip() + "\n"


def show_text(view: View) -> str:
    """The published table, then the topics waiting in order of priority."""
    lines = [*_table(published(view)), "Topics waiting, in order of priority", ""]
    for rank, topic in enumerate(view.waiting, start=1):
        lines.append(f"{rank}. {topic.title} ({rests_on(view, topic)})")
    if not view.waiting:
        lines.append("None.")
    return "\n".join(lines).rstrip() + "\n"


def _table(table: ProgrammeTable) -> Iterator[str]:
    taken = sum(meeting.taken for meeting in table.meetings)
    free = sum(meeting.free for meeting in table.meetings)
    yield table.committee
    yield table.council
    yield f"Work programme {table.year}"
    items = counted(taken, "substantive item")
    yield f"{counted(len(table.meetings), 'meeting')}, {items}, {counted(free, 'place')} free"
    yield ""
    for meeting in table.meetings:
        yield heading(meeting)
        yield from _items(meeting)
        yield ""


def heading(meeting: MeetingRow) -> str:
    """'Thursday 28 September 2023, 10:00 (cancelled)'."""
    when = ", ".join(filter(None, (in_words(meeting.date), meeting.time)))
    return when if meeting.status == "planned" else f"{when} ({meeting.status} meeting)"


def _items(meeting: MeetingRow) -> Iterator[str]:
    for item in meeting.items:
        yield f"- {described(item)}"
        if item.objective:
            yield f"  Objective: {one_line(item.objective)}"
        for line in item.focus:
            yield f"  Focus: {one_line(line)}"
        if item.note:
            yield f"  Note: {one_line(item.note)}"
    for words in meeting.last_lines:
        yield f"- {words}"
