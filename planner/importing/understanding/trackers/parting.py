"""Parting a row whose cell has several numbered recommendations or actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace as copied

from msgspec.structs import replace

from planner.importing.page import Cell, PageLine
from planner.importing.understanding.questions import Questions
from planner.importing.understanding.trackers.headings import Kind
from planner.importing.understanding.trackers.references import without_mark
from planner.importing.understanding.trackers.rows import Row
from planner.programme.text import one_line

APART, AS_ONE = "Each by itself", "As one"


def parted(row: Row, kind: Kind, questions: Questions) -> list[Row]:
    """Return a row as one for each numbered text in its cell, if people agree; what is beside them is parted likewise.

    What is beside them and has other numbers, or none, is about each of them.
    """
    groups = _numbered(line for _, cell in row.cells.get(kind.value, ()) for line in cell.lines)
    if len(groups) < 2:
        return [row]
    answer = questions.ask(
        "several-in-cell",
        "Cells have several numbered texts. How are they to be kept?",
        (APART, AS_ONE),
        where=row.where,
        quote=row.text(kind.value),
    )
    if answer == AS_ONE:
        return [row]
    return [
        copied(row, cells={column: _of_mark(cells, mark, groups) for column, cells in row.cells.items()})
        for mark in groups
    ]


def _of_mark(cells: list[tuple[str, Cell]], mark: str, groups: dict[str, list[PageLine]]) -> list[tuple[str, Cell]]:
    """Return cells with only the lines of one number, where they have the same numbers as the texts."""
    own = _numbered(line for _, cell in cells for line in cell.lines)
    if own.keys() != groups.keys():
        return cells
    heading, cell = cells[0]
    is_text = own == groups
    lines = own[mark] if is_text else [replace(own[mark][0], text=without_mark(own[mark][0].text)[1]), *own[mark][1:]]
    return [(heading, replace(cell, lines=tuple(lines)))]


def _numbered(lines: Iterable[PageLine]) -> dict[str, list[PageLine]]:
    """Return lines by the number or letter that they begin with, if these count upwards; nothing for any others."""
    groups: dict[str, list[PageLine]] = {}
    for line in lines:
        mark, _ = without_mark(one_line(line.text))
        if mark and (not groups or _follows(mark, next(reversed(groups)))):
            groups[mark] = [line]
        elif groups:
            groups[next(reversed(groups))].append(line)
        elif line.text.strip():
            return {}
    return groups


def _follows(mark: str, before: str) -> bool:
    """Return whether a number or letter is the next after another: '2' after '1', 'b' after 'a', 'R2' after 'R1'."""
    if mark[-1].isdecimal() and before[-1].isdecimal():
        stem, last = mark.rstrip("0123456789"), before.rstrip("0123456789")
        return stem == last and int(mark[len(stem) :]) == int(before[len(last) :]) + 1
    return len(mark) == len(before) == 1 and ord(mark) == ord(before) + 1
