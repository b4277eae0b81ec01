"""Tables that are drawn: the words inside each box of a grid of cells.

Of many a table only every other row is drawn, or shaded; the words between show the cells of the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planner.importing.reading.layout.words import Box, Line, Word, lines_of

_SAME = 2.0
"""How far apart, in points, two edges may be that are meant to be one."""
_CLEAR = 0.5
"""The narrowest white space around the edge between two columns, in sizes of its letters; a space is a quarter."""
_NEXT_LINE = 1.8
"""How far below the last line, in heights, the next line of a table is at most."""


def grids(tables: Sequence[Sequence[Box]], words: Sequence[Word]) -> Iterator[Grid]:
    """Yield the grids of a page's drawn tables; those that are the shaded rows of one table are one."""
    lines = lines_of(words)
    waiting: list[Box] = []
    for table in sorted(tables, key=lambda table: table[0].top):
        if waiting:
            between = _rows_between(waiting, table, lines)
            if between is None:
                yield _completed(waiting, lines)
                waiting = []
            else:
                waiting += between
        waiting += table
    if waiting:
        yield _completed(waiting, lines)


def _rows_between(above: Sequence[Box], below: Sequence[Box], lines: Sequence[Line]) -> list[Box] | None:
    """Return the cells of the row between two pieces of a table; None when they are two tables."""
    edges, edges_below = (_edges([edge for box in boxes for edge in (box.x0, box.x1)]) for boxes in (above, below))
    if len(edges) != len(edges_below) or any(
        abs(one - other) > _SAME for one, other in zip(edges, edges_below, strict=True)
    ):
        return None
    top, bottom = max(box.bottom for box in above), min(box.top for box in below)
    inside = _within(lines, Box(edges[0], top, edges[-1], bottom))
    if not inside:
        return [] if bottom - top <= _SAME else None
    return _cells(edges, top, bottom) if _are_in_columns(inside, edges) else None


def _completed(boxes: list[Box], lines: Sequence[Line]) -> Grid:
    """Return a grid with the rows right above and below it that are not drawn."""
    edges = _edges([edge for box in boxes for edge in (box.x0, box.x1)])
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    if len(edges) > 2:
        above = _next_to(reversed([line for line in lines if line.bottom <= top + _SAME]), top, edges)
        below = _next_to((line for line in lines if line.top >= bottom - _SAME), bottom, edges)
        boxes += _cells(edges, min(line.top for line in above) - _SAME, top) if above else []
        boxes += _cells(edges, bottom, max(line.bottom for line in below) + _SAME) if below else []
    return Grid(boxes, lines)


def _next_to(lines: Iterable[Line], level: float, edges: Sequence[float]) -> list[Line]:
    """Return the lines next to a table, the nearest first, that are in its columns; empty unless in two of them."""
    found: list[Line] = []
    for line in lines:
        distance = min(abs(line.top - level), abs(line.bottom - level))
        if distance > _NEXT_LINE * line.height or not _are_in_columns([line], edges, fewest=1):
            break
        found.append(line)
        level = (line.top + line.bottom) / 2
    # One column is enough where it is not the first: no heading begins there.
    is_below_first = bool(found) and min(line.x0 for line in found) > edges[1]
    return found if found and _are_in_columns(found, edges, fewest=1 if is_below_first else 2) else []


def _cells(edges: Sequence[float], top: float, bottom: float) -> list[Box]:
    return [Box(left, top, right, bottom) for left, right in pairwise(edges)]


def _within(lines: Sequence[Line], box: Box) -> list[Line]:
    """Return what of some lines is inside a box."""
    beside = (line for line in lines if line.bottom > box.top and line.top < box.bottom)
    inside = (tuple(word for word in line.words if word.is_in(box)) for line in beside)
    return [Line(words) for words in inside if words]


def _are_in_columns(lines: Sequence[Line], edges: Sequence[float], *, fewest: int = 2) -> bool:
    """Return whether lines stay between the edges of columns, and have words in at least the fewest of them."""
    columns = set()
    for line in lines:
        if line.x0 < edges[0] - _SAME or line.x1 > edges[-1] + _SAME:
            return False
        for word, following in pairwise((*line.words, None)):
            assert word
            column = bisect_left(edges, (word.x0 + word.x1) / 2)
            columns.add(column)
            crosses = any(word.x0 < edge - _SAME and word.x1 > edge + _SAME for edge in edges)
            is_close = following and following.x0 - word.x1 < _CLEAR * word.size
            if crosses or (is_close and following and column != bisect_left(edges, (following.x0 + following.x1) / 2)):
                return False
    return len(columns) >= fewest


class Grid:
    """The cells of a drawn table in rows and columns; a merged cell is in every row and column that it covers."""

    def __init__(self, boxes: Sequence[Box], lines: Sequence[Line]) -> None:
        self.edges = _edges([edge for box in boxes for edge in (box.x0, box.x1)])
        levels = _edges([level for box in boxes for level in (box.top, box.bottom)])
        self.rows: list[list[Box | None]] = [[None] * (len(self.edges) - 1) for _ in levels[1:]]
        for box in (piece for each in boxes for piece in self._pieces(each, lines)):
            for row in self.rows[_index(levels, box.top) : _index(levels, box.bottom)]:
                for column in range(_index(self.edges, box.x0), _index(self.edges, box.x1)):
                    row[column] = box

    def _pieces(self, box: Box, lines: Sequence[Line]) -> list[Box]:
        """Return the cells of a box: itself, or one for each column where its words keep to these."""
        edges = [edge for edge in self.edges if box.x0 - _SAME <= edge <= box.x1 + _SAME]
        is_row = len(edges) > 2 and _are_in_columns(_within(lines, box), edges)
        return _cells(edges, box.top, box.bottom) if is_row else [box]

    def words_of(self, words: Sequence[Word]) -> dict[Box, list[Word]]:
        """Return the words in each box, of the words of the page."""
        by_row: list[tuple[float, float, set[Box]]] = []
        for row in self.rows:
            boxes = {box for box in row if box}
            if boxes:
                by_row.append((min(box.top for box in boxes), max(box.bottom for box in boxes), boxes))
        found: dict[Box, list[Word]] = {}
        for word in words:
            middle = (word.top + word.bottom) / 2
            box = next(
                (box for top, bottom, boxes in by_row if top <= middle <= bottom for box in boxes if word.is_in(box)),
                None,
            )
            if box:
                found.setdefault(box, []).append(word)
        return found


def _edges(values: Sequence[float]) -> list[float]:
    """Return the distinct edges in order, those that are meant to be one once."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    """Return the number of the edge that a value is meant to be."""
    return max(0, bisect_left(edges, value + 0.001 - _SAME))
