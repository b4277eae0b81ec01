"""A document as Markdown, in which every character that a person typed comes out as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.programme.documents.blocks import Block, Bullets, Cell, Document, Heading, Numbered, Paragraph, Table, Tone
from planner.programme.text import one_line

_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$#]|&(?=[#\w])")
"""What Markdown, with its common extensions, may read as a mark wherever it stands."""
_FIRST = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=>]))")
"""What it may read as a mark at the beginning: of a list, a rule, a quotation or a heading."""
_MARK = {Tone.PLAIN: "", Tone.STRONG: "**", Tone.QUIET: "*"}


def literal(text: str) -> str:
    """Plain text on one line, as Markdown that reads the same."""
    return _FIRST.sub(r"\1\\", _after_a_mark(text))


def _after_a_mark(text: str) -> str:
    """Plain text on one line as it can stand in a heading, where nothing is at the beginning of its line."""
    return _ANYWHERE.sub(r"\\\g<0>", one_line(text))


def render(document: Document) -> bytes:
    """The document as Markdown, in UTF-8."""
    return ("\n\n".join(map(_block, document.blocks)) + "\n").encode()


def _block(block: Block) -> str:
    match block:
        case Heading(words, level):
            return f"{'#' * level} {_after_a_mark(words)}"
        case Paragraph():
            return _paragraph(block)
        case Bullets(lines):
            return "\n".join(f"- {literal(line)}" for line in lines)
        case Numbered(lines):
            return "\n".join(f"{number}. {literal(line)}" for number, line in enumerate(lines, start=1))
        case Table(heads=heads, rows=rows):
            head = _row([literal(each) for each in heads])
            body = (_row([_cell(cell) for cell in row]) for row in rows)
            return "\n".join((head, f"|{' --- |' * len(heads)}", *body))


def _paragraph(block: Paragraph) -> str:
    mark = _MARK[block.tone] if one_line(block.words) else ""
    words = f"{mark}{literal(block.words)}{mark}"
    return f"**{literal(block.lead)}:** {words}" if block.lead else words


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    """A cell's blocks on the one line that Markdown gives it."""
    return "<br>".join(_lines(cell))


def _lines(cell: Cell) -> Iterator[str]:
    for block in cell:
        match block:
            case Paragraph():
                yield _paragraph(block)
            case Bullets(lines):
                yield from (f"• {literal(line)}" for line in lines)
