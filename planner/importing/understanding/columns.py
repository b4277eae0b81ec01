"""The role of each column of a table, known from its heading or the cells below it, or by asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from planner.importing.page import Cell
from planner.importing.understanding.headings import (
    IMPORTED_FIELDS,
    NOTE,
    ColumnKind,
    Role,
    is_ambiguous,
    role_of,
    role_words,
)
from planner.importing.understanding.sheet import Sheet, SheetColumn
from planner.importing.understanding.windows import is_window
from planner.importing.understanding.written_dates import written_date
from planner.programme.text import one_line

HEADING_WORDS = 8
"""The most words of a column heading."""
LEFT_OUT = "nothing to bring in"
"""The words for a column without a role."""

Row: TypeAlias = Sequence[Cell]


def row_texts(row: Row) -> tuple[str, ...]:
    """Return the text of each cell of a row, on one line."""
    return tuple(one_line(cell.text) for cell in row)


def is_date_or_window(text: str) -> bool:
    """Return whether a text names a day or a time of year."""
    return bool(written_date(text)) or is_window(text)


def is_header(row: Row) -> bool:
    """Return whether a row consists of column headings."""
    headings = [text for text in row_texts(row) if text]
    roles = [role_of(heading) for heading in headings]
    known = sum(role is not None for role in roles)
    return (
        bool(headings)
        and all(len(heading.split()) <= HEADING_WORDS and not written_date(heading) for heading in headings)
        and (ColumnKind.ITEM in roles or ColumnKind.DATE in roles)
        and known * 2 >= len(headings)
        and len(set(headings)) == len(headings)
    )


def columns_of(sheet: Sheet, header: Row, body: Sequence[Row]) -> tuple[SheetColumn, ...]:
    """Return the role of each column, asking people where its heading does not tell; ``body`` is the rows below."""
    headings = row_texts(header)
    cells = [_column_texts(body, number) for number in range(len(headings))]
    roles = _with_one_date([role_of(heading) for heading in headings], headings, cells)
    labels = [""] * len(headings)
    item_column = next((number for number, role in enumerate(roles) if role is ColumnKind.ITEM), None)
    for number, heading in enumerate(headings):
        if roles[number] is ColumnKind.ITEM and number != item_column:
            roles[number] = None
        is_unsure = roles[number] is None or is_ambiguous(heading)
        if is_unsure and any(cells[number]):
            proposed = roles[number] or (ColumnKind.ITEM if item_column is None else NOTE)
            name = heading or f"column {number + 1}"
            roles[number] = _ask_role(sheet, name, header[number].where, cells[number], proposed)
            labels[number] = heading if roles[number] is NOTE else ""
            item_column = number if roles[number] is ColumnKind.ITEM else item_column
        role = roles[number]
        if heading:
            sheet.questions.headings[heading] = role_words(role) if role else LEFT_OUT
    return tuple(map(SheetColumn, roles, labels))


def _with_one_date(
    roles: list[Role | None], headings: Sequence[str], cells: Sequence[Sequence[str]]
) -> list[Role | None]:
    """Return the roles with one date column, the one with most dates; others have the kind of meeting, or no role."""
    date_columns = [number for number, role in enumerate(roles) if role is ColumnKind.DATE]
    best = max(date_columns, key=lambda number: sum(map(is_date_or_window, cells[number])), default=None)
    for number in date_columns:
        if number != best:
            is_kind = "meeting" in headings[number].casefold() and not any(map(is_date_or_window, cells[number]))
            roles[number] = ColumnKind.MEETING_KIND if is_kind else None
    return roles


def _ask_role(sheet: Sheet, heading: str, where: str, cells: Sequence[str], proposed: Role) -> Role | None:
    """Return the role that people choose for a column; None for nothing to bring in."""
    choices: dict[str, Role | None] = {role_words(role): role for role in (proposed, *IMPORTED_FIELDS)}
    return sheet.questions.choose(
        f"column:{heading.casefold()}:{proposed.name.lower()}",
        f"What does the column “{heading}” hold?",
        {**choices, LEFT_OUT: None},
        where=where,
        quote="; ".join(cells[:2]),
    )


def guess_columns(sheet: Sheet, body: Sequence[Row]) -> tuple[SheetColumn, ...]:
    """Return the roles of the columns of a table without headings, asking people; empty without a date column."""
    first, width = body[0], max(map(len, body))
    date_column = next((number for number in range(width - 1) if _is_dated(_column_texts(body, number))), None)
    if date_column is None:
        return ()
    yes, no = f"Column {date_column + 1} is the date, and the next the items", "Leave the table out"
    answer = sheet.questions.ask(
        f"no-headings:{first[0].where}",
        "A table has no headings. How is it to be read?",
        (yes, no),
        where=first[0].where,
        quote=" | ".join(row_texts(first)),
    )
    if answer == no:
        return ()
    roles: list[Role | None] = [None] * width
    roles[date_column], roles[date_column + 1] = ColumnKind.DATE, ColumnKind.ITEM
    for number in range(date_column + 2, width):
        if cells := _column_texts(body, number):
            roles[number] = _ask_role(sheet, f"column {number + 1}", first[0].where, cells, NOTE)
    return tuple(map(SheetColumn, roles))


def _column_texts(body: Sequence[Row], number: int) -> list[str]:
    """Return the texts of a column's cells that are not blank."""
    return [text for row in body if number < len(row) and (text := one_line(row[number].text))]


def _is_dated(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(is_date_or_window, cells)) * 2 >= len(cells)
