"""The role of each column of a table, known from its heading or the cells below it, or by asking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from planner.importing.page import Cell
from planner.importing.understanding.dates.windows import is_window
from planner.importing.understanding.dates.written_dates import begins_with_date, written_date
from planner.importing.understanding.headings import (
    IMPORTED_FIELDS,
    NOTE,
    NUMBERED_ITEM,
    ColumnKind,
    Role,
    is_ambiguous,
    role_of,
    role_words,
)
from planner.importing.understanding.meetings.said_of_meetings import describes_meeting
from planner.importing.understanding.sheet import Sheet, SheetColumn
from planner.importing.understanding.titles import committee_named
from planner.programme.text import one_line

HEADING_WORDS = 8
"""The most words of a column heading."""
_DAY_ALONE = re.compile(r"\d{1,2}(st|nd|rd|th)?", re.IGNORECASE)
_STATUSES = ("planned", "additional", "cancelled", "held")
ALL_NOTES, NO_NOTES, ASK_EACH = "Yes, in the notes", "No: leave them out", "Ask me about each of them"
_MEETING_DATE = re.compile(r"meeting date|date of (the )?meeting", re.IGNORECASE)
"""The heading of the meetings' dates, whatever dates stand beside them."""
_MEETINGS_OWN = re.compile(r"meeting|committee|target|schedul|assigned|programmed|allocated", re.IGNORECASE)
"""A word in the heading of the meetings' dates, where other columns have dates too."""
LEFT_OUT = "nothing to bring in"
"""The words for a column without a role."""

Row: TypeAlias = Sequence[Cell]


def row_texts(row: Row) -> tuple[str, ...]:
    """Return the text of each cell of a row, on one line."""
    return tuple(one_line(cell.text) for cell in row)


def is_date_or_window(text: str) -> bool:
    """Return whether a text names a day or a time of year."""
    return bool(written_date(text)) or is_window(text)


def is_header(row: Row, body: Sequence[Row] = ()) -> bool:
    """Return whether a row consists of column headings; one above dates in ``body`` is known by them."""
    texts = row_texts(row)
    headings = [text for text in texts if text]
    roles = [role_of(heading) for heading in headings]
    known = sum(
        role_of(text) is not None or _is_dated(_column_texts(body, number)) for number, text in enumerate(texts) if text
    )
    return (
        bool(headings)
        and not any(heading.endswith(":") for heading in headings)
        and all(len(heading.split()) <= HEADING_WORDS and not written_date(heading) for heading in headings)
        and (ColumnKind.ITEM in roles or ColumnKind.DATE in roles)
        and known * 2 >= len(headings)
        and len(set(headings)) == len(headings)
    )


def columns_of(sheet: Sheet, header: Row, body: Sequence[Row]) -> tuple[SheetColumn, ...]:
    """Return the role of each column, asking people where its heading does not tell; ``body`` is the rows below."""
    headings = row_texts(header)
    cells = [_column_texts(body, number) for number in range(len(headings))]
    roles = [_role(heading, texts) for heading, texts in zip(headings, cells, strict=True)]
    roles = _with_one_date(sheet, roles, header, cells)
    items = [number for number, role in enumerate(roles) if role is ColumnKind.ITEM]
    for number in items[1:]:
        if not NUMBERED_ITEM.fullmatch(headings[number]):
            roles[number] = None
    unknown = [number for number, role in enumerate(roles) if role is None and any(cells[number])]
    left_out = {number for number in unknown if _is_other_date(headings[number], cells[number])}
    asked = {number for number, role in enumerate(roles) if role and is_ambiguous(headings[number]) and cells[number]}
    labels = [""] * len(headings)
    if len(unknown := [number for number in unknown if number not in left_out]) > 1 and items:
        answer = _ask_all_unknown(sheet, header, unknown, cells)
        if answer == ALL_NOTES:
            for number in unknown:
                roles[number], labels[number] = NOTE, headings[number]
        asked |= {*unknown} if answer == ASK_EACH else set()
    else:
        asked |= {*unknown}
    for number in sorted(asked):
        proposed = roles[number] or (NOTE if ColumnKind.ITEM in roles else ColumnKind.ITEM)
        name = headings[number] or f"column {number + 1}"
        roles[number] = _ask_role(sheet, name, header[number].where, cells[number], proposed)
        labels[number] = headings[number] if roles[number] is NOTE else ""
    for heading, role in zip(headings, roles, strict=True):
        if heading:
            sheet.questions.headings[heading] = role_words(role) if role else LEFT_OUT
    return tuple(map(SheetColumn, roles, labels))


