"""Reading the rows of a table: an item and its other columns, under the row's date or the last date above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec.structs import replace

from planner.importing.draft import Entry, separator
from planner.importing.page import Cell, PageLine
from planner.importing.understanding.dates.windows import is_window
from planner.importing.understanding.dates.written_dates import begins_with_date
from planner.importing.understanding.headings import (
    NOTE,
    OBJECTIVE,
    WHY_LEFT_OUT,
    ColumnKind,
    Role,
)
from planner.importing.understanding.lines.dated_lines import read_next_meeting
from planner.importing.understanding.lines.lists import read_line
from planner.importing.understanding.lines.sections import UNSCHEDULED_HEADING
from planner.importing.understanding.sheet import Sheet, SheetColumn, Slot
from planner.importing.understanding.tables.cells import read_cell, with_field
from planner.importing.understanding.tables.columns import (
    Row,
    is_date_or_window,
    row_texts,
)
from planner.programme.fields import Field
from planner.programme.kinds import ItemKind
from planner.programme.text import one_line, several_lines

WAITING, AS_ABOVE = "They have no date yet", "They are on the date above"
WHEN = (ColumnKind.DATE, ColumnKind.WEEKDAY, ColumnKind.TIME, ColumnKind.MEETING_KIND)
"""The columns that together say when a meeting is."""
CONTINUE_ABOVE, LEAVE_WORDS_OUT = "They go on with the item above", "Leave them out"
ABOUT_ALL, LINE_EACH = "It is about each of them", "Its lines are about one item each, in order"
_NO_MEETING = re.compile(
    r"deadline|clos(ed|ure)|holiday|recess|publi(cation|sh)|de?ispatch|despatch|election|papers|reports? due",
    re.IGNORECASE,
)
"""Words in the column of the kind of meeting that say that there is none."""
_OF_MEETING = (ColumnKind.DAY, ColumnKind.VENUE, ColumnKind.ITEM, ColumnKind.MEETING_NOTE)
_NOBODY = re.compile(
    r"(tb[cadn]|to be (confirmed|agreed|advised|decided|identified)|n/?a|none|various|[?–—-]+)\W*", re.IGNORECASE
)
"""Words in a column of people that name nobody."""
_SAYS_WHEN = re.compile(r"timescale|timetable|timing|\bdates?\b|\bwhen\b", re.IGNORECASE)
"""A word in the heading of items that have a time of year after their titles."""
_TITLE_AND_WINDOW = re.compile(r"(.*\S)\s*[-–—:(]\s*([^-–—:()]+)\)?")
_GOES_ON = re.compile(r"(,|;|&|/|-|\b(and|of|for|the|to|with))$", re.IGNORECASE)
"""The end of a line after which the next goes on with the same name."""


def read_row(sheet: Sheet, row: Row) -> None:
    """Read a row into the sheet: a banner, an item, or more words on the item above."""
    if date := lone_date(sheet, row):
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
        read_banner(sheet, row)
        return
    kind = one_line(by_role[ColumnKind.MEETING_KIND].text) if ColumnKind.MEETING_KIND in by_role else ""
    if _NO_MEETING.search(kind):
        sheet.questions.leave_out(row[0].where, " | ".join(filter(None, row_texts(row))), "it is no meeting")
        return
    body = one_line(by_role[ColumnKind.COMMITTEE].text) if ColumnKind.COMMITTEE in by_role else ""
    if not sheet.is_wanted(body):
        sheet.leave_to(body, row[0].where, " | ".join(filter(None, row_texts(row))))
        return
    items = [cell for column, cell in cells if column.role is ColumnKind.ITEM]
    item = next(iter(items), None)
    if item and any(read_next_meeting(sheet, line) for line in item.lines):
        return
    further = [read_cell(cell.lines, sheet.questions, may_hold_objectives=True).entries for cell in items[1:]]
    words_of = {role: _in_lines(by_role[role]) for role in (*WHEN, ColumnKind.VENUE) if role in by_role}
    if ColumnKind.DAY in by_role:
        sheet.month = words_of.get(ColumnKind.DATE, "") or sheet.month
        words_of[ColumnKind.DATE] = one_line(f"{by_role[ColumnKind.DAY].text} {sheet.month}")
    is_dated = bool(words_of.get(ColumnKind.DATE))
    if is_dated:
        when = " ".join(filter(None, (words_of.get(role, "") for role in WHEN)))
        sheet.open_slot(
            when, (by_role.get(ColumnKind.DATE) or row[0]).where, one_line(words_of.get(ColumnKind.VENUE, "")), body
        )
    else:
        for role, words in words_of.items():
            if role in by_role:
                sheet.questions.leave_out(by_role[role].where, words, "its row has no date")
        if sheet.slot is None or _has_no_date_yet(sheet, row, item):
            sheet.open_undated_slot(sheet.undated_heading, row[0].where).body = body
    assert sheet.slot is not None
    if ColumnKind.MEETING_NOTE in by_role and (note := _in_lines(by_role[ColumnKind.MEETING_NOTE])):
        sheet.slot.note = note
    content = read_cell(
        item.lines if item else (),
        sheet.questions,
        may_hold_objectives=OBJECTIVE not in by_role,
        next_number=len(sheet.slot.entries) + 1,
    )
    sheet.slot.cancelled = sheet.slot.cancelled or content.cancelled
    content.entries += [entry for entries in further for entry in entries]
    if content.entries:
        _add(sheet, sheet.slot, _with_columns(sheet, content.entries, cells))
    else:
        _read_continuation(sheet, cells, has_date=is_dated)


def _in_lines(cell: Cell) -> str:
    """Return the text of a cell, in which each line says something else of the meeting."""
    return "\n".join(filter(None, (one_line(line.text) for line in cell.lines)))


def _add(sheet: Sheet, slot: Slot, entries: Sequence[Entry]) -> None:
    """Add entries to a slot; one with a time of year after its title gets a slot of its own."""
    heading = next((text for text, column in zip(sheet.header, sheet.columns, strict=False) if _is_item(column)), "")
    for entry in entries:
        match = _TITLE_AND_WINDOW.fullmatch(entry.title) if _SAYS_WHEN.search(heading) and not slot.when else None
        if match and is_window(match[2]):
            sheet.open_slot(match[2], entry.where, body=slot.body).entries.append(replace(entry, title=match[1]))
        else:
            slot.entries.append(entry)


def _is_item(column: SheetColumn) -> bool:
    return column.role is ColumnKind.ITEM


def lone_date(sheet: Sheet, row: Row) -> Cell | None:
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
    if (
        ColumnKind.DATE not in roles
        or not (item and item.text.strip())
        or roles.index(ColumnKind.DATE) < roles.index(ColumnKind.ITEM)
    ):
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
    is_year = re.fullmatch(r"(19|20)\d\d", words) is not None
    return bool(words) and (is_year or not is_date_or_window(words) or bool(UNSCHEDULED_HEADING.search(words)))


def read_banner(sheet: Sheet, row: Row) -> None:
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
    lines = [line for line in cell.lines if line.text.strip()]
    if field.headings and field.headings.names_people:
        if _NOBODY.fullmatch(one_line(cell.text)):
            sheet.questions.leave_out(cell.where, cell.text, "it names nobody")
            return entries
        words = _names(lines) if not field.is_several else words
    elif not (field.is_several or separator(field) == "\n"):
        words = one_line(words)
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


def _names(lines: Sequence[PageLine]) -> str:
    """Return the names in a cell, a semicolon between those on lines of their own."""
    words = ""
    for line in map(one_line, (line.text for line in lines)):
        words += f"{'' if not words else ' ' if _GOES_ON.search(words) else '; '}{line}"
    return words


def _read_continuation(sheet: Sheet, cells: Sequence[tuple[SheetColumn, Cell]], *, has_date: bool) -> None:
    """Read a row without an item; asks whether it continues the item above, where it has no date either."""
    assert sheet.slot is not None
    for column, cell in cells:
        role = column.role
        if role in (*WHEN, *_OF_MEETING) or not one_line(cell.text):
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
