"""Tables that are drawn: the words inside each box of a grid of cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from planner.importing.reading.layout.words import Box, Word

_SAME = 2.0
"""How far apart, in points, two edges may be that are meant to be one."""


class Grid:
    """The cells of a drawn table in rows and columns; a merged cell is in every row and column that it covers."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.edges = _edges([edge for box in boxes for edge in (box.x0, box.x1)])
        levels = _edges([level for box in boxes for level in (box.top, box.bottom)])
        self.box = Box(self.edges[0], levels[0], self.edges[-1], levels[-1])
        self.rows: list[list[Box | None]] = [[None] * (len(self.edges) - 1) for _ in levels[1:]]
        for box in boxes:
            for row in self.rows[_index(levels, box.top) : _index(levels, box.bottom)]:
                for column in range(_index(self.edges, box.x0), _index(self.edges, box.x1)):
                    row[column] = box

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
                (box for top, bottom, boxes in by_row if top <= middle <= bottom for box in boxes if box.holds(word)),
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
