"""Reading a table row by row: an item and its other columns, under the row's date or the last date above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec.structs import replace

from planner.importing.draft import Entry, separator
from planner.importing.page import Cell, PageTable
from planner.importing.understanding.cells import read_cell, with_field
from planner.importing.understanding.columns import (
    Row,
    columns_of,
    guess_columns,
    is_date_or_window,
    is_header,
    row_texts,
)
from planner.importing.understanding.grids import read_grid
from planner.importing.understanding.headings import (
    NOTE,
    OBJECTIVE,
    WHY_LEFT_OUT,
    ColumnKind,
    Role,
    is_executive_plan,
    role_of,
)
from planner.importing.understanding.lists import begins_with_date, begins_with_day, read_line, read_next_meeting
from planner.importing.understanding.sections import REPORT_LABEL, UNSCHEDULED_HEADING
from planner.importing.understanding.sheet import Sheet, SheetColumn
from planner.programme.fields import Field
from planner.programme.kinds import ItemKind
from planner.programme.text import one_line, several_lines

ROWS_BEFORE_HEADER = 4
"""How many rows of any sort may stand above the headings."""
BANNERS_BEFORE_HEADER = 30
"""How many rows with the same text in each cell, or in one cell only, may stand above them."""
WAITING, AS_ABOVE = "They have no date yet", "They are on the date above"
WHEN = (ColumnKind.DATE, ColumnKind.WEEKDAY, ColumnKind.TIME, ColumnKind.MEETING_KIND)
"""The columns that together say when a meeting is."""
TOPICS, LEAVE_OUT = "Topics that are not yet scheduled", "Leave the table out"
CONTINUE_ABOVE, LEAVE_WORDS_OUT = "They go on with the item above", "Leave them out"
ABOUT_ALL, LINE_EACH = "It is about each of them", "Its lines are about one item each, in order"


def read_table(sheet: Sheet, table: PageTable) -> None:
    """Read a table into the sheet."""
    rows = [row for row in table.rows if any(row_texts(row))]
    if (
        not rows
        or _is_left_to_others(sheet, rows)
        or _is_head_of_report(sheet, rows)
        or _is_column_of_lines(sheet, rows)
    ):
        return
    sheet.in_list = False
    header = header_of(rows)
    if read_grid(sheet, rows if header is None else rows[header:]) or (header is None and _read_late_grid(sheet, rows)):
        return
    body = rows if header is None else rows[header + 1 :]
    if header is not None:
        for row in rows[:header]:
            _read_banner(sheet, row)
        sheet.header = row_texts(rows[header])
        sheet.columns = columns_of(sheet, rows[header], body)
    elif max(map(len, rows)) != len(sheet.columns):
        sheet.columns = guess_columns(sheet, rows)
    if ColumnKind.ITEM not in _roles(sheet) or not _has_items(sheet, body):
        for row in body:
            _leave_out_row(sheet, row, "the table is not one of items")
        return
    for row in body:
        if row_texts(row) != sheet.header:
            _read_row(sheet, row)


def header_of(rows: Sequence[Row]) -> int | None:
    """Return the number of the row of headings, None for a table without."""
    for number, row in enumerate(rows[:BANNERS_BEFORE_HEADER]):
        if is_header(row):
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
                _read_banner(sheet, banner)
            return True
    return False


def _leave_out_row(sheet: Sheet, row: Row, why: str) -> None:
    sheet.questions.leave_out(row[0].where, " | ".join(filter(None, row_texts(row))), why)


def _is_left_to_others(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Return whether a table is of a committee that is not wanted, or of the Executive's plan; it is then left out."""
    header = header_of(rows)
    is_executive = header is not None and is_executive_plan(row_texts(rows[header]))
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
    if sheet.month and all(begins_with_day(one_line(row[0].text)) for row in rows):
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
    if any(_lone_date(sheet, row) for row in body):
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


