"""A document as a Word file, accessible and ready for the agenda."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm, Pt

from planner.exchange.formats.word_parts import (
    document_bytes,
    finish_table,
    new_document,
    new_list,
    new_table,
    number_paragraph,
    write_paragraph,
    write_run,
)
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
    """Return the document as a Word file's bytes."""
    file = new_document(document, wide=is_wide(document))
    for block in document.blocks:
        _draw(file, block)
    return document_bytes(file)


def _draw(file: Any, block: Block) -> None:
    match block:
        case Heading(words, level):
            file.add_heading(one_line(words), level=level)
        case Paragraph():
            _paragraph(file.add_paragraph(), block)
        case Bullets(lines):
            for line in lines:
                write_paragraph(file, line, style="List Bullet")
        case Numbered(lines):
            list_number = new_list(file)
            for line in lines:
                number_paragraph(write_paragraph(file, line, style="List Number"), list_number)
        case Table(caption, heads, rows, widths):
            grid = new_table(file, caption, heads)
            for row in rows:
                for cell, content in zip(grid.add_row().cells, row, strict=True):
                    _fill(cell, content)
            finish_table(grid, [Cm(width) for width in widths])


def _paragraph(paragraph: Any, block: Paragraph) -> None:
    if block.lead:
        write_run(paragraph, f"{block.lead}:", bold=True)
        paragraph.add_run(" ")
    write_run(paragraph, block.words, bold=block.tone is Tone.STRONG, italic=block.tone is Tone.QUIET)


def _fill(cell: Any, content: Cell) -> None:
    """Draw the blocks in a cell; the first goes into the empty paragraph that every new cell has."""
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
                    write_run(paragraph, line)
