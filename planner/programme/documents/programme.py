"""The published table as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace

from planner.programme.calendar import WEEKDAYS, long
from planner.programme.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Table,
    Tone,
)
from planner.programme.documents.edition import Edition
from planner.programme.model import Item
from planner.programme.published.columns import TOPIC_COLUMNS, head
from planner.programme.table import (
    USUAL_COLUMNS,
    WAITING_HEADING,
    Column,
    ItemRow,
    MeetingRow,
    ProgrammeTable,
    WaitingRow,
    row_title,
)
from planner.programme.text import several_lines

CAPTION = "The year’s meetings and their items, by date"
CANCELLED_BECAUSE = "Cancelled, because"
"""The words before the reason for which a meeting was cancelled."""


def programme_document(edition: Edition) -> Document:
    """Return the programme of a year as a document for an agenda."""
    table = edition.table
    return Document(
        table.title,
        f"Work programme {table.year}",
        table.council,
        edition.on,
        tuple(_blocks(table)),
        edition=edition.words,
    )


def _blocks(table: ProgrammeTable) -> Iterator[Block]:
    yield Heading(f"Work programme {table.year}", 1)
    yield Paragraph(f"{table.committee}, {table.council}")
    yield table_block(table)
    yield from waiting_blocks(table.waiting)


def waiting_blocks(waiting: Sequence[WaitingRow]) -> tuple[Block, ...]:
    """Return the topics waiting as a heading and a numbered list; nothing when there are none."""
    return (Heading(WAITING_HEADING, 2), Numbered(tuple(topic.words for topic in waiting))) if waiting else ()


def table_block(table: ProgrammeTable) -> Table | Paragraph:
    """Return the table alone, or a paragraph where it has no meetings."""
    return _table(table) if table.meetings else Paragraph("No meetings are planned yet.")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row to print: a meeting with some of its items, its last words, or both; ``columns`` are the table's."""

    meeting: MeetingRow
    items: tuple[ItemRow, ...]
    last_words: str
    columns: tuple[Column, ...]


Small: TypeAlias = Paragraph | Bullets
"""A block that a table cell can have."""


@dataclass(frozen=True, slots=True)
class _PrintedColumn:
    """How a column is printed: its head, and a function for the blocks of a row's cell; an empty cell gets a dash.

    ``is_of_an_item`` is true for a column that needs a row for each item.
    """

    head: str
    cell: Callable[[_Row], Iterator[Small]]
    is_of_an_item: bool = False


def _table(table: ProgrammeTable) -> Table:
    columns = table.columns or USUAL_COLUMNS
    printed = [COLUMNS[column] for column in columns]
    rows = (tuple(tuple(column.cell(row)) or (Paragraph("–"),) for column in printed) for row in _rows(table, columns))
    return Table(CAPTION, tuple(column.head for column in printed), tuple(rows))


def _rows(table: ProgrammeTable, columns: tuple[Column, ...]) -> Iterator[_Row]:
    """Yield a row for each meeting, or for each item where a column is about single items."""
    by_item = any(COLUMNS[column].is_of_an_item for column in columns)
    for meeting in table.meetings:
        if by_item:
            yield from (_Row(meeting, (item,), "", columns) for item in meeting.items)
            if meeting.last_words:
                yield _Row(meeting, (), meeting.last_words, columns)
        else:
            yield _Row(meeting, meeting.items, meeting.last_words, columns)


def _date(row: _Row) -> Iterator[Small]:
    meeting = row.meeting
    yield Paragraph(long(meeting.date), tone=Tone.STRONG, anchor=f"meeting-{meeting.id}")
    yield Paragraph(", ".join(filter(None, (WEEKDAYS[meeting.date.weekday()], meeting.time))))
    if meeting.status == "additional":
        yield Paragraph("Additional meeting", tone=Tone.STRONG)
    yield from (replace(line, tone=Tone.QUIET) for line in _paragraphs(meeting.note))
    if meeting.why_cancelled:
        yield Paragraph(meeting.why_cancelled, lead=CANCELLED_BECAUSE)
    elif meeting.status == "cancelled":
        yield Paragraph("Cancelled meeting", tone=Tone.STRONG)


def _items(row: _Row) -> Iterator[Small]:
    for item in row.items:
        yield Paragraph(row_title(item), tone=Tone.STRONG, anchor=f"item-{item.id}")
        if Column.OBJECTIVE not in row.columns:
            yield from _objective(item)
        if item.note and Column.NOTES not in row.columns:
            yield Paragraph(item.note, tone=Tone.QUIET)
    if row.last_words:
        yield Paragraph(row.last_words, tone=Tone.QUIET)


def _objective(item: ItemRow) -> Iterator[Small]:
    """Yield the item's objective and its lines of enquiry."""
    yield from _paragraphs(item.objective)
    if item.focus:
        yield Bullets(item.focus)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    yield from (Paragraph(line) for line in several_lines(text).split("\n") if line)


def _of_items(blocks_of: Callable[[ItemRow], Iterator[Small]]) -> Callable[[_Row], Iterator[Small]]:
    """Return a cell function that yields the blocks of each of the row's items."""
    return lambda row: (block for item in row.items for block in blocks_of(item))


def _deadline(row: _Row) -> Iterator[Small]:
    if row.meeting.report_deadline:
        yield Paragraph(long(row.meeting.report_deadline))


def _topic_column(column: Column) -> _PrintedColumn:
    """Return the printed column of a field of the items' topics."""
    name = TOPIC_COLUMNS[column]
    return _PrintedColumn(head(column), _of_items(lambda item: _paragraphs(getattr(item, name))), is_of_an_item=True)


COLUMNS: Mapping[Column, _PrintedColumn] = {
    Column.DATE: _PrintedColumn("Date", _date),
    Column.ITEMS: _PrintedColumn("Items", _items),
    Column.OBJECTIVE: _PrintedColumn(Item.FIELDS["objective"].label, _of_items(_objective), is_of_an_item=True),
    Column.NOTES: _PrintedColumn("Notes", _of_items(lambda item: _paragraphs(item.note)), is_of_an_item=True),
    Column.REPORT_DEADLINE: _PrintedColumn("Report deadline", _deadline),
    **{column: _topic_column(column) for column in TOPIC_COLUMNS},
}
"""How each column is printed."""