def _role(heading: str, cells: Sequence[str]) -> Role | None:
    """Return what a column holds by its heading, or by its cells where each of them is a date."""
    role = role_of(heading)
    if role is ColumnKind.MEETING_KIND and not any(map(_says_of_meeting, cells)):
        return None
    if role is ColumnKind.ITEM and cells and all(map(begins_with_date, cells)):
        return ColumnKind.DEADLINE
    if role is ColumnKind.DATE and cells and all(map(_DAY_ALONE.fullmatch, cells)):
        return ColumnKind.DAY
    if role in (ColumnKind.DATE, ColumnKind.MEETING_KIND) and any(map(committee_named, cells)):
        return ColumnKind.COMMITTEE
    return ColumnKind.DATE if role is None and cells and all(map(begins_with_date, cells)) else role


def _says_of_meeting(words: str) -> bool:
    return words.casefold() in _STATUSES or describes_meeting(words)


def _with_one_date(
    sheet: Sheet, roles: list[Role | None], header: Row, cells: Sequence[Sequence[str]]
) -> list[Role | None]:
    """Return the roles with one date column, asked about where several have dates; others hold a kind or nothing."""
    headings = row_texts(header)
    columns = [number for number, role in enumerate(roles) if role is ColumnKind.DATE]
    dated = [
        number for number in columns if sum(map(is_date_or_window, cells[number])) * 2 >= max(1, len(cells[number]))
    ]
    likely = sorted(dated, key=lambda number: not _MEETINGS_OWN.search(headings[number]))
    best = max(columns, key=lambda number: sum(map(is_date_or_window, cells[number])), default=None)
    certain = [number for number in likely if _MEETING_DATE.search(headings[number])]
    if len(certain) == 1:
        best = certain[0]
    elif len(likely) > 1:
        best = sheet.questions.choose(
            "date-column",
            "Several columns have dates. Which has the dates of the meetings?",
            {headings[number]: number for number in likely},
            where=header[likely[0]].where,
            quote="; ".join(f"{headings[number]}: {', '.join(cells[number][:2])}" for number in likely),
        )
    for number in columns:
        if number != best:
            is_kind = "meeting" in headings[number].casefold() and not any(map(is_date_or_window, cells[number]))
            roles[number] = ColumnKind.MEETING_KIND if is_kind else None
    return roles


def _is_other_date(heading: str, cells: Sequence[str]) -> bool:
    """Return whether a column has dates that are not the meetings'."""
    return role_of(heading) is ColumnKind.DATE and all(map(is_date_or_window, cells))


def _ask_all_unknown(sheet: Sheet, header: Row, unknown: Sequence[int], cells: Sequence[Sequence[str]]) -> str:
    """Return what is to become of several columns whose headings are not known."""
    quotes = (f"{one_line(header[number].text) or f'column {number + 1}'}: {cells[number][0]}" for number in unknown)
    return sheet.questions.ask(
        "columns",
        "Some columns have no place of their own. Keep their words in the notes, each after its heading?",
        (ALL_NOTES, NO_NOTES, ASK_EACH),
        where=header[unknown[0]].where,
        quote="; ".join(quotes),
    )


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
    if any(_is_date_banner(row) for row in body):
        roles: list[Role | None] = [ColumnKind.ITEM, *[None] * (width - 1)]
        rows = [row for row in body if len({*row_texts(row)}) > 1]
        for number in range(1, width):
            if cells := _column_texts(rows, number):
                roles[number] = _ask_role(sheet, f"column {number + 1}", first[0].where, cells, NOTE)
        return tuple(map(SheetColumn, roles))
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
    roles = [None] * width
    roles[date_column], roles[date_column + 1] = ColumnKind.DATE, ColumnKind.ITEM
    for number in range(date_column + 2, width):
        if cells := _column_texts(body, number):
            roles[number] = _ask_role(sheet, f"column {number + 1}", first[0].where, cells, NOTE)
    return tuple(map(SheetColumn, roles))


def _is_date_banner(row: Row) -> bool:
    """Return whether a row has the same date in every cell."""
    texts = row_texts(row)
    return len(texts) > 1 and len({*texts}) == 1 and begins_with_date(texts[0])


def _column_texts(body: Sequence[Row], number: int) -> list[str]:
    """Return the texts of a column's cells that are not blank."""
    return [text for row in body if number < len(row) and (text := one_line(row[number].text))]


def _is_dated(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(_is_when, cells)) * 2 >= len(cells)


def _is_when(text: str) -> bool:
    """Return whether a text is a date or a time of year, and not one with words before it."""
    return begins_with_date(text) or (is_window(text) and not written_date(text))
