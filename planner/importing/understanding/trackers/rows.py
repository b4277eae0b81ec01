"""The rows of a tracker: a recommendation or an action with its cells, under the headings and banners above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from planner.importing.page import Cell
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.above import Above, told, under
from planner.importing.understanding.trackers.days import first_day
from planner.importing.understanding.trackers.headings import Column, Kind, Layout, layout_of
from planner.importing.understanding.trackers.references import Reference, reference_in
from planner.programme.text import one_line, several_lines

_BLANK = re.compile(r"[–—\-/.\s]*|n\s?/\s?a|nil", re.IGNORECASE)
"""A cell that says nothing."""
_ABOUT_ALL = {Column.TOPIC, Column.AREA, Column.MADE, Column.MINUTE, Column.REFERENCE}
"""The columns that may stand alone in a row above those that they are about."""
_HEADS_ROWS = re.compile(
    r"\b(review|meeting|inquiry|task (and|&) finish|group|committee|minutes?|report)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Row:
    """One recommendation or action: its cells by what they hold, each with its heading, and what stands above it."""

    where: str
    above: Above
    is_ours: bool
    columns: frozenset[Column | None]
    cells: dict[Column, list[tuple[str, Cell]]] = field(default_factory=dict)

    def add(self, column: Column, heading: str, cell: Cell) -> None:
        """Add a cell that says something and is not there already."""
        present = self.cells.setdefault(column, [])
        if not any(cell is each for _, each in present):
            present.append((heading, cell))

    def lines(self, column: Column) -> list[str]:
        """Return the lines of what a column holds; those of a further column with its heading before them."""
        found: list[str] = []
        first = ""
        for heading, cell in self.cells.get(column, ()):
            first = first or heading
            label = f"{heading}: " if heading != first else ""
            texts = [one_line(line.text) for line in cell.lines if one_line(line.text)]
            found += [f"{label}{texts[0]}", *texts[1:]] if texts else []
        return found

    def text(self, column: Column) -> str:
        """Return the lines of what a column holds as one text."""
        return several_lines("\n".join(self.lines(column)))

    def heading(self, column: Column) -> str:
        """Return the heading of what a column holds."""
        return next((heading for heading, _ in self.cells.get(column, ())), "")

    @property
    def whole(self) -> str:
        """The words of every cell: 'R1 | That schools be told | Agreed'."""
        return " | ".join(one_line(cell.text) for cells in self.cells.values() for _, cell in cells)

    def updated(self, year: str) -> date | None:
        """Return the day of its update, None where no column says it."""
        found = first_day(one_line(self.text(Column.UPDATED)), year)
        return found.day if found else None

    def where_of(self, column: Column) -> str:
        """Return the place of what a column holds."""
        return next((cell.where for _, cell in self.cells.get(column, ())), self.where)


def rows_of(
    table: Sequence[Sequence[Cell]],
    layout: Layout,
    above: Above,
    year: str,
    questions: Questions,
    *,
    is_ours: bool,
) -> Iterator[Row]:
    """Yield the rows of a table below its headings, which may be repeated in it."""
    row: Row | None = None
    what, last = None, None
    columns, kind = layout.columns, layout.kind
    for cells in table:
        texts = [one_line(cell.text) for cell in cells]
        if texts == list(layout.headings) or _is_header_again(texts, layout):
            continue
        if banner := _banner(cells, columns, kind):
            if row:
                yield row
            row, last = None, None
            above = _read_banner(above, banner, year, questions)
            continue
        found = _cells(cells, layout, year, questions)
        present = next((cell for column, _, cell in found if column is kind.value), None)
        if row is not None and (present is None or present is what):
            for each in found:
                row.add(*each)
            continue
        if row:
            yield row
            last = row
        row, what = Row(cells[0].where, above, is_ours, frozenset(columns)), present
        for each in found:
            row.add(*each)
        if present is None:
            _leave_out(row, questions)
            row = None
        elif last:
            _inherit(row, last)
    if row:
        yield row


def _is_header_again(texts: Sequence[str], layout: Layout) -> bool:
    """Return whether a row has the headings again, in other words."""
    again = layout_of(texts)
    return again is not None and (again.kind, again.columns) == (layout.kind, layout.columns)


def _cells(cells: Sequence[Cell], layout: Layout, year: str, questions: Questions) -> list[tuple[Column, str, Cell]]:
    """Return the cells of a row that say something, each with what it holds and its heading.

    What is no day alone in a column of days of updates is the update.
    """
    found = []
    for number, cell in enumerate(cells):
        column = layout.columns[number] if number < len(layout.columns) else None
        if _BLANK.fullmatch(one_line(cell.text)):
            continue
        if column is None:
            if not (number and cell is cells[number - 1]):
                questions.leave_out(cell.where, cell.text, "no heading stands above it")
            continue
        if column is Column.UPDATED and not ((day := first_day(one_line(cell.text), year)) and not day.rest):
            column = Column.PROGRESS
        found.append((column, layout.headings[number], cell))
    return found


def _banner(cells: Sequence[Cell], columns: Sequence[Column | None], kind: Kind) -> Cell | None:
    """Return the cell of a row that is about the rows below it; None where the row is one of them.

    It has one text across the table, or only one, in a column that may be about all.
    """
    filled = [(number, cell) for number, cell in enumerate(cells) if not _BLANK.fullmatch(one_line(cell.text))]
    if not filled:
        return None
    first = filled[0][1]
    texts = {one_line(cell.text) for _, cell in filled}
    if len(texts) == 1 and len(filled) == len(cells) > 1:
        return first
    held = {columns[number] if number < len(columns) else None for number, _ in filled}
    if len(filled) > 1:
        return None
    if held <= _ABOUT_ALL:
        return first
    words = one_line(first.text)
    is_first = filled[0][0] == 0 and len(columns) > 1
    is_heading = bool(_HEADS_ROWS.search(words)) and len(words.split()) <= 14 and not words.endswith(".")
    if held == {kind.value} and is_first and is_heading and not words.casefold().startswith(("that ", "to ")):
        return first
    return None


def _read_banner(above: Above, banner: Cell, year: str, questions: Questions) -> Above:
    words = one_line(banner.text)
    questions.headings.setdefault(words, "what the rows below it are about")
    said, rest = told(above, words, year, banner.where, questions)
    return under(replace(said, topic="", minute=""), rest, year) if rest else said


def _inherit(row: Row, last: Row) -> None:
    """Take the meeting and the topic of the row above where the row leaves their cells blank."""

    def leaves(column: Column) -> bool:
        return column in last.cells and row.text(column) in ("", last.text(column))

    same_minute = Column.MINUTE not in row.cells or leaves(Column.MINUTE)
    same_meeting = Column.MADE not in row.cells or leaves(Column.MADE)
    same_topic = Column.TOPIC not in row.cells or leaves(Column.TOPIC)
    inherited = {
        Column.MADE: same_meeting,
        Column.MINUTE: same_meeting and same_topic,
        Column.TOPIC: same_meeting and same_minute,
    }
    for column, is_inherited in inherited.items():
        if is_inherited and column in last.cells:
            row.cells.setdefault(column, last.cells[column])


def _leave_out(row: Row, questions: Questions) -> None:
    for column in row.cells:
        questions.leave_out(
            row.where_of(column), row.text(column), "its row says neither what was asked nor recommended"
        )


def references_of(row: Row, year: str) -> tuple[Reference, list[str]]:
    """Return what a row's columns of reference, minute and date say together, and the words that no part of it keeps.

    What the row leaves open is taken from what stands above it.
    """
    notes: list[str] = []
    own = reference_in(row.text(Column.REFERENCE), year)
    minute = reference_in(row.text(Column.MINUTE), year, is_minute=True)
    made_text = one_line(row.text(Column.MADE))
    made = first_day(made_text, year)
    if made_text and (made is None or made.rest):
        beside = reference_in(made.rest if made else made_text, year)
        minute = minute if minute.minute else replace(minute, minute=beside.minute, part=beside.part)
        if not beside.minute:
            notes.append(f"{row.heading(Column.MADE)}: {made_text}")
    if own.part and minute.part and own.part != minute.part:
        notes.append(f"{row.heading(Column.REFERENCE)}: {own.part}")
    topic = one_line(row.text(Column.TOPIC))
    for column, named in ((Column.MINUTE, minute.topic), (Column.REFERENCE, own.topic)):
        if topic and named and named != topic:
            notes.append(f"{row.heading(column)}: {one_line(row.text(column))}")
    above = row.above
    day = (made.day if made else None) or minute.made or own.made
    reference = Reference(
        own=own.own,
        minute=minute.minute or own.minute or (above.minute if day in (None, above.made) else ""),
        part=minute.part or own.part,
        made=day or above.made,
        topic=topic or own.topic or minute.topic or above.topic,
        made_by=own.made_by or minute.made_by,
    )
    return reference, notes