def _read_row(sheet: Sheet, row: Row) -> None:
    """Read a row into the sheet: a banner, an item, or more words on the item above."""
    if date := _lone_date(sheet, row):
        sheet.open_slot(one_line(date.text), date.where)
        return
    by_role: dict[Role, Cell] = {}
    cells: list[tuple[SheetColumn, Cell]] = []
    for column, cell in zip(sheet.columns, row, strict=False):
        role = column.role
        if role is ColumnKind.COMMITTEE:
            by_role.setdefault(role, cell)
        if role is None or role in WHY_LEFT_OUT:
            sheet.questions.leave_out(cell.where, cell.text, WHY_LEFT_OUT.get(role, "its column is left out"))
        elif role:
            by_role.setdefault(role, cell)
            cells.append((column, cell))
    for cell in row[len(sheet.columns) :]:
        sheet.questions.leave_out(cell.where, cell.text, "no heading stands above it")
    if _is_banner(row, by_role):
        _read_banner(sheet, row)
        return
    body = one_line(by_role[ColumnKind.COMMITTEE].text) if ColumnKind.COMMITTEE in by_role else ""
    if not sheet.is_wanted(body):
        sheet.leave_to(body, row[0].where, " | ".join(filter(None, row_texts(row))))
        return
    item = by_role.get(ColumnKind.ITEM)
    if item and any(read_next_meeting(sheet, line) for line in item.lines):
        return
    words_of = {role: one_line(by_role[role].text) for role in (*WHEN, ColumnKind.VENUE) if role in by_role}
    is_dated = bool(words_of.get(ColumnKind.DATE))
    if is_dated:
        when = one_line(" ".join(words_of.get(role, "") for role in WHEN))
        sheet.open_slot(when, by_role[ColumnKind.DATE].where, words_of.get(ColumnKind.VENUE, ""), body)
    elif _has_no_date_yet(sheet, row, item):
        sheet.open_undated_slot(sheet.undated_heading, row[0].where).body = body
    else:
        for role, words in words_of.items():
            sheet.questions.leave_out(by_role[role].where, words, "its row has no date")
        if sheet.slot is None:
            sheet.open_undated_slot(sheet.undated_heading, row[0].where)
    assert sheet.slot is not None
    content = read_cell(
        item.lines if item else (),
        sheet.questions,
        may_hold_objectives=OBJECTIVE not in by_role,
        next_number=len(sheet.slot.entries) + 1,
    )
    sheet.slot.cancelled = sheet.slot.cancelled or content.cancelled
    if content.entries:
        sheet.slot.entries += _with_columns(sheet, content.entries, cells)
    else:
        _read_continuation(sheet, cells, has_date=is_dated)


def _lone_date(sheet: Sheet, row: Row) -> Cell | None:
    """Return the cell of a row that has nothing but a date, whatever its column is called; None for any other row."""
    cells = [(number, cell) for number, cell in enumerate(row) if one_line(cell.text)]
    texts = {one_line(cell.text) for _, cell in cells}
    number, cell = cells[0]
    role = sheet.columns[number].role if number < len(sheet.columns) else None
    if len(texts) > 1 or role in (ColumnKind.DATE, ColumnKind.DEADLINE) or not begins_with_date(texts.pop()):
        return None
    return cell


def _has_no_date_yet(sheet: Sheet, row: Row, item: Cell | None) -> bool:
    """Return whether a row without a date has none yet, rather than that of the row above.

    Where the date stands after the item, a blank one is asked about.
    """
    roles = [column.role for column in sheet.columns]
    if ColumnKind.DATE not in roles or not item or roles.index(ColumnKind.DATE) < roles.index(ColumnKind.ITEM):
        return False
    answer = sheet.questions.ask(
        "no-date-beside",
        "Some items have no date beside them. What does that say?",
        (WAITING, AS_ABOVE),
        where=row[0].where,
        quote=one_line(item.text),
    )
    return answer == WAITING


