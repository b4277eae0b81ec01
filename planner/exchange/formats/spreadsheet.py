"""The published table as CSV, one row an item, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from planner.programme.calendar import WEEKDAYS
from planner.programme.formulas import guarded
from planner.programme.table import MeetingRow, ProgrammeTable

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


def table_csv(table: ProgrammeTable) -> str:
    """A published table; a meeting's free places, or that it has no items, are rows too.

    Lead officers, portfolio holders and report deadlines are there when the printed table has them.
    """
    output = StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(HEADER)
    for meeting in table.meetings:
        writer.writerows([guarded(cell) for cell in row] for row in _rows(meeting))
    return output.getvalue()


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
