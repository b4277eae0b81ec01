"""Tables without rules: lines whose words leave the same gutters free, and the rows that their first column begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

from planner.importing.reading.layout.paragraphs import WIDER_GAP, Measure, goes_on, is_wrapped
from planner.importing.reading.layout.words import Line, usual_leading
from planner.importing.reading.limits import COLUMNS
from planner.programme.calendar import MONTHS, WEEKDAYS

Gutter: TypeAlias = tuple[float, float]
"""The left and the right edge of the white space between two columns."""

_NARROWEST = 0.6
"""The width of the narrowest gutter, in sizes of its letters."""
_NAMES = "|".join((*WEEKDAYS, *MONTHS))
_DATE_GOES_ON = re.compile(
    rf"\W*((({_NAMES})[.,]?|20\d\d|at|\d{{1,2}}([.:]\d\d)? ?[ap]\.?m\.?|\d{{1,2}}[.:]\d\d|noon)\W*)+"
    r"|\(.*|(additional|cancelled|extra|special|provisional|extraordinary|reserve)\b.*",
    re.IGNORECASE,
)
"""What is written below a date: its weekday, year or time, or a remark."""
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_HEADING_LINES = 3
"""How many lines the headings of a table may have, whose gaps between words are no gutters of the table."""
_TELLING_LINES = 6
"""How many lines of a column tell where its lines end."""
_LONG = 50
"""A region of so many lines that is no table is not tried again from its second line."""
_NEWSPAPER_WIDTH = 0.35
"""The share of the width that the first of two columns of running text has at least."""


class Region(Struct, frozen=True):
    """Lines from ``first`` up to ``last`` that form a table, and the gutters between its columns.

    ``goes_on`` says that they go on with the table above; ``is_newspaper`` that they are two columns of running text
    instead, each to be read down by itself.
    """

    first: int
    last: int
    gutters: tuple[Gutter, ...]
    goes_on: bool = False
    is_newspaper: bool = False


class Row(Struct):
    """A row of a table: the lines of each cell."""

    cells: list[list[Line]]


def regions(lines: Sequence[Line], above: Sequence[Gutter] = (), fewest: int = 2) -> Iterator[Region]:
    """Yield the regions of lines that are tables, of so many lines at least.

    ``above`` are the gutters of a table that may go on at the top.
    """
    number = done = 0
    if lines and above:
        last, gutters = _grown(lines, 0, above)
        last = _without_lines_below(lines, 0, last, above)
        if last and len(gutters) == len(above):
            yield Region(0, last, gutters, goes_on=True)
            number = done = last
    while number < len(lines):
        segments = lines[number].segments
        if len(segments) > 1:
            last, _ = _grown(lines, number, [(one.x1, other.x0) for one, other in pairwise(segments)])
            gutters = gutters_of(lines[number:last])
            if _is_newspaper(lines[number:last], gutters):
                yield Region(number, last, gutters, is_newspaper=True)
                number = done = last
                continue
            last = _without_lines_below(lines, number, last, gutters)
            if last - number >= fewest and sum(_is_in_columns(line, gutters) for line in lines[number:last]) > 1:
                yield Region(_with_lines_above(lines, number, done, gutters), last, gutters)
                number = done = last
            else:
                number = number + 1 if last - number < _LONG else last
        else:
            number += 1


def _grown(lines: Sequence[Line], first: int, gutters: Sequence[Gutter]) -> tuple[int, tuple[Gutter, ...]]:
    """Return the line after the last that leaves gutters free, from the first line on, and what is left of them."""
    for number, line in enumerate(lines[first:], start=first):
        if len(line.segments) > COLUMNS:
            return number, tuple(gutters)
        narrowed = [_narrowed(gutter, line) for gutter in gutters]
        free = [gutter for gutter in narrowed if gutter]
        may_narrow = len(line.segments) > 1 and number - first < _HEADING_LINES
        if not free or (len(free) < len(gutters) and not may_narrow):
            return number, tuple(gutters)
        gutters = free
    return len(lines), tuple(gutters)


def _narrowed(gutter: Gutter, line: Line) -> Gutter | None:
    """Return the widest part of a gutter that a line leaves free; None when that is too narrow."""
    left, right = gutter
    free = [gutter]
    for segment in line.segments:
        if segment.x1 > left and segment.x0 < right:
            free = [
                part for start, end in free for part in ((start, min(end, segment.x0)), (max(start, segment.x1), end))
            ]
    widest = max(free, key=lambda part: part[1] - part[0])
    return widest if widest[1] - widest[0] >= _NARROWEST * line.size else None


def gutters_of(lines: Sequence[Line]) -> tuple[Gutter, ...]:
    """Return the white strips between the words of lines, that run down them all."""
    covered: list[list[float]] = []
    for segment in sorted((segment for line in lines for segment in line.segments), key=lambda each: each.x0):
        if covered and segment.x0 - covered[-1][1] < _NARROWEST * segment.size:
            covered[-1][1] = max(covered[-1][1], segment.x1)
        else:
            covered.append([segment.x0, segment.x1])
    return tuple((left[1], right[0]) for left, right in pairwise(covered))


def _is_in_columns(line: Line, gutters: Sequence[Gutter]) -> bool:
    """Return whether a line has words in the first column and in another."""
    return bool(gutters) and line.x0 < gutters[0][1] - 0.01 and line.x1 > gutters[0][1]


def _with_lines_above(lines: Sequence[Line], first: int, earliest: int, gutters: Sequence[Gutter]) -> int:
    """Return the first line of a table, whose headings may begin above the first one of its first column."""
    while first > earliest and lines[first - 1].x0 >= gutters[0][1] - 0.01 and _is_near(lines[first - 1], lines[first]):
        first -= 1
    return first


def _without_lines_below(lines: Sequence[Line], first: int, last: int, gutters: Sequence[Gutter]) -> int:
    """Return the last line of a table, without those below it that have no other column and no number of a day."""
    while (
        last > first
        and gutters
        and lines[last - 1].x1 <= gutters[0][0] + 0.01
        and not _DIGIT.search(lines[last - 1].text)
    ):
        if _DATE_GOES_ON.fullmatch(lines[last - 1].text):
            break
        last -= 1
    return last


def _is_near(above: Line, line: Line) -> bool:
    """Return whether a line is right below another of the same size."""
    return line.top - above.top < 1.6 * line.height and abs(above.size - line.size) < 0.1 * line.size


def cells_of(line: Line, gutters: Sequence[Gutter]) -> list[Line | None]:
    """Return the words of a line in each column; None where it has none."""
    edges = [float("-inf"), *((left + right) / 2 for left, right in gutters), float("inf")]
    cells: list[Line | None] = []
    for left, right in pairwise(edges):
        words = tuple(word for word in line.words if left <= (word.x0 + word.x1) / 2 < right)
        cells.append(Line(words) if words else None)
    return cells


def measures(lines: Sequence[Line], gutters: Sequence[Gutter], measure: Measure) -> list[Measure]:
    """Return the measure of each column; ``measure`` is that of the page."""
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        for column, cell in zip(columns, cells_of(line, gutters), strict=True):
            column += [cell] if cell else []
    leading = usual_leading(lines) if len(lines) > 1 else measure.leading
    found = []
    for number, column in enumerate(columns):
        widest = max((cell.x1 for cell in column), default=measure.left)
        left = min((cell.x0 for cell in column), default=measure.left)
        edge = measure.right if number == len(gutters) else gutters[number][1] - lines[0].size
        right = widest if len(column) >= _TELLING_LINES else max(widest, edge)
        found.append(Measure(left, right, leading, measure.spare, measure.has_tags))
    return found


def rows_of(lines: Sequence[Line], gutters: Sequence[Gutter], columns: Sequence[Measure]) -> list[Row]:
    """Return the rows of a table; a line whose first cell is blank, or goes on with the one above, begins none."""
    rows: list[Row] = []
    before: list[Line | None] = []
    gap = WIDER_GAP * columns[0].leading
    in_cells = [cells_of(line, gutters) for line in lines]
    after_gap = [False, *(line.top - above.top > gap * above.height for above, line in pairwise(lines))]
    # Where cells beside each other begin below a gap and beside a blank first cell, every gap may be between two rows.
    gaps_part = any(
        is_after and not cells[0] and sum(cell is not None for cell in cells) > 1
        for is_after, cells in zip(after_gap, in_cells, strict=True)
    )
    for is_after, cells in zip(after_gap, in_cells, strict=True):
        begins_after_gap = bool(rows) and is_after and gaps_part and _is_fresh(rows[-1], cells)
        if not rows or begins_after_gap or _begins_row(rows[-1], before, cells, columns, is_after):
            rows.append(Row([[] for _ in cells]))
        for lines_of_cell, cell in zip(rows[-1].cells, cells, strict=True):
            lines_of_cell += [cell] if cell else []
        before = cells
    return rows


def _begins_row(
    row: Row,
    before: Sequence[Line | None],
    cells: Sequence[Line | None],
    columns: Sequence[Measure],
    is_after_gap: bool,
) -> bool:
    """Return whether the cells of a line begin a row; ``before`` are those of the line above."""
    first, above = cells[0], before[0]
    if first is None:
        return _begin_together(row, before, cells, columns)
    if not row.cells[0] or (is_after_gap and _MONTH.match(first.text)):
        return True
    if _DATE_GOES_ON.fullmatch(first.text) and not _DATE_GOES_ON.fullmatch(row.cells[0][0].text):
        return False
    if above is None:
        return True
    if not is_wrapped(above, first, columns[0]):
        return True
    # A first cell that seems to go on begins a row all the same where another cell plainly begins anew.
    return not goes_on(above.text, first.text) and any(
        cell and cell_above and not is_wrapped(cell_above, cell, column)
        for cell, cell_above, column in zip(cells[1:], before[1:], columns[1:], strict=True)
    )


def _begin_together(
    row: Row, before: Sequence[Line | None], cells: Sequence[Line | None], columns: Sequence[Measure]
) -> bool:
    """Return whether two cells or more of a line begin anew beside a blank first one."""
    beside = [(above, cell, column) for above, cell, column in zip(before, cells, columns, strict=True) if cell]
    goes_on = any(above and is_wrapped(above, cell, column) for above, cell, column in beside)
    return len(beside) > 1 and not goes_on and _is_fresh(row, cells)


def _is_fresh(row: Row, cells: Sequence[Line | None]) -> bool:
    """Return whether no cell of a line is a bullet, or plain below the bold title of its row."""
    return not any(
        cell and (cell.mark or (lines and lines[0].words[0].bold and not cell.words[0].bold))
        for lines, cell in zip(row.cells, cells, strict=True)
    )


def _is_newspaper(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Return whether lines are two columns of running text."""
    if len(gutters) != 1:
        return False
    left, right = [], []
    for line in lines:
        first, second = cells_of(line, gutters)
        left += [first] if first else []
        right += [second] if second else []
    if not left or not right:
        return False
    start, edge = min(cell.x0 for cell in left), max(cell.x1 for cell in right)
    is_wide = gutters[0][0] - start >= _NEWSPAPER_WIDTH * (edge - start)
    return is_wide and all(sum(map(_is_running, column)) * 4 > len(column) for column in (left, right))


def _is_running(line: Line) -> bool:
    """Return whether a line is one of running text or of a list."""
    return bool(line.mark) or line.text[:1].islower()
