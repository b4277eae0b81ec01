"""A document as a Word file, accessible and ready for the agenda."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm, Pt

from planner.exchange.formats.word_parts import add, new_document, new_list, new_table, numbered, say, settle, written
from planner.programme.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Table,
    Tone,
    is_wide,
)
from planner.programme.text import one_line


def render(document: Document) -> bytes:
    """The document as a Word file's bytes."""
    file = new_document(document, wide=is_wide(document))
    for block in document.blocks:
        _draw(file, block)
    return written(file)


def _draw(file: Any, block: Block) -> None:
    match block:
        case Heading(words, level):
            file.add_heading(one_line(words), level=level)
        case Paragraph():
            _paragraph(file.add_paragraph(), block)
        case Bullets(lines):
            for line in lines:
                add(file, line, style="List Bullet")
        case Numbered(lines):
            list_number = new_list(file)
            for line in lines:
                numbered(add(file, line, style="List Number"), list_number)
        case Table(caption, heads, rows, widths):
            grid = new_table(file, caption, heads)
            for row in rows:
                for cell, content in zip(grid.add_row().cells, row, strict=True):
                    _fill(cell, content)
            settle(grid, [Cm(width) for width in widths])


def _paragraph(paragraph: Any, block: Paragraph) -> None:
    if block.lead:
        say(paragraph, f"{block.lead}:", bold=True)
        paragraph.add_run(" ")
    say(paragraph, block.words, bold=block.tone is Tone.STRONG, italic=block.tone is Tone.QUIET)


def _fill(cell: Any, content: Cell) -> None:
    """Draw the blocks in a cell, the first in the paragraph that it has from the start."""
    paragraphs = iter(cell.paragraphs)
    for block in content:
        match block:
            case Paragraph():
                paragraph = next(paragraphs, None) or cell.add_paragraph()
                _paragraph(paragraph, block)
                if block.tone is Tone.STRONG and block is not content[0]:
                    paragraph.paragraph_format.space_before = Pt(8)
            case Bullets(lines):
                for line in lines:
                    paragraph = next(paragraphs, None) or cell.add_paragraph()
                    paragraph.style = "List Bullet"
                    say(paragraph, line)
