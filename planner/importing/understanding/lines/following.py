"""What follows a line on the page, on which its own meaning depends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from planner.importing.page import Event, PageLine, PageTable
from planner.importing.understanding.sheet import Sheet


class Following(NamedTuple):
    """What follows a line: the next parts, whether a table comes before the next date, and the programme's table."""

    parts: Sequence[PageLine | PageTable | Event] = ()
    leads_to_table: bool = False
    is_before_programme: bool = False

    @property
    def next_is_table(self) -> bool:
        """Whether the next part is a table."""
        return isinstance(next(iter(self.parts), None), PageTable)

    @property
    def lines(self) -> list[str]:
        """The texts of the next lines, up to a table."""
        texts: list[str] = []
        for part in self.parts:
            if not isinstance(part, PageLine):
                break
            texts.append(part.text)
        return texts


NOTHING = Following()
Reader: TypeAlias = Callable[[Sheet, PageLine, Following], bool]
"""Reads a line into the sheet if it is of the reader's sort, and returns whether it is."""
