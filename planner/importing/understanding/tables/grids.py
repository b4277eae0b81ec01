"""Tables that are no list of rows: a column for each date or committee, a row for each month, a month's calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.importing.draft import Entry
from planner.importing.page import Cell
from planner.importing.understanding.dates.date_forms import MONTH, YEAR
from planner.importing.understanding.dates.written_dates import begins_with_date, written_date
from planner.importing.understanding.headings import NOTE, ColumnKind, role_of, role_words
from planner.importing.understanding.lines.schedules import read_meeting
from planner.importing.understanding.sheet import Sheet
from planner.importing.understanding.tables.cells import read_cell, with_field
from planner.importing.understanding.tables.columns import Row, row_texts
from planner.programme.calendar import WEEKDAYS
from planner.programme.text import one_line

_BRACKETS = re.compile(r"\s*\(.*?\)")
_MARK = re.compile(r"[x✓✔☑●•*]|yes|y", re.IGNORECASE)
"""A mark that the item of a row is taken at the date of a column."""
_DATES = (ColumnKind.DATE, ColumnKind.DEADLINE, ColumnKind.ADDED)
"""The columns that have dates and are no committee's."""
_FEWEST = 2
"""How many columns or rows of a sort make a grid."""
_MONTH = re.compile(rf"{MONTH}\.?(\s+{YEAR})?", re.IGNORECASE)
_WEEKDAY_IN_BRACKETS = re.compile(r"\s*\([^)]*day[^)]*\)", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+)?(?<![\d.:])(\d{1,2})(?:st|nd|rd|th)?(?![\d.:]|\s?[ap]m)\b"
)
"""A day of the month in a cell below the name of a committee."""


