"""A document as it will read, before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.text import Text

from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Numbered, Paragraph, Table, Tone
from planner.programme.text import one_line
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.widgets.styled import AutoHeight

STYLES = {Tone.PLAIN: "", Tone.STRONG: "strong", Tone.QUIET: "quiet"}
MOST_LINES = 1000
"""How much of a file of data is shown."""


class DocumentPreview(AutoHeight):
    """Draws the blocks of a document, a table as a list of its rows; or the lines of a text file as they are."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: Sequence[Block] | str = ""

    def show(self, shown: Sequence[Block] | str) -> None:
        """Show these blocks, or this text."""
        self._shown = shown
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Text]:
        """The lines at this width."""
        if isinstance(self._shown, str):
            lines = islice(self._shown.splitlines(), MOST_LINES)
            return [fit_width(styled(self.get_style, _one(line)), width) for line in lines]
        return [line for block in self._shown for line in _drawn(block, width, self.get_style)]


def _one(line: str) -> str:
    """A line with its indent."""
    return line[: len(line) - len(line.lstrip(" "))] + one_line(line)


def _drawn(block: Block, width: int, get_style: GetStyle) -> Iterator[Text]:
    match block:
        case Heading(words, level):
            if level > 1:
                yield Text("", end="")
            yield from _hung(words, width, get_style, style="strong")
        case Table():
            for row in block.rows:
                yield Text("", end="")
                yield from _row(block, row, width, get_style)
            yield Text("", end="")
        case Numbered(lines):
            for number, line in enumerate(lines, start=1):
                yield from _hung(line, width, get_style, mark=f"{number}. ")
        case Paragraph() | Bullets():
            yield from _small(block, width, get_style)


def _small(block: Paragraph | Bullets, width: int, get_style: GetStyle, indent: int = 0) -> Iterator[Text]:
    match block:
        case Bullets(lines):
            for line in lines:
                yield from _hung(line, width, get_style, mark=" " * indent + "• ")
        case Paragraph(words, lead, tone):
            text = f"{lead}: {words}" if lead else words
            yield from _hung(text, width, get_style, mark=" " * indent, style=STYLES[tone])


def _row(table: Table, row: tuple[Cell, ...], width: int, get_style: GetStyle) -> Iterator[Text]:
    """A row as what it is about, then its other cells, each under its head where there are several."""
    first, *others = row
    about = ", ".join(each.words for each in first if isinstance(each, Paragraph))
    yield from _hung(about, width, get_style, style="strong")
    for head, cell in zip(table.heads[1:], others, strict=True):
        if len(others) > 1:
            yield from _hung(head, width, get_style, mark="  ", style="muted")
        for block in cell:
            yield from _small(block, width, get_style, indent=4 if len(others) > 1 else 2)


def _hung(words: str, width: int, get_style: GetStyle, mark: str = "", style: str = "") -> Iterator[Text]:
    """The words after a mark, further lines below the first."""
    for number, line in enumerate(wrap(words, max(1, width - len(mark)))):
        yield styled(get_style, mark if number == 0 else " " * len(mark), (line, style))
