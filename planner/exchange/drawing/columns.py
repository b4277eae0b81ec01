"""The widths of a table's columns: each has room for its longest word, and the rest goes by the amount of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from planner.exchange.drawing.text_width import text_width
from planner.programme.calendar import MONTHS
from planner.programme.documents.blocks import Bullets, Cell, Table
from planner.programme.text import one_line

PORTRAIT, LANDSCAPE = 17.0, 25.7
"""The width between the margins of an A4 page, in centimetres."""
EM = 11 / 72 * 2.54
"""The size of the text, 11 points, in centimetres."""
PADDING = 0.45
"""The blank on both sides of a column's text, with its line, in centimetres."""
ROUNDING = 0.01
"""By how much a width in ems may be off, after it was in centimetres."""
INDENT = 1.8
"""How far the lines of a bulleted list are indented, in ems."""
LONGEST_WORD = 16.0
"""The width of the longest word that is kept whole, in ems; what is longer is no ordinary word, such as an address."""
MOST_UPRIGHT = 4
"""The most columns on a portrait page."""
DATE = rf"\b[0-3]?\d (?:{'|'.join(MONTHS)}) \d{{4}}\b"
"""A date as ``long`` writes it, for a regular expression."""
WORD = r"[^\s-]+-*|-+"
"""A word, or a part of one that a line may end after: up to a hyphen."""
_DATE_OR_WORD = re.compile(rf"{DATE}|{WORD}")
_WORD = re.compile(WORD)


class Column(Struct, frozen=True):
    """A column's ``width`` in centimetres, and the width of its longest ``word`` that stays whole, in ems.

    One that ``is_short`` has a longer word, for which the page has no room.
    """

    width: float
    word: float
    is_short: bool


class _Needs(Struct, frozen=True):
    """What a column would take, in ems: its longest word or date, its longest line, and all its text on one line."""

    word: float
    line: float
    text: float


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table, as wide together as the page: by its own widths, or else by what is in them."""
    needs = _needs(table, _DATE_OR_WORD)
    words = [each.word for each in needs]
    if table.widths:
        widths = list(table.widths)
    else:
        room = _room(needs, PORTRAIT)
        if len(needs) > MOST_UPRIGHT or sum(words) > room:
            room = _room(needs, LANDSCAPE)
        if sum(words) > room:
            words = [each.word for each in _needs(table, _WORD)]  # dates may wrap, words may not
        widths = [width * EM + PADDING for width in _widths(_cut(words, room), needs, room)]
    rooms = ((width - PADDING) / EM + ROUNDING for width in widths)
    return tuple(
        Column(width, min(word, room), word > room) for width, word, room in zip(widths, words, rooms, strict=True)
    )


def is_wide(columns: Sequence[Column]) -> bool:
    """Return whether columns need a landscape page."""
    return sum(column.width for column in columns) > (PORTRAIT + LANDSCAPE) / 2


def _cut(words: Sequence[float], room: float) -> list[float]:
    """Return the widths of words, the longest of them cut so that together they fit into a room."""
    limit = _level(lambda limit: sum(min(word, limit) for word in words), room)
    return [min(word, limit) for word in words]


def _widths(words: Sequence[float], needs: Sequence[_Needs], room: float) -> list[float]:
    """Return widths that fill the room: for a share of each text, at least its longest word, at most its longest line."""

    def at(share: float) -> list[float]:
        return [max(word, min(each.line, share * each.text)) for word, each in zip(words, needs, strict=True)]

    filled = at(_level(lambda share: sum(at(share)), room))
    return [width * room / sum(filled) for width in filled]


def _room(columns: Sequence[object], page: float) -> float:
    """Return the room for text beside each other in the columns of a page, in ems."""
    return (page - PADDING * len(columns)) / EM


def _level(total: Callable[[float], float], wanted: float) -> float:
    """Return the number at which a total that rises with it is as much as wanted, or a very large one."""
    low, high = 0.0, 1_000.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (low, middle) if total(middle) > wanted else (middle, high)
    return low


def _needs(table: Table, piece: re.Pattern[str]) -> list[_Needs]:
    """Return what each column needs where the pieces that a pattern finds stay whole; at least an em of each."""
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.heads)
    return [_needs_of(head, cells, piece) for head, cells in zip(table.heads, columns, strict=True)]


def _needs_of(head: str, cells: Iterable[Cell], piece: re.Pattern[str]) -> _Needs:
    widest_piece, widest_line, text = 1.0, text_width(head), 1.0
    lines = [(0.0, one_line(head))]
    for cell in cells:
        lines += _lines(cell)
    for indent, line in lines:
        width = 0.0
        for each in piece.findall(line):
            part = text_width(each)
            widest_piece = max(widest_piece, indent + min(part, LONGEST_WORD))
            width += part + text_width(" ")
        widest_line = max(widest_line, indent + width)
        text += indent + width
    return _Needs(widest_piece, widest_line, text)


def _lines(cell: Cell) -> Iterator[tuple[float, str]]:
    """Yield the lines of a cell, each with how far it is indented, in ems."""
    for block in cell:
        if isinstance(block, Bullets):
            yield from ((INDENT, one_line(line)) for line in block.lines)
        else:
            yield 0.0, one_line(f"{block.lead}: {block.words}" if block.lead else block.words)
