"""Rows as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from datetime import date, time
from io import StringIO

from planner.exchange.sheet import Sheet, Value
from planner.programme.formulas import guarded


def render(sheet: Sheet, *, bom: bool = False) -> bytes:
    """Return the rows as CSV in UTF-8; with ``bom`` the file begins with a byte order mark."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    if sheet.heads:
        writer.writerow(sheet.heads)
    writer.writerows([guarded(_text(value)) for value in row] for row in sheet.rows)
    return output.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _text(value: Value) -> str:
    """Return a value as text: a date such as 2023-09-28, a time such as 10:00."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value
