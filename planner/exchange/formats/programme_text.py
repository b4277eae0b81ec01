"""The programme as plain linear text, fit for a screen reader: a heading for each meeting, and a list of its items.

The module ``plain`` renders the programme's document instead, whose table has a dash in each empty cell. This text
leaves out an item's empty fields, and counts the free places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.exchange.plain_text import block_lines, entry_lines, sections_text
from planner.programme.calendar import in_words, long
from planner.programme.documents.blocks import Block, Heading, Paragraph
from planner.programme.documents.edition import Edition
from planner.programme.documents.programme import waiting_blocks
from planner.programme.english import counted
from planner.programme.follow_up.next_looks import outcome_words
from planner.programme.published.columns import TOPIC_COLUMNS, head
from planner.programme.published.publishing import published_table, topics_waiting
from planner.programme.table import WAITING_HEADING, ItemRow, MeetingRow, ProgrammeTable, row_title
from planner.programme.text import one_line
from planner.programme.view import View


def render(edition: Edition) -> bytes:
    """Return the programme as published, as text in UTF-8."""
    return _text(edition.table, waiting_blocks(edition.table.waiting), {}).encode()


def show_text(view: View) -> str:
    """Return the published table and the topics waiting as text; the topics even when publishing leaves them out.

    An item that was held has what became of it.
    """
    no_topics = (Heading(WAITING_HEADING, 2), Paragraph("None."))
    outcomes = {id: outcome_words(view.programme, minute) for id, minute in view.programme.minutes.items()}
    return _text(published_table(view), waiting_blocks(topics_waiting(view)) or no_topics, outcomes)


def _text(table: ProgrammeTable, waiting: tuple[Block, ...], outcomes: Mapping[str, str]) -> str:
    """Return the text; ``outcomes`` are what became of items, in words, by their ids."""
    meetings = (_meeting_lines(meeting, outcomes) for meeting in table.meetings)
    return sections_text([_title_lines(table), *meetings, *map(block_lines, waiting)])


def _title_lines(table: ProgrammeTable) -> Iterator[str]:
    """Yield the committee, the council, the year, and the counts of meetings, items and free places."""
    cancelled = sum(meeting.status == "cancelled" for meeting in table.meetings)
    meetings = counted(len(table.meetings) - cancelled, "meeting")
    items = counted(sum(meeting.taken for meeting in table.meetings), "substantive item")
    free = counted(sum(meeting.free for meeting in table.meetings), "place")
    yield table.committee
    yield table.council
    yield f"Work programme {table.year}"
    yield f"{meetings}{f' and {cancelled} cancelled' if cancelled else ''}, {items}, {free} free"


def _meeting_lines(meeting: MeetingRow, outcomes: Mapping[str, str]) -> Iterator[str]:
    """Yield the heading of a meeting, its report deadline, its items with their details, and its last lines."""
    yield _heading(meeting)
    if meeting.report_deadline:
        yield f"Report deadline: {long(meeting.report_deadline)}"
    if meeting.note:
        yield f"Note: {one_line(meeting.note)}"
    for item in meeting.items:
        texts = (*_details(item), ("Outcome", outcomes.get(item.id, "")))
        details = ((label, one_line(text)) for label, text in texts)
        yield from entry_lines(row_title(item), ((label, (line,)) for label, line in details if line))
    for words in meeting.last_lines:
        yield from entry_lines(words, ())


def _heading(meeting: MeetingRow) -> str:
    """Return 'Thursday 28 September 2023, 10:00 (cancelled meeting)'."""
    when = ", ".join(filter(None, (in_words(meeting.date), meeting.time)))
    return when if meeting.status == "planned" else f"{when} ({meeting.status} meeting)"


def _details(item: ItemRow) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each detail below an item's title; the text may be blank."""
    yield "Objective", item.objective
    yield from (("Focus", line) for line in item.focus)
    yield from ((head(column), getattr(item, name)) for column, name in TOPIC_COLUMNS.items())
    yield "Note", item.note
