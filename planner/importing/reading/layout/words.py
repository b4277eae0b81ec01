"""Words at their places on a page, and the lines they stand in.

A length is in points on a page of a PDF, and in characters and lines in plain text; down is positive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol, TypeVar

from msgspec import Struct

_MARK = re.compile(r"[•‣◦▪▫●○■□·➢➤✓\uf000-\uf0ff]")
_AFTER_MARK = 0.4
"""The narrowest such gap, in sizes of its letters."""
_WIDE = 0.7
"""The narrowest gap between two columns, in sizes of its letters; a space is a quarter."""
_TYPED_MARK = re.compile(r"[-–*o]")
"""A sign that is a bullet only where a wide gap follows it."""


class TagCell(Struct, frozen=True, array_like=True):
    """The cell that a document's tags put a word in: the numbers of its table, row and column in the document."""

    table: int
    row: int
    column: int


class Box(Struct, frozen=True, array_like=True):
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(Struct, frozen=True, array_like=True):
    """A word in one style; ``joined`` says that no space is before it, ``paragraph`` numbers its tag, -1 for none.

    ``size`` is that of its letters, two for plain text; ``struck`` says that a line is drawn through it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    struck: bool = False
    joined: bool = False
    heading: bool = False
    paragraph: int = -1
    cell: TagCell | None = None

    def is_in(self, box: Box) -> bool:
        """Return whether its middle is inside a box."""
        return box.x0 <= (self.x0 + self.x1) / 2 <= box.x1 and box.top <= (self.top + self.bottom) / 2 <= box.bottom

    def is_crossed_by(self, rule: Box) -> bool:
        """Return whether a line across goes through its middle, where underlines and borders do not."""
        height = (rule.top + rule.bottom) / 2 - self.top
        is_at_middle = 0.35 < height / max(0.1, self.bottom - self.top) < 0.7
        return is_at_middle and rule.x0 <= (self.x0 + self.x1) / 2 <= rule.x1


@dataclass(frozen=True)
class Line:
    """A line of words from left to right, at least one."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words as text."""
        return "".join(word.text if word.joined else f" {word.text}" for word in self.words).strip()

    @cached_property
    def top(self) -> float:
        """The top of its tallest word."""
        return max(self.words, key=lambda word: word.size).top

    @cached_property
    def bottom(self) -> float:
        """The bottom of its tallest word."""
        return max(self.words, key=lambda word: word.size).bottom

    @cached_property
    def size(self) -> float:
        """The size of its tallest word."""
        return max(word.size for word in self.words)

    @property
    def height(self) -> float:
        """The height of its tallest word."""
        return self.bottom - self.top

    @property
    def x0(self) -> float:
        """Where the line begins."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Where the line ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def style(self) -> tuple[bool, bool]:
        """Whether most of its words are bold, and whether most are italic."""
        half = len(self.words) / 2
        return sum(word.bold for word in self.words) > half, sum(word.italic for word in self.words) > half

    @property
    def mark(self) -> int:
        """How many words are the bullet that the line begins with: 1 or 0."""
        if len(self.words) < 2:
            return 0
        first, second = self.words[:2]
        is_typed = _TYPED_MARK.fullmatch(first.text) and second.x0 - first.x1 > _AFTER_MARK * first.size
        return int(bool(_MARK.fullmatch(first.text) or is_typed))

    @cached_property
    def segments(self) -> tuple[Line, ...]:
        """The parts of the line that wide gaps separate; a bullet is in one with the words after it."""
        ends = [
            number
            for number, (word, following) in enumerate(pairwise(self.words), start=1)
            if following.x0 - word.x1 > _WIDE * word.size and not _MARK.fullmatch(word.text)
        ]
        return tuple(Line(self.words[start:end]) for start, end in pairwise((0, *ends, len(self.words))))


class _Placed(Protocol):
    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


Placed = TypeVar("Placed", bound=_Placed)


def in_lines(placed: Iterable[Placed]) -> list[list[Placed]]:
    """Return words or letters in their lines, down the page and from left to right.

    A small one, such as a raised 'th', is in the line that half of its height is in.
    """
    lines: list[list[Placed]] = []
    top = bottom = 0.0
    for each in sorted(placed, key=lambda each: each.top + each.bottom):
        height, overlap = each.bottom - each.top, min(bottom, each.bottom) - max(top, each.top)
        if lines and overlap > 0.5 * min(height, bottom - top):
            lines[-1].append(each)
            if height > bottom - top:
                top, bottom = each.top, each.bottom
        else:
            lines.append([each])
            top, bottom = each.top, each.bottom
    return [sorted(line, key=lambda each: each.x0) for line in lines]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return words as lines, down the page."""
    return [Line(tuple(line)) for line in in_lines(words)]


def usual_leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next inside a paragraph, in heights; of lines down the page."""
    pitches = [(below.top - above.top) / above.height for above, below in pairwise(lines) if above.height > 0]
    return _median([pitch for pitch in pitches if 0.8 < pitch < 1.7]) or 1.3


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
