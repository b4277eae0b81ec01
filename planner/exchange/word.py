"""The published table as a Word document, accessible and ready for the agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

from docx.shared import Cm, Pt

from planner.exchange.word_parts import add, new_document, new_table, settle, write, written
from planner.programme.calendar import WEEKDAYS, long
from planner.programme.table import ItemRow, MeetingRow, ProgrammeTable, described
from planner.programme.words import one_line, several_lines

DATE_WIDTH, ITEMS_WIDTH = Cm(4), Cm(13)


def table_docx(table: ProgrammeTable, made: date) -> bytes:
    """A published table as a Word file's bytes; ``made`` is the day it is dated."""
    subject = f"Work programme {table.year}"
    document = new_document(table.title, subject=subject, author=table.council, made=made)
    document.add_heading(one_line(table.committee), level=1)
    document.add_paragraph(subject, style="Heading 2")
    if table.meetings:
        _add_table(document, table)
    else:
        document.add_paragraph("No meetings are planned yet.")
    return written(document)


def _add_table(document: Any, table: ProgrammeTable) -> None:
    grid = new_table(document, table.title, ("Date", "Items"))
    for meeting in table.meetings:
        date_cell, items_cell = grid.add_row().cells
        _write_date(date_cell, meeting)
        _write_items(items_cell, meeting)
    settle(grid, (DATE_WIDTH, ITEMS_WIDTH))


def _write_date(cell: Any, meeting: MeetingRow) -> None:
    write(cell, long(meeting.date), bold=True)
    when = ", ".join(filter(None, (WEEKDAYS[meeting.date.weekday()], meeting.time)))
    add(cell, when)
    if meeting.status != "planned":
        add(cell, f"{meeting.status.capitalize()} meeting", bold=True)


def _write_items(cell: Any, meeting: MeetingRow) -> None:
    first = True
    for item in meeting.items:
        _write_item(cell, item, first=first)
        first = False
    for words in meeting.last_lines:
        if first:
            write(cell, words, italic=True)
        else:
            add(cell, words, italic=True)


def _write_item(cell: Any, item: ItemRow, *, first: bool) -> None:
    if first:
        write(cell, described(item), bold=True)
    else:
        add(cell, described(item), bold=True).paragraph_format.space_before = Pt(8)
    if item.objective:
        for line in several_lines(item.objective).split("\n"):
            add(cell, line)
    for line in item.focus:
        add(cell, line, style="List Bullet")
    if item.note:
        add(cell, item.note, italic=True)
