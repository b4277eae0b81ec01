"""Plain linear text, fit for a screen reader and for an e-mail: blocks, list entries and sections as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.exchange.drawing.direction import isolated
from planner.programme.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Table,
    linked_together,
    runs_of,
)
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
        case Paragraph(words, lead, runs=runs):
            text = with_links(words, runs)
            yield " ".join((*labels, f"{one_line(lead)}: {isolated(text)}" if lead else text))
        case Bullets(lines):
            yield from _list_lines(block, labels or ["-"] * len(lines))
        case Numbered(lines, first=first):
            yield from _list_lines(block, [f"{number}." for number in range(first, first + len(lines))])
        case Table(heads=heads, rows=rows):
            for row in rows:
                yield from _row_lines(heads, row)


def with_links(words: str, runs: Sequence[Run]) -> str:
    """Return words on one line, each link in them followed by its address where that is not among its words."""
    parts = (_with_address(link, "".join(run.words for run in each)) for link, each in linked_together(runs))
    return one_line("".join(parts) or words)


def _with_address(link: str, words: str) -> str:
    address = link.removeprefix("mailto:")
    return f"{words} ({address})" if address not in words else words


def _list_lines(block: Bullets | Numbered, marks: Sequence[str]) -> Iterator[str]:
    indent = "  " * block.level
    for mark, words, runs in zip(marks, block.lines, runs_of(block), strict=True):
        yield f"{indent}{mark} {with_links(words, runs)}"


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
