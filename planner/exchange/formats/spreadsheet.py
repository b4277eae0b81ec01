"""The published table as CSV, one row an item, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from planner.programme.calendar import WEEKDAYS
from planner.programme.documents.edition import Edition
from planner.programme.formulas import guarded
from planner.programme.table import MeetingRow

HEADER = (
    "Date",
    "Day",
    "Time",
    "Venue",
    "Meeting",
    "Item",
    "Kind",
    "Tentative",
    "Objective",
    "Focus",
    "Note",
    "Lead officer",
    "Portfolio holder",
    "Report deadline",
)


def render(edition: Edition, *, bom: bool = False) -> bytes:
    """A published table in UTF-8; a meeting's free places, or that it has no items, are rows too.

    Lead officers, portfolio holders and report deadlines are there when the printed table has them. With ``bom`` it
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
        tentative = "yes" if item.tentative else "no"
        said = (item.title, item.kind.value, tentative, item.objective, "\n".join(item.focus), item.note)
        yield (*at, *said, item.lead, item.portfolio_holder, due)
    for words in meeting.last_lines:
        yield (*at, words, *[""] * (len(HEADER) - len(at) - 2), due)
