"""The preview of a document before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.text import Text

from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Numbered, Paragraph, Table, Tone
from planner.programme.text import one_line
from planner.tui.styled_text import GetStyle, fit_width, styled, wrap
from planner.tui.widgets.styled import AutoHeight

TONE_STYLES = {Tone.PLAIN: "", Tone.STRONG: "strong", Tone.QUIET: "quiet"}
MAX_LINES = 1000
"""The most lines shown of a data file."""


class DocumentPreview(AutoHeight):
    """Draws the blocks of a document, its tables as lists; or the lines of a data file."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._content: Sequence[Block] | str = ""

    def show(self, content: Sequence[Block] | str) -> None:
        """Show these blocks, or this text."""
        self._content = content
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Text]:
        """Return the lines at this width in cells."""
        if isinstance(self._content, str):
            lines = islice(self._content.splitlines(), MAX_LINES)
            return [fit_width(styled(self.get_style, _keeping_indent(line)), width) for line in lines]
        return [line for block in self._content for line in _block_lines(block, width, self.get_style)]


def _keeping_indent(line: str) -> str:
    """Return the line as ``one_line`` cleans it, but with its indent."""
    return line[: len(line) - len(line.lstrip(" "))] + one_line(line)


def _block_lines(block: Block, width: int, get_style: GetStyle) -> Iterator[Text]:
    match block:
        case Heading(words, level):
            if level > 1:
                yield Text("", end="")
            yield from _hanging_lines(words, width, get_style, style="strong")
        case Table():
            for row in block.rows:
                yield Text("", end="")
                yield from _row_lines(block, row, width, get_style)
            yield Text("", end="")
        case Numbered(lines, level=level, first=first):
            for number, line in enumerate(lines, start=first):
                yield from _hanging_lines(line, width, get_style, mark=f"{' ' * 2 * level}{number}. ")
        case Paragraph() | Bullets():
            yield from _simple_block_lines(block, width, get_style)


def _simple_block_lines(block: Paragraph | Bullets, width: int, get_style: GetStyle, indent: int = 0) -> Iterator[Text]:
    match block:
        case Bullets(lines, level=level):
            for line in lines:
                yield from _hanging_lines(line, width, get_style, mark=" " * (indent + 2 * level) + "• ")
        case Paragraph(words, lead, tone):
            text = f"{lead}: {words}" if lead else words
            yield from _hanging_lines(text, width, get_style, mark=" " * indent, style=TONE_STYLES[tone])


def _row_lines(table: Table, row: tuple[Cell, ...], width: int, get_style: GetStyle) -> Iterator[Text]:
    """Yield the first cell of a row as a title, then its other cells, with column headings if there are several."""
    first, *others = row
    title = ", ".join(block.words for block in first if isinstance(block, Paragraph))
    yield from _hanging_lines(title, width, get_style, style="strong")
    for head, cell in zip(table.heads[1:], others, strict=True):
        if len(others) > 1:
            yield from _hanging_lines(head, width, get_style, mark="  ", style="muted")
        for block in cell:
            yield from _simple_block_lines(block, width, get_style, indent=4 if len(others) > 1 else 2)


def _hanging_lines(words: str, width: int, get_style: GetStyle, mark: str = "", style: str = "") -> Iterator[Text]:
    """Yield the words wrapped after a mark, with the further lines indented by the mark's width."""
    for number, line in enumerate(wrap(words, max(1, width - len(mark)))):
        yield styled(get_style, mark if number == 0 else " " * len(mark), (line, style))
