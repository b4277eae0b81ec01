"""Rows as an Excel workbook: real dates and times, and every text as text, never as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from math import ceil

import xlsxwriter

from planner.exchange.drawing.columns import DATE
from planner.exchange.drawing.text_width import text_width
from planner.exchange.sheet import Sheet, Value
from planner.programme.calendar import MONTHS, long
from planner.programme.errors import Unusable

DATE_FORMAT, TIME_FORMAT = "d mmmm yyyy", "hh:mm"
EPOCH = 1900
"""The first year whose days Excel can count."""
WIDEST, NARROWEST = 60, 6
"""The most and the least width of a column, in digits."""
ROOM_AROUND, ROOM_OF_FILTER = 2.0, 3.0
"""The blank beside a text, and the button of the filter beside a head, in digits."""
LONGEST_TEXT = 32_767
"""The most characters of a cell, which Excel sets."""
LONGEST_NAME, LONGEST_FOOT, LONGEST_PROPERTY = 31, 200, 255
"""The most characters of a sheet's name, of a foot's text and of a property of the file."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']+")
_DATE = re.compile(DATE)


def render(sheet: Sheet) -> bytes:
    """Return the rows as a workbook of one sheet; raises Unusable for a text longer than a cell can hold."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    properties = {"title": sheet.title, "subject": sheet.subject, "author": sheet.author, "comments": sheet.edition}
    made = datetime.combine(sheet.made, time())
    book.set_properties({name: text[:LONGEST_PROPERTY] for name, text in properties.items()} | {"created": made})
    page = book.add_worksheet(_NOT_IN_NAMES.sub("-", sheet.subject)[:LONGEST_NAME].strip("-") or None)
    usual = {"valign": "top", "text_wrap": True}
    texts = book.add_format(usual)
    dates = book.add_format({**usual, "num_format": DATE_FORMAT, "align": "left"})
    times = book.add_format({**usual, "num_format": TIME_FORMAT, "align": "left"})
    bold = book.add_format({**usual, "bold": True, "bg_color": "#D9E2EC", "bottom": 1})
    for column, head in enumerate(sheet.heads):
        page.write_string(0, column, head, bold)
        page.set_column(column, column, _width(head, (row[column] for row in sheet.rows)))
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(map(_dated, row)):
            if isinstance(value, time):
                page.write_datetime(number, column, value, times)
            elif isinstance(value, date):
                page.write_datetime(number, column, value, dates)
            elif len(value) > LONGEST_TEXT:
                raise Unusable(
                    f"Row {number} has {len(value):,} characters under “{sheet.heads[column]}”, and a cell of Excel "
                    f"holds {LONGEST_TEXT:,}: export it as CSV."
                )
            else:
                page.write_string(number, column, value, texts)
    page.freeze_panes(1, 0)
    if sheet.heads:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{sheet.edition[:LONGEST_FOOT].replace('&', '&&')}&R&P of &N")
    book.close()
    return content.getvalue()


def _dated(value: Value) -> Value:
    """Return a value, the words of a date such as '26 October 2023' as that date."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return value
    day, month, year = value.split()
    try:
        found = date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return value
    return found if long(found) == value and found.year >= EPOCH else value


def _width(head: str, values: Iterable[Value]) -> int:
    """Return the width of a column in whole digits: that of its longest line, within limits."""
    lines = (line for value in values for line in _shown(value).split("\n"))
    longest = max((_digits(line) + ROOM_AROUND for line in lines), default=0.0)
    needed = max(longest, _digits(head) + ROOM_OF_FILTER)
    return min(max(ceil(needed), NARROWEST), WIDEST)


def _shown(value: Value) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return long(value) if isinstance(value, date) else value


def _digits(text: str) -> float:
    return text_width(text) / text_width("0")
