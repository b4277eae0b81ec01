"""The published table as CSV, one row an item, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from planner.programme.calendar import WEEKDAYS
from planner.programme.documents.edition import Edition
from planner.programme.formulas import guarded
from planner.programme.model import Item
from planner.programme.published.columns import TOPIC_COLUMNS, head
from planner.programme.table import MeetingRow

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


def render(edition: Edition, *, bom: bool = False) -> bytes:
    """Return a published table as CSV in UTF-8, with a row for each item, and one for a meeting without any.

    What is said of a meeting's free places, or of its lack of items, is in each of its rows. Fields of topics and
    report deadlines are filled in when the printed table has them. With ``bom`` the file begins with a byte order mark.
    """
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(HEADER)
    for meeting in edition.table.meetings:
        writer.writerows([guarded(cell) for cell in row] for row in _rows(meeting))
    return output.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _rows(meeting: MeetingRow) -> Iterator[tuple[str, ...]]:
    weekday = WEEKDAYS[meeting.date.weekday()]
    columns = (meeting.date.isoformat(), weekday, meeting.time, meeting.venue, meeting.status)
    deadline = meeting.report_deadline.isoformat() if meeting.report_deadline else ""
    last = (deadline, meeting.note, meeting.why_cancelled, meeting.last_words)
    for item in meeting.items:
        fields = (field.typed(getattr(item, field.name)) for field in _ITEM_FIELDS)
        yield (*columns, item.title, *fields, *(getattr(item, name) for name in TOPIC_COLUMNS.values()), *last)
    if not meeting.items:
        yield (*columns, *[""] * (len(HEADER) - len(columns) - len(last)), *last)
