"""A document as plain linear text, fit for a screen reader and for an e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from planner.programme.documents.blocks import Block, Bullets, Cell, Document, Heading, Numbered, Paragraph, Table
from planner.programme.text import one_line


def render(document: Document) -> bytes:
    """The document as text in UTF-8, a blank line between its blocks."""
    return ("\n\n".join("\n".join(_lines(block)) for block in document.blocks) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(words, _):
            yield one_line(words)
        case Paragraph(words, lead):
            yield f"{one_line(lead)}: {one_line(words)}" if lead else one_line(words)
        case Bullets(lines):
            yield from (f"- {one_line(line)}" for line in lines)
        case Numbered(lines):
            yield from (f"{number}. {one_line(line)}" for number, line in enumerate(lines, start=1))
        case Table(heads=heads, rows=rows):
            for row in rows:
                yield from _row(heads, row)


def _row(heads: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    """A row of a table as its first cell, with the others below it under their heads."""
    first, *others = ([line for block in cell for line in _lines(block)] for cell in row)
    yield f"- {', '.join(first)}"
    for head, lines in zip(heads[1:], others, strict=True):
        yield f"  {head}: {lines[0]}"
        yield from (f"    {line}" for line in lines[1:])
