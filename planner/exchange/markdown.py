"""Blocks as Markdown, in which every character that a person typed comes out as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.exchange.blocks import Block, Heading, Numbered, Paragraph, Table
from planner.programme.words import one_line

_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$#]|&(?=[#\w])")
"""What Markdown, with its common extensions, may read as a mark wherever it stands."""
_FIRST = re.compile(r"^(\d*)([-+=>.)])")
"""What it may read as a mark at the beginning: of a list, a rule, a quotation or a heading."""


def literal(text: str) -> str:
    """Plain text on one line, as Markdown that reads the same."""
    return _FIRST.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", one_line(text)))


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as a Markdown document."""
    return "\n\n".join(map(_block, blocks)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(words, level):
            return f"{'#' * level} {literal(words)}"
        case Paragraph(words, lead):
            return f"**{literal(lead)}:** {literal(words)}" if lead else literal(words)
        case Numbered(lines):
            return "\n".join(f"{number}. {literal(line)}" for number, line in enumerate(lines, start=1))
        case Table(heads=heads, rows=rows):
            head, *body = map(_row, (heads, *rows))
            return "\n".join((head, f"|{' --- |' * len(heads)}", *body))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(literal, cells))} |"
