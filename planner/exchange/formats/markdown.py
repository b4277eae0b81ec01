"""A document as Markdown, escaped so that every character that a person typed is shown as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.exchange.drawing.direction import isolated
from planner.exchange.drawing.pages import sections_of
from planner.programme.documents.blocks import Block, Bullets, Cell, Document, Heading, Numbered, Paragraph, Table, Tone
from planner.programme.text import one_line

_MARK_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$#]|&(?=[#\w])")
"""The characters that Markdown, with its common extensions, may read as markup anywhere."""
_MARK_AT_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=>]))")
"""The beginning of a line that Markdown may read as a list, a rule, a quotation or the underline of a heading."""
_EMPHASIS = {Tone.PLAIN: "", Tone.STRONG: "**", Tone.QUIET: "*"}


def escaped(text: str) -> str:
    """Return plain text as one line of Markdown that shows every character as it is."""
    return _MARK_AT_START.sub(r"\1\\", _escaped_within_line(text))


def _escaped_within_line(text: str) -> str:
    """Return plain text as Markdown for the middle of a line, such as a heading after its marks."""
    return _MARK_ANYWHERE.sub(r"\\\g<0>", one_line(text))


def render(document: Document) -> bytes:
    """Return the document as Markdown, in UTF-8, its edition in the last line."""
    blocks = [_block(each.block, each.labels) for section in sections_of(document) for each in section.blocks]
    edition = [escaped(document.edition)] if document.edition else []
    return ("\n\n".join((*blocks, *edition)) + "\n").encode()


def _block(block: Block, labels: Sequence[str]) -> str:
    """Return a block; the lines of a list with letters are paragraphs, as Markdown has no such list."""
    match block:
        case Heading(words, level):
            return " ".join(("#" * level, *labels, _escaped_within_line(words)))
        case Paragraph():
            return " ".join((*labels, _paragraph(block)))
        case Bullets(lines) if labels:
            return "\n\n".join(f"{label} {escaped(line)}" for label, line in zip(labels, lines, strict=True))
        case Bullets(lines):
            return "\n".join(f"- {escaped(line)}" for line in lines)
        case Numbered(lines):
            return "\n".join(f"{number}. {escaped(line)}" for number, line in enumerate(lines, start=1))
        case Table(heads=heads, rows=rows):
            head = _row([escaped(words) for words in heads])
            body = (_row([_cell(cell) for cell in row]) for row in rows)
            return "\n".join((head, f"|{' --- |' * len(heads)}", *body))


def _paragraph(block: Paragraph) -> str:
    emphasis = _EMPHASIS[block.tone] if one_line(block.words) else ""
    words = f"{emphasis}{escaped(block.words)}{emphasis}"
    return f"**{escaped(block.lead)}:** {isolated(words)}" if block.lead else words


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    """Return a cell's blocks on one line, as a table of Markdown needs."""
    return "<br>".join(_lines(cell))


def _lines(cell: Cell) -> Iterator[str]:
    for block in cell:
        match block:
            case Paragraph():
                yield _paragraph(block)
            case Bullets(lines):
                yield from (f"- {escaped(line)}" for line in lines)
