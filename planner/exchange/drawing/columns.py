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
SHORT_LINE = 17
"""The most characters of a line that stays whole where there is room, such as '26 September 2023'."""
DATE = rf"\b[0-3]?\d (?:{'|'.join(MONTHS)}) \d{{4}}\b"
"""A date as ``long`` writes it, for a regular expression."""
_DATE = re.compile(DATE)
_WORD = re.compile(r"[^\s-]+-*|-+")
"""A word, or a part of one that a line may end after: up to a hyphen."""


class Column(Struct, frozen=True):
    """A column's ``width`` in centimetres, and the width of its longest ``word`` that stays whole, in ems.

    One that ``is_short`` has a longer word, for which the page has no room.
    """

    width: float
    word: float
    is_short: bool


class _Needs(Struct):
    """What a column would take, in ems: its longest word, date, short line and line, and its text on one line."""

    word: float = 1.0
    date: float = 1.0
    short_line: float = 1.0
    line: float = 1.0
    text: float = 1.0


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table, as wide together as the page: by its own widths, or else by what is in them."""
    needs = _needs(table)
    words = [each.date for each in needs]
    if table.widths:
        widths = list(table.widths)
    else:
        is_upright = len(needs) <= MOST_UPRIGHT and sum(words) <= _room(needs, PORTRAIT)
        room = _room(needs, PORTRAIT if is_upright else LANDSCAPE)
        kept = ([each.short_line for each in needs], words)
        words = next((each for each in kept if sum(each) <= room), [each.word for each in needs])
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
    """Return widths that fill the room: a share of each text, at least its longest word, at most its longest line."""

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


def _needs(table: Table) -> list[_Needs]:
    """Return what each column needs."""
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in table.heads)
    return [_needs_of(head, cells) for head, cells in zip(table.heads, columns, strict=True)]


def _needs_of(head: str, cells: Iterable[Cell]) -> _Needs:
    needs = _Needs()
    for indent, line in ((0.0, one_line(head)), *(line for cell in cells for line in _lines(cell))):
        width = indent + text_width(line)
        word = indent + min(LONGEST_WORD, max(map(text_width, _WORD.findall(line)), default=0.0))
        date = max(word, indent + max(map(text_width, _DATE.findall(line)), default=0.0))
        needs.word, needs.date = max(needs.word, word), max(needs.date, date)
        needs.short_line = max(needs.short_line, width if len(line) <= SHORT_LINE else date)
        needs.line = max(needs.line, width)
        needs.text += width
    return needs


def _lines(cell: Cell) -> Iterator[tuple[float, str]]:
    """Yield the lines of a cell, each with how far it is indented, in ems."""
    for block in cell:
        if isinstance(block, Bullets):
            yield from ((INDENT, one_line(line)) for line in block.lines)
        else:
            yield 0.0, one_line(f"{block.lead}: {block.words}" if block.lead else block.words)
