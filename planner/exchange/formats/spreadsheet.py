"""The published table as CSV, one row an item, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from planner.programme.calendar import WEEKDAYS
from planner.programme.documents.edition import Edition
from planner.programme.formulas import guarded
from planner.programme.model import Item
from planner.programme.published.columns import OF_TOPICS, head
from planner.programme.table import MeetingRow

_OF_ITEMS = [Item.FIELDS[name] for name in ("kind", "tentative", "objective", "focus", "note")]
HEADER = (
    "Date",
    "Day",
    "Time",
    "Venue",
    "Meeting",
    "Item",
    *(each.label for each in _OF_ITEMS),
    *map(head, OF_TOPICS),
    "Report deadline",
)


def render(edition: Edition, *, bom: bool = False) -> bytes:
    """A published table in UTF-8; a meeting's free places, or that it has no items, are rows too.

    Fields of topics and report deadlines are there when the printed table has them. With ``bom`` it
    begins with a mark that it is UTF-8.
    """
    output = StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(HEADER)
    for meeting in edition.table.meetings:
        writer.writerows([guarded(cell) for cell in row] for row in _rows(meeting))
    return output.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _rows(meeting: MeetingRow) -> Iterator[tuple[str, ...]]:
    day = WEEKDAYS[meeting.date.weekday()]
    at = (meeting.date.isoformat(), day, meeting.time, meeting.venue, meeting.status)
    due = meeting.report_deadline.isoformat() if meeting.report_deadline else ""
    for item in meeting.items:
        said = (each.typed(getattr(item, each.name)) for each in _OF_ITEMS)
        yield (*at, item.title, *said, *(getattr(item, name) for name in OF_TOPICS.values()), due)
    for words in meeting.last_lines:
        yield (*at, words, *[""] * (len(HEADER) - len(at) - 2), due)
