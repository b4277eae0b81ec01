"""Plain linear text, fit for a screen reader and for an e-mail: blocks, list entries and sections as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Numbered, Paragraph, Table
from planner.programme.text import one_line


def blocks_text(blocks: Iterable[Block]) -> str:
    """Return blocks as text, a blank line between them."""
    return sections_text(map(block_lines, blocks))


def sections_text(sections: Iterable[Iterable[str]]) -> str:
    """Return sections, each of some lines, as text, a blank line between them."""
    return "\n\n".join(map("\n".join, sections)) + "\n"


def block_lines(block: Block) -> Iterator[str]:
    """Yield the lines of a block."""
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
                yield from _row_lines(heads, row)


def entry_lines(words: str, details: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Yield the lines of a list entry and of its details; a detail is a label with at least one line."""
    yield f"- {words}"
    for label, (first, *others) in details:
        yield f"  {label}: {first}"
        yield from (f"    {line}" for line in others)


def _row_lines(heads: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    """Yield the lines of a table row as an entry: the first cell, with the others as details under their heads."""
    first, *others = ([line for block in cell for line in block_lines(block)] for cell in row)
    return entry_lines(", ".join(first), zip(heads[1:], others, strict=True))
