"""Blocks as a Word document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docx.shared import Cm

from planner.exchange.blocks import Block, Heading, Numbered, Paragraph, Table
from planner.exchange.word_parts import add, new_document, new_table, say, settle, write, written
from planner.programme.words import one_line


def blocks_docx(blocks: Iterable[Block], *, title: str, subject: str, author: str, made: date) -> bytes:
    """The blocks as a Word file's bytes."""
    document = new_document(title, subject=subject, author=author, made=made)
    for block in blocks:
        match block:
            case Heading(words, level):
                document.add_heading(one_line(words), level=level)
            case Paragraph(words, lead):
                paragraph = document.add_paragraph()
                if lead:
                    say(paragraph, f"{lead}:", bold=True)
                    paragraph.add_run(" ")
                say(paragraph, words)
            case Numbered(lines):
                for line in lines:
                    add(document, line, style="List Number")
            case Table(caption, heads, rows, widths):
                grid = new_table(document, caption, heads)
                for row in rows:
                    for cell, words in zip(grid.add_row().cells, row, strict=True):
                        write(cell, words)
                settle(grid, [Cm(width) for width in widths])
    return written(document)
