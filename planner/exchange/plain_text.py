"""Plain linear text, fit for a screen reader and for an e-mail: blocks, list entries and sections as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.exchange.drawing.direction import isolated
from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Numbered, Paragraph, Table
from planner.programme.text import one_line


def blocks_text(blocks: Iterable[Block]) -> str:
    """Return blocks as text, a blank line between them."""
    return sections_text(block_lines(block) for block in blocks)


def sections_text(sections: Iterable[Iterable[str]]) -> str:
    """Return sections, each of some lines, as text, a blank line between them."""
    return "\n\n".join(map("\n".join, sections)) + "\n"


def block_lines(block: Block, labels: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of a block; one that is numbered has its labels before its words."""
    match block:
        case Heading(words, _):
            yield " ".join((*labels, one_line(words)))
        case Paragraph(words, lead):
            text = f"{one_line(lead)}: {isolated(one_line(words))}" if lead else one_line(words)
            yield " ".join((*labels, text))
        case Bullets(lines):
            marks = labels or ["-"] * len(lines)
            yield from (f"{mark} {one_line(line)}" for mark, line in zip(marks, lines, strict=True))
        case Numbered(lines):
            yield from (f"{number}. {one_line(line)}" for number, line in enumerate(lines, start=1))
        case Table(heads=heads, rows=rows):
            for row in rows:
                yield from _row_lines(heads, row)


def entry_lines(words: str, details: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Yield the lines of a list entry and of its details; a detail is a label with at least one line."""
    yield f"- {words}"
    for label, (first, *others) in details:
        yield f"  {label}: {isolated(first)}"
        yield from (f"    {line}" for line in others)


def _row_lines(heads: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    """Yield the lines of a table row as an entry: the first cell, with the others as details under their heads."""
    first, *others = ([line for block in cell for line in block_lines(block)] for cell in row)
    return entry_lines(", ".join(first), zip(heads[1:], others, strict=True))
