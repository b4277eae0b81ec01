"""Reading a table: which of its rows are headings, and what sort of table it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from planner.importing.page import PageTable
from planner.importing.understanding.dates.written_dates import begins_with_date
from planner.importing.understanding.headings import (
    OF_MEETINGS,
    ColumnKind,
    Role,
    is_executive_plan,
    role_of,
)
from planner.importing.understanding.lines.dated_lines import begins_with_day, is_month
from planner.importing.understanding.lines.lists import read_line
from planner.importing.understanding.lines.sections import REPORT_LABEL
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.tables.columns import (
    Row,
    columns_of,
    guess_columns,
    is_header,
    row_texts,
)
from planner.importing.understanding.tables.grids import read_grid
from planner.importing.understanding.tables.rows import lone_date, read_banner, read_row
from planner.programme.text import one_line

ROWS_BEFORE_HEADER = 4
"""How many rows of any sort may stand above the headings."""
_ROWS_THAT_TELL = 20
"""How many rows below headings tell what their columns hold."""
BANNERS_BEFORE_HEADER = 30
"""How many rows with the same text in each cell, or in one cell only, may stand above them."""
TOPICS, LEAVE_OUT = "Topics that are not yet scheduled", "Leave the table out"


def read_table(sheet: Sheet, table: PageTable) -> None:
    """Read a table into the sheet."""
    rows: Sequence[Row] = [row for row in table.rows if any(row_texts(row))]
    if (
        not rows
        or _is_left_to_others(sheet, rows)
        or _is_head_of_report(sheet, rows)
        or _is_column_of_lines(sheet, rows)
    ):
        return
    sheet.in_list = False
    rows = _turned(rows)
    header = header_of(rows)
    if read_grid(sheet, rows if header is None else rows[header:]) or (header is None and _read_late_grid(sheet, rows)):
        return
    body = rows if header is None else rows[header + 1 :]
    if header is not None:
        for row in rows[:header]:
            read_banner(sheet, row)
        sheet.header = row_texts(rows[header])
        sheet.columns = columns_of(sheet, rows[header], body)
    elif max(map(len, rows)) != len(sheet.columns):
        sheet.columns = guess_columns(sheet, rows)
    is_of_meetings = ColumnKind.DATE in _roles(sheet) and _roles(sheet) <= OF_MEETINGS
    if not is_of_meetings and (ColumnKind.ITEM not in _roles(sheet) or not _has_items(sheet, body)):
        for row in body:
            _leave_out_row(sheet, row, "the table is not one of items")
        return
    for row in body:
        if row_texts(row) != sheet.header:
            read_row(sheet, row)


def _turned(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows, or the columns as rows of a table of labels, each with its text beside it, for a single item."""
    labels = [role_of(row_texts(row)[0]) for row in rows]
    is_of_labels = max(map(len, rows)) == 2 and len(rows) > 1 and ColumnKind.ITEM in labels and None not in labels
    if not is_of_labels or any(label is ColumnKind.ITEM for label in labels[1:]) or labels[0] is not ColumnKind.ITEM:
        return rows
    return list(zip(*rows, strict=True)) if all(len(row) == 2 for row in rows) else rows


def header_of(rows: Sequence[Row]) -> int | None:
    """Return the number of the row of headings, None for a table without."""
    for number, row in enumerate(rows[:BANNERS_BEFORE_HEADER]):
        if is_header(row, rows[number + 1 : number + 1 + _ROWS_THAT_TELL]):
            return number
        if number >= ROWS_BEFORE_HEADER and len(set(filter(None, row_texts(row)))) > 1:
            return None
    return None


def has_dated_items(table: PageTable) -> bool:
    """Return whether a table is a programme by its headings: it has a column of dates and one of items."""
    rows = [row for row in table.rows if any(row_texts(row))]
    header = header_of(rows)
    roles = [role_of(text) for text in row_texts(rows[header])] if header is not None else []
    return ColumnKind.DATE in roles and ColumnKind.ITEM in roles


def _read_late_grid(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a grid below rows that are its titles, and return whether there is one."""
    for number, row in enumerate(rows[:ROWS_BEFORE_HEADER], start=1):
        if len(set(filter(None, row_texts(row)))) > 1:
            return False
        if rows[number:] and read_grid(sheet, rows[number:]):
            for banner in rows[:number]:
                read_banner(sheet, banner)
            return True
    return False


def _leave_out_row(sheet: Sheet, row: Row, why: str) -> None:
    sheet.questions.leave_out(row[0].where, " | ".join(filter(None, row_texts(row))), why)


def _is_left_to_others(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Return whether a table is of a committee that is not wanted, or of the Executive's plan; it is then left out."""
    header = header_of(rows)
    headings = row_texts(rows[header]) if header is not None else ()
    is_of_scrutiny = any("scrutiny" in words.casefold() for words in (*headings, *sheet.titles))
    is_executive = is_executive_plan(headings) and not is_of_scrutiny
    if sheet.is_wanted(sheet.body) and not is_executive:
        return False
    for row in rows:
        if is_executive:
            _leave_out_row(sheet, row, "it is of the Executive's forward plan, and no item of scrutiny")
        else:
            sheet.leave_to(sheet.body, row[0].where, " | ".join(filter(None, row_texts(row))))
    return True


def _is_head_of_report(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Return whether a table is the head of a report, with a label in each row; its words are then left out."""
    labels = [texts[0] for row in rows if (texts := [text for text in row_texts(row) if text])]
    are_labels = [label.endswith(":") or REPORT_LABEL.match(f"{label}:") for label in labels]
    if max(map(len, rows)) > 3 or header_of(rows) is not None or sum(map(bool, are_labels)) * 3 < len(rows) * 2:
        return False
    for row in rows:
        _leave_out_row(sheet, row, "it is the head of a report")
    return True


def _is_column_of_lines(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Return whether a table has one column with dates in it, or days of the month above: it is then read as lines."""
    firsts = [one_line(row[0].text) for row in rows]
    if sheet.month and all(begins_with_day(text) or is_month(text) for text in firsts):
        for row in rows:
            first = next(line for cell in row for line in cell.lines)
            read_line(sheet, replace(first, text=" ".join(filter(None, row_texts(row))), bold=False))
        return True
    if any(len(set(filter(None, row_texts(row)))) > 1 for row in rows) or header_of(rows) is not None:
        return False
    lines = [line for row in rows for line in next((cell.lines for cell in row if cell.lines), ())]
    if not any(begins_with_date(line.text) for line in lines):
        return False
    for line in lines:
        read_line(sheet, line)
    return True


def _roles(sheet: Sheet) -> set[Role | None]:
    return {column.role for column in sheet.columns}


def _has_items(sheet: Sheet, body: Sequence[Row]) -> bool:
    """Return whether a table is one of items: it has dates, or an undated heading above, or the answer says so.

    A table of items without dates gets a slot without a date.
    """
    if ColumnKind.DATE in _roles(sheet) or not body or (sheet.slot and sheet.slot.when):
        return True
    if any(lone_date(sheet, row) for row in body):
        return True
    if not sheet.undated_heading:
        answer = sheet.questions.ask(
            "no-dates",
            "A table has no dates. What are its items?",
            (TOPICS, LEAVE_OUT),
            where=body[0][0].where,
            quote=" | ".join(filter(None, row_texts(body[0]))),
        )
        if answer == LEAVE_OUT:
            return False
    sheet.open_undated_slot(sheet.undated_heading, body[0][0].where)
    return True