def read_grid(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a table into the sheet if it is a grid, and return whether it is."""
    return any(read(sheet, rows) for read in _READERS)


def _column_for_each_date(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a table whose headings are dates, with items below each; the first column says what a row is about."""
    head, *body = rows
    dates = [number for number, text in enumerate(row_texts(head)) if _is_date(text)]
    if len(dates) < _FEWEST or not body or any(_is_date(text) for row in body for text in row_texts(row)):
        return False
    title_at = next((at for at, text in enumerate(row_texts(head)) if role_of(text) is ColumnKind.ITEM), None)
    for number in dates:
        slot = sheet.open_slot(one_line(head[number].text), head[number].where)
        for row in body:
            if number < len(row) and _MARK.fullmatch(one_line(row[number].text)):
                title = next((one_line(cell.text) for at, cell in enumerate(row) if at not in dates and cell.lines), "")
                slot.entries += [Entry(title, row[number].where)] if title else []
            elif number < len(row) and row[number].lines and title_at is not None:
                title = one_line(row[title_at].text) if title_at < len(row) else ""
                text = one_line(row[number].text)
                slot.entries += [with_field(Entry(title, row[number].where), NOTE, text)] if title else []
            elif number < len(row) and row[number].lines:
                content = read_cell(row[number].lines, sheet.questions, may_hold_objectives=True)
                slot.cancelled = slot.cancelled or content.cancelled
                slot.entries += [_with_labels(entry, head, row, dates) for entry in content.entries]
    for number, text in enumerate(row_texts(head)):
        if text and number not in dates:
            sheet.questions.headings[text] = role_words(ColumnKind.ITEM if number == title_at else NOTE)
    return True


def _with_labels(entry: Entry, head: Row, row: Row, dates: Sequence[int]) -> Entry:
    """Return the entry with the cells of its row that are under no date as its note."""
    for number, cell in enumerate(row):
        if number not in dates and (text := one_line(cell.text)):
            label = one_line(head[number].text) if number < len(head) else ""
            entry = with_field(entry, NOTE, f"{label}: {text}" if label else text)
    return entry


def _month_rows(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a table with a month at the beginning of each row, and days in a column for each committee."""
    head, *body = rows
    months = [row for row in body if row and _MONTH.fullmatch(one_line(row[0].text))]
    days = [cell for row in months for cell in row[1:] if _DAY.search(one_line(cell.text))]
    names = row_texts(head)
    if len(months) < _FEWEST or len(months) * 2 < len(body) or len(days) < _FEWEST or any(map(_is_date, names)):
        return False
    if any(role_of(name) for name in names[1:]):
        return False
    for row in months:
        for number, cell in enumerate(row[1:], start=1):
            name = names[number] if number < len(names) else ""
            time = " ".join(_TIME_WORDS.findall(name))
            name = _BRACKETS.sub("", name).strip() if time else name
            _read_days(sheet, one_line(row[0].text), name, cell, time)
    return True


def _month_columns(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a table with a row for each committee, and days in a column for each month."""
    if sum(bool(_MONTH.fullmatch(text)) for text in row_texts(rows[0])) < _FEWEST or len({*map(len, rows)}) > 1:
        return False
    if role_of(one_line(rows[0][0].text)) is ColumnKind.ITEM:
        return _items_by_months(sheet, rows)
    return _month_rows(sheet, list(zip(*rows, strict=True)))


def _items_by_months(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a table with a row for each item, and the days of its meetings in a column for each month."""
    head, *body = rows
    for row in body:
        title = one_line(row[0].text)
        for month, cell in zip(row_texts(head)[1:], row[1:], strict=True):
            for day in _parted_days(filter(None, (one_line(line.text) for line in cell.lines))):
                slot = sheet.open_slot(f"{day} {month}", cell.where)
                slot.entries.append(Entry(title, cell.where))
    return True


def _read_days(sheet: Sheet, month: str, name: str, cell: Cell, usual_time: str) -> None:
    """Read the days in a cell; of two on one day the one that names a council or a committee is the meeting."""
    read: dict[str, str] = {}
    texts = (one_line(part) for line in cell.lines for part in line.text.split(";"))
    for text in _parted_days(filter(None, texts)):
        match = _DAY.search(text)
        if not match:
            sheet.questions.leave_out(cell.where, text, "no day stands in it")
            continue
        day, others = match[1], f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
        if day in read and not (_is_meeting_of_body(others) and not _is_meeting_of_body(read[day])):
            sheet.questions.leave_out(cell.where, text, "another meeting is on the same day")
            continue
        if day in read:
            sheet.questions.leave_out(cell.where, f"{day} {read[day]}", "another meeting is on the same day")
        read[day] = others
    for day, others in read.items():
        note = _TIME_WORDS.sub("", others).strip(" ,")
        time = " ".join(_TIME_WORDS.findall(others)) or usual_time
        if sheet.is_wanted(name):
            sheet.open_slot(one_line(f"{day} {month} {time}"), cell.where, body=name).note = note
        else:
            sheet.leave_to(name, cell.where, f"{day} {month} {others}")


def _parted_days(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts, one of nothing but days as a text for each of them: '12, 26' as '12' and '26'."""
    for text in texts:
        if re.fullmatch(r"\d{1,2}(st|nd|rd|th)?(( ?[,&/] ?| and )\d{1,2}(st|nd|rd|th)?)+", text):
            yield from re.findall(r"\d{1,2}", text)
        else:
            yield text


_TIME_WORDS = re.compile(
    r"(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?|(?:at\s+)?\d{1,2}[.:]\d\d|noon|midday", re.IGNORECASE
)


def _is_meeting_of_body(words: str) -> bool:
    return (
        bool(re.search(r"\b(council|committee|panel|board)\b", words, re.IGNORECASE))
        and "open meeting" not in words.lower()
    )


def _committee_columns(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read a table with a column of dates for each committee."""
    head, *body = rows
    names = [_WEEKDAY_IN_BRACKETS.sub("", name) for name in row_texts(head)]
    if len(names) < _FEWEST or any(_is_date(name) or role_of(name) in _DATES for name in names):
        return False
    cells = [(number, cell) for row in body for number, cell in enumerate(row) if one_line(cell.text)]
    if len(cells) < _FEWEST or len({number for number, _ in cells}) < _FEWEST:
        return False
    if not all(begins_with_date(one_line(cell.text)) for _, cell in cells):
        return False
    for number in range(len(names)):
        for row in body:
            if number < len(row) and (text := one_line(row[number].text)):
                _read_dates(sheet, text, row[number].where, names[number] or f"column {number + 1}")
    return True


def _read_dates(sheet: Sheet, when: str, where: str, name: str) -> None:
    """Open the slot of a date below the name of a committee; left out if that is not wanted."""
    if sheet.is_wanted(name):
        sheet.open_slot(when, where, body=name)
    else:
        sheet.leave_to(name, where, when)


def _calendar(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Read the calendar of a month: a column for each day of the week, and in each cell a date with its meetings."""
    head, *body = rows
    days = [day.lower()[:3] for day in WEEKDAYS]
    names = [text.lower()[:3] for text in row_texts(head)]
    if len(names) < 5 or any(name and name not in days for name in names):
        return False
    for row in body:
        for cell in row:
            _read_day_cell(sheet, cell)
    return True


def _read_day_cell(sheet: Sheet, cell: Cell) -> None:
    """Read the cell of a day: its date, then a line for each meeting."""
    first, *others = [one_line(line.text) for line in cell.lines] or [""]
    match = re.match(r"\d{1,2}\b", first)
    when = first if written_date(first) else f"{match[0]} {sheet.month}" if match and sheet.month else ""
    date = written_date(when)
    if date is None:
        for line in cell.lines:
            sheet.questions.leave_out(cell.where, line.text, "no date stands above it")
        return
    after = first[date.end :].strip(" -–:") if when == first else first[match.end() :].strip(" -–:") if match else ""
    for text in filter(None, (after, *others)):
        read_meeting(sheet, when[: date.end], text, cell.where)


def _is_date(text: str) -> bool:
    """Return whether a text is a date and little else."""
    date = written_date(text)
    return date is not None and begins_with_date(text) and len(date.rest.split()) <= _FEWEST


_READERS = (_calendar, _column_for_each_date, _month_rows, _month_columns, _committee_columns)
"""The sorts of grids, tried in this order."""
