"""A document as Markdown, escaped so that every character that a person typed is shown as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.exchange.drawing.direction import isolated
from planner.exchange.drawing.pages import sections_of
from planner.programme.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Table,
    Tone,
    linked_together,
    runs_of,
)
from planner.programme.text import one_line, within_line

_MARK_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$#]|&(?=[#\w])")
"""The characters that Markdown, with its common extensions, may read as markup anywhere."""
_MARK_AT_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=>]))")
"""The beginning of a line that Markdown may read as a list, a rule, a quotation or the underline of a heading."""
_INDENT = " " * 4
_EMPHASIS = {Tone.PLAIN: "", Tone.STRONG: "**", Tone.QUIET: "*"}


def escaped(text: str) -> str:
    """Return plain text as one line of Markdown that shows every character as it is."""
    return _MARK_AT_START.sub(r"\1\\", _escaped_within_line(text))


def _escaped_within_line(text: str) -> str:
    """Return plain text as Markdown for the middle of a line, such as a heading after its marks."""
    return _MARK_ANYWHERE.sub(r"\\\g<0>", one_line(text))


def render(document: Document) -> bytes:
    """Return the document as Markdown, in UTF-8, its edition in the last line."""
    blocks: list[str] = []
    is_lettered = False
    for each in (each for section in sections_of(document) for each in section.blocks):
        level = each.block.level if isinstance(each.block, Bullets | Numbered) else 0
        if not level:
            is_lettered = bool(each.labels)
        # what is within a lettered line is not indented, as that line is a paragraph and no list of Markdown
        indent = _INDENT * (level - 1 if level and is_lettered else level)
        blocks.append(indent + _block(each.block, each.labels).replace("\n", f"\n{indent}"))
    edition = [escaped(document.edition)] if document.edition else []
    return ("\n\n".join((*blocks, *edition)) + "\n").encode()


def _block(block: Block, labels: Sequence[str]) -> str:
    """Return a block; the lines of a list with letters are paragraphs, as Markdown has no such list."""
    match block:
        case Heading(words, level):
            return " ".join(("#" * level, *labels, _escaped_within_line(words)))
        case Paragraph():
            return " ".join((*labels, _paragraph(block)))
        case Bullets() if labels:
            return "\n\n".join(f"{label} {line}" for label, line in zip(labels, _list_lines(block), strict=True))
        case Bullets():
            return "\n".join(f"- {line}" for line in _list_lines(block))
        case Numbered(first=first):
            return "\n".join(f"{number}. {line}" for number, line in enumerate(_list_lines(block), start=first))
        case Table(heads=heads, rows=rows):
            head = _row([escaped(words) for words in heads])
            body = (_row([_cell(cell) for cell in row]) for row in rows)
            return "\n".join((head, f"|{' --- |' * len(heads)}", *body))


def _list_lines(block: Bullets | Numbered) -> list[str]:
    return [_runs(runs) or escaped(line) for line, runs in zip(block.lines, runs_of(block), strict=True)]


def _runs(runs: Sequence[Run]) -> str:
    """Return the words of a sentence in pieces; the marks of a piece stand inside the white space around it."""
    text = "".join(_linked(link, "".join(map(_run, each))) for link, each in linked_together(runs))
    return _MARK_AT_START.sub(r"\1\\", text) if runs and not _marks(runs[0]) and not runs[0].link else text


def _linked(link: str, words: str) -> str:
    return f"[{words}](<{link}>)" if link else words


def _run(run: Run) -> str:
    words = _escaped_within_line(run.words)
    if not words:
        return within_line(run.words)
    start, end = (" " if run.words[at].isspace() else "" for at in (slice(0, 1), slice(-1, None)))
    return f"{start}{_marks(run)}{words}{_marks(run)}{end}"


def _marks(run: Run) -> str:
    return "*" * (2 * run.bold + run.italic)


def _paragraph(block: Paragraph) -> str:
    if block.runs:
        words = _runs(block.runs)
        return f"**{escaped(block.lead)}:** {isolated(words)}" if block.lead else words
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
