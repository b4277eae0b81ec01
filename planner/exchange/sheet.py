"""The rows of spreadsheets: those of a published table, one an item, and those of the tables of a document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TypeAlias

from msgspec import Struct

from planner.exchange.plain_text import block_lines
from planner.programme.calendar import WEEKDAYS
from planner.programme.documents.blocks import Cell, Document, Table
from planner.programme.documents.edition import Edition
from planner.programme.model import Item
from planner.programme.published.columns import TOPIC_COLUMNS, head
from planner.programme.table import MeetingRow

Value: TypeAlias = str | date | time
"""What a cell holds; blank for an empty one."""
_ITEM_FIELDS = [Item.FIELDS[name] for name in ("kind", "tentative", "objective", "focus", "note")]
HEADER = (
    "Date",
    "Day",
    "Time",
    "Venue",
    "Meeting",
    "Item",
    *(field.label for field in _ITEM_FIELDS),
    *map(head, TOPIC_COLUMNS),
    "Report deadline",
    "Meeting note",
    "Why cancelled",
    "Places",
)


class Sheet(Struct, frozen=True):
    """Rows of values under their ``heads``, and the metadata of the file, as a document has it."""

    title: str
    subject: str
    author: str
    made: date
    edition: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def programme_sheet(edition: Edition) -> Sheet:
    """Return a published table with a row for each item, and one for a meeting without any.

    What is said of a meeting's free places, or of its lack of items, is in each of its rows. Fields of topics and
    report deadlines are filled in when the printed table has them.
    """
    table = edition.table
    rows = (row for meeting in table.meetings for row in _rows(meeting))
    subject = f"Work programme {table.year}"
    return Sheet(table.title, subject, table.council, edition.on, edition.words, HEADER, tuple(rows))


def document_sheet(document: Document) -> Sheet:
    """Return the rows of a document's tables, all with the heads of the first."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    heads = tables[0].heads if tables else ()
    rows = (tuple(map(_text, row)) for table in tables for row in table.rows)
    about = (document.title, document.subject, document.author, document.made, document.edition)
    return Sheet(*about, heads, tuple(rows))


def _rows(meeting: MeetingRow) -> Iterator[tuple[Value, ...]]:
    weekday = WEEKDAYS[meeting.date.weekday()]
    columns = (meeting.date, weekday, _time(meeting.time), meeting.venue, meeting.status)
    last = (meeting.report_deadline or "", meeting.note, meeting.why_cancelled, meeting.last_words)
    for item in meeting.items:
        fields = (field.typed(getattr(item, field.name)) for field in _ITEM_FIELDS)
        yield (*columns, item.title, *fields, *(getattr(item, name) for name in TOPIC_COLUMNS.values()), *last)
    if not meeting.items:
        yield (*columns, *[""] * (len(HEADER) - len(columns) - len(last)), *last)


def _time(text: str) -> Value:
    """Return a time such as '10:00'; anything else as it is."""
    try:
        found = time.fromisoformat(text)
    except ValueError:
        return text
    return found if f"{found:%H:%M}" == text else text


def _text(cell: Cell) -> str:
    """Return a cell's text on lines of its own; nothing for the dash of an empty cell."""
    text = "\n".join(line for block in cell for line in block_lines(block))
    return "" if text == "–" else text
