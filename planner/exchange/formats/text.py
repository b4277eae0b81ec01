"""The programme as plain linear text: headings and lists, fit for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from planner.programme.calendar import in_words, long
from planner.programme.documents.edition import Edition
from planner.programme.english import counted
from planner.programme.published.columns import OF_TOPICS, head
from planner.programme.published.publishing import published_table, topics_waiting
from planner.programme.table import WAITING_HEADING, MeetingRow, ProgrammeTable, row_title
from planner.programme.text import one_line
from planner.programme.view import View


def render(edition: Edition) -> bytes:
    """The programme as published, as text in UTF-8."""
    return table_text(edition.table).encode()


def table_text(table: ProgrammeTable) -> str:
    """A published table as text."""
    return "\n".join(_table(table)).rstrip() + "\n"


def show_text(view: View) -> str:
    """The published table, and the topics waiting even where they are not printed."""
    table = replace(published_table(view), waiting=topics_waiting(view))
    nothing = "" if table.waiting else f"\n{WAITING_HEADING}\n\nNone.\n"
    return table_text(table) + nothing


def _table(table: ProgrammeTable) -> Iterator[str]:
    taken = sum(meeting.taken for meeting in table.meetings)
    free = sum(meeting.free for meeting in table.meetings)
    yield table.committee
    yield table.council
    yield f"Work programme {table.year}"
    items = counted(taken, "substantive item")
    cancelled = sum(meeting.status == "cancelled" for meeting in table.meetings)
    meetings = counted(len(table.meetings) - cancelled, "meeting") + (
        f" and {cancelled} cancelled" if cancelled else ""
    )
    yield f"{meetings}, {items}, {counted(free, 'place')} free"
    yield ""
    for meeting in table.meetings:
        yield heading(meeting)
        if meeting.report_deadline:
            yield f"Report deadline: {long(meeting.report_deadline)}"
        yield from _items(meeting)
        yield ""
    if table.waiting:
        yield WAITING_HEADING
        yield ""
        yield from (f"{number}. {each.words}" for number, each in enumerate(table.waiting, start=1))


def heading(meeting: MeetingRow) -> str:
    """'Thursday 28 September 2023, 10:00 (cancelled)'."""
    when = ", ".join(filter(None, (in_words(meeting.date), meeting.time)))
    return when if meeting.status == "planned" else f"{when} ({meeting.status} meeting)"


def _items(meeting: MeetingRow) -> Iterator[str]:
    for item in meeting.items:
        yield f"- {row_title(item)}"
        if item.objective:
            yield f"  Objective: {one_line(item.objective)}"
        for line in item.focus:
            yield f"  Focus: {one_line(line)}"
        for column, name in OF_TOPICS.items():
            if words := one_line(getattr(item, name)):
                yield f"  {head(column)}: {words}"
        if item.note:
            yield f"  Note: {one_line(item.note)}"
    for words in meeting.last_lines:
        yield f"- {words}"
