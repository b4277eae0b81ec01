"""A table of the page, row by row: a date, or none for the date above, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec.structs import replace

from planner.importing.draft import Entry, apart
from planner.importing.page import Cell, PageTable
from planner.importing.understanding.cells import contents, with_field
from planner.importing.understanding.columns import Row, columns_of, guessed, is_header, is_when, texts
from planner.importing.understanding.headings import NOTE, OBJECTIVE, Part, Role
from planner.importing.understanding.lists import read_line
from planner.importing.understanding.sheet import POOL, Sheet, SheetColumn
from planner.programme.fields import Field
from planner.programme.kinds import ItemKind
from planner.programme.text import one_line, several_lines

MOST_BEFORE_HEADINGS = 4
"""How many rows may stand above the headings."""
WHEN = (Part.DATE, Part.WEEKDAY, Part.TIME, Part.MEETING)
"""What together says when a meeting is."""
TOPICS, LEAVE = "Topics that are not yet scheduled", "Leave the table out"
ABOVE, OUT = "They go on with the item above", "Leave them out"
ALL, EACH_OWN = "It is about each of them", "Its lines are about one item each, in order"


def read_table(sheet: Sheet, table: PageTable) -> None:
    """Read a table onto the sheet."""
    rows = [row for row in table.rows if any(texts(row))]
    if not rows:
        return
    sheet.listing = False
    at = next((at for at, row in enumerate(rows[:MOST_BEFORE_HEADINGS]) if is_header(row)), None)
    body = rows if at is None else rows[at + 1 :]
    if at is not None:
        for row in rows[:at]:
            _banner(sheet, row)
        sheet.header = texts(rows[at])
        sheet.columns = columns_of(sheet, rows[at], body)
    elif max(map(len, rows)) != len(sheet.columns):
        sheet.columns = guessed(sheet, rows)
    if Part.ITEM not in _roles(sheet) or not _is_wanted(sheet, body):
        for row in body:
            sheet.asking.leave(row[0].place, " | ".join(filter(None, texts(row))), "the table is not one of items")
        return
    for row in body:
        if texts(row) != sheet.header:
            _row(sheet, row)


def _roles(sheet: Sheet) -> set[Role | None]:
    return {column.role for column in sheet.columns}


def _is_wanted(sheet: Sheet, body: Sequence[Row]) -> bool:
    """Whether a table without dates is one of topics; asked where no heading says so."""
    if Part.DATE in _roles(sheet) or not body:
        return True
    if not sheet.pool:
        answer = sheet.asking.ask(
            "no-dates",
            "A table has no dates. What are its items?",
            (TOPICS, LEAVE),
            where=body[0][0].place,
            quote=" | ".join(filter(None, texts(body[0]))),
        )
        if answer == LEAVE:
            return False
    sheet.begin_pool(sheet.pool, body[0][0].place)
    return True


def _row(sheet: Sheet, row: Row) -> None:
    by_role: dict[Role, Cell] = {}
    beside: list[tuple[SheetColumn, Cell]] = []
    for column, cell in zip(sheet.columns, row, strict=False):
        role = column.role
        if role in (None, Part.DEADLINE, Part.NUMBER):
            why = "a deadline follows from the meeting's date" if role is Part.DEADLINE else "its column is left out"
            sheet.asking.leave(cell.place, cell.text, why)
        elif role:
            by_role.setdefault(role, cell)
            beside.append((column, cell))
    for cell in row[len(sheet.columns) :]:
        sheet.asking.leave(cell.place, cell.text, "no heading stands above it")
    if _is_banner(row, by_role):
        _banner(sheet, row)
        return
    said = {role: one_line(by_role[role].text) for role in (*WHEN, Part.VENUE) if role in by_role}
    is_dated = bool(said.get(Part.DATE))
    if is_dated:
        when = one_line(" ".join(said.get(role, "") for role in WHEN))
        sheet.begin(when, by_role[Part.DATE].place, said.get(Part.VENUE, ""))
    else:
        for role, words in said.items():
            sheet.asking.leave(by_role[role].place, words, "its row has no date")
        if sheet.slot is None:
            sheet.begin_pool(sheet.pool, row[0].place)
    assert sheet.slot is not None
    item = by_role.get(Part.ITEM)
    read = contents(item.lines if item else (), sheet.asking, alone=OBJECTIVE not in by_role)
    sheet.slot.cancelled = sheet.slot.cancelled or read.cancelled
    if read.entries:
        sheet.slot.entries += _with_columns(sheet, read.entries, beside)
    else:
        _without_item(sheet, beside, goes_on=not is_dated)


def _is_banner(row: Row, by_role: Mapping[Role, Cell]) -> bool:
    """Whether one text stands across the whole row, or alone in its first cell where that is no date."""
    said = texts(row)
    if len(said) > 1 and len(set(said)) == 1:
        return True
    first = by_role.get(Part.DATE)
    alone = sum(map(bool, said)) == 1
    words = one_line(first.text) if first and alone else ""
    return bool(words) and (not is_when(words) or bool(POOL.search(words)))


def _banner(sheet: Sheet, row: Row) -> None:
    """A heading inside a table is read as one outside would be."""
    for line in next((cell.lines for cell in row if one_line(cell.text)), ()):
        read_line(sheet, replace(line, heading=True))


def _with_columns(sheet: Sheet, entries: list[Entry], beside: Sequence[tuple[SheetColumn, Cell]]) -> list[Entry]:
    """The entries with what the other columns say of them."""
    for column, cell in beside:
        role, words = column.role, several_lines("\n".join(line.text for line in cell.lines))
        if not words:
            continue
        if role is Part.KIND:
            with suppress(ValueError):
                entries = [replace(each, kind=ItemKind(words.lower())) for each in entries]
                sheet.has_kinds = True
                continue
            entries = [with_field(each, NOTE, one_line(words)) for each in entries]
        elif role is Part.TENTATIVE:
            entries = [replace(each, tentative=words.lower() in ("yes", "y", "true", "tentative")) for each in entries]
        elif isinstance(role, Field):
            label = f"{column.label}: " if column.label else ""
            entries = _beside(sheet, entries, role, cell, f"{label}{words}")
    return entries


def _beside(sheet: Sheet, entries: list[Entry], field: Field, cell: Cell, words: str) -> list[Entry]:
    if not (field.is_several or apart(field) == "\n"):
        words = one_line(words)
    lines = [line for line in cell.lines if line.text.strip()]
    if len(entries) > 1:
        choices = (EACH_OWN, ALL) if len(lines) == len(entries) else (ALL, OUT)
        answer = sheet.asking.ask(
            "beside-each" if EACH_OWN in choices else "beside-all",
            "Several items stand in one cell. What is beside them?",
            choices,
            where=cell.place,
            quote=" / ".join(one_line(line.text) for line in lines),
        )
        if answer == EACH_OWN:
            return [with_field(each, field, one_line(line.text)) for each, line in zip(entries, lines, strict=True)]
        if answer == OUT:
            sheet.asking.leave(cell.place, words, "it stands beside several items")
            return entries
    return [with_field(each, field, words) for each in entries]


def _without_item(sheet: Sheet, beside: Sequence[tuple[SheetColumn, Cell]], *, goes_on: bool) -> None:
    """What stands in a row that names no item: it may go on with the item above."""
    assert sheet.slot is not None
    for column, cell in beside:
        role = column.role
        if role in (*WHEN, Part.VENUE, Part.ITEM) or not one_line(cell.text):
            continue
        above = sheet.slot.entries[-1] if sheet.slot.entries and goes_on else None
        if above and isinstance(role, Field):
            answer = sheet.asking.ask(
                "goes-on",
                "Rows have no item. What are the words in them?",
                (ABOVE, OUT),
                where=cell.place,
                quote=one_line(cell.text),
            )
            if answer == ABOVE:
                sheet.slot.entries[-1] = with_field(above, role, several_lines(cell.text))
                continue
        sheet.asking.leave(cell.place, cell.text, "its row names no item")