def _is_banner(row: Row, by_role: Mapping[Role, Cell]) -> bool:
    """Return whether a row is a heading.

    It has the same text in every cell, or its only text is in the date column and is no date, or names undated topics.
    """
    texts = row_texts(row)
    if len(texts) > 1 and len(set(texts)) == 1:
        return True
    first = by_role.get(ColumnKind.DATE)
    is_alone = sum(map(bool, texts)) == 1
    words = one_line(first.text) if first and is_alone else ""
    return bool(words) and (not is_date_or_window(words) or bool(UNSCHEDULED_HEADING.search(words)))


def _read_banner(sheet: Sheet, row: Row) -> None:
    """Read a heading inside a table as a line outside tables is read."""
    for line in next((cell.lines for cell in row if one_line(cell.text)), ()):
        read_line(sheet, replace(line, heading=True))


def _with_columns(sheet: Sheet, entries: list[Entry], cells: Sequence[tuple[SheetColumn, Cell]]) -> list[Entry]:
    """Return the entries with the values of the other columns."""
    for column, cell in cells:
        role, words = column.role, several_lines("\n".join(line.text for line in cell.lines))
        if not words:
            continue
        if role is ColumnKind.ITEM_KIND:
            with suppress(ValueError):
                entries = [replace(entry, kind=ItemKind(words.lower())) for entry in entries]
                sheet.has_kinds = True
                continue
            entries = [with_field(entry, NOTE, one_line(words)) for entry in entries]
        elif role is ColumnKind.TENTATIVE:
            entries = [
                replace(entry, tentative=words.lower() in ("yes", "y", "true", "tentative")) for entry in entries
            ]
        elif isinstance(role, Field):
            label = f"{column.label}: " if column.label else ""
            entries = _with_cell(sheet, entries, role, cell, f"{label}{words}")
    return entries


def _with_cell(sheet: Sheet, entries: list[Entry], field: Field, cell: Cell, words: str) -> list[Entry]:
    """Return the entries with a cell's words in a field; asks where the row has several entries."""
    if not (field.is_several or separator(field) == "\n"):
        words = one_line(words)
    lines = [line for line in cell.lines if line.text.strip()]
    if len(entries) > 1:
        choices = (LINE_EACH, ABOUT_ALL) if len(lines) == len(entries) else (ABOUT_ALL, LEAVE_WORDS_OUT)
        answer = sheet.questions.ask(
            "beside-each" if LINE_EACH in choices else "beside-all",
            "Several items stand in one cell. What is beside them?",
            choices,
            where=cell.where,
            quote=" / ".join(one_line(line.text) for line in lines),
        )
        if answer == LINE_EACH:
            return [with_field(entry, field, one_line(line.text)) for entry, line in zip(entries, lines, strict=True)]
        if answer == LEAVE_WORDS_OUT:
            sheet.questions.leave_out(cell.where, words, "it stands beside several items")
            return entries
    return [with_field(entry, field, words) for entry in entries]


def _read_continuation(sheet: Sheet, cells: Sequence[tuple[SheetColumn, Cell]], *, has_date: bool) -> None:
    """Read a row without an item; asks whether it continues the item above, where it has no date either."""
    assert sheet.slot is not None
    for column, cell in cells:
        role = column.role
        if role in (*WHEN, ColumnKind.VENUE, ColumnKind.ITEM) or not one_line(cell.text):
            continue
        above = sheet.slot.entries[-1] if sheet.slot.entries and not has_date else None
        if above and isinstance(role, Field):
            answer = sheet.questions.ask(
                "goes-on",
                "Rows have no item. What are the words in them?",
                (CONTINUE_ABOVE, LEAVE_WORDS_OUT),
                where=cell.where,
                quote=one_line(cell.text),
            )
            if answer == CONTINUE_ABOVE:
                sheet.slot.entries[-1] = with_field(above, role, several_lines(cell.text))
                continue
        sheet.questions.leave_out(cell.where, cell.text, "its row names no item")
