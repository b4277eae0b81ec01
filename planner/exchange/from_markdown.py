"""Markdown as a document's blocks: headings, paragraphs, lists and tables; any other markup stays plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Numbered, Paragraph, Table, Tone

MARKDOWN_RULES = ("heading", "list", "table", "emphasis", "escape", "entity", "newline")
"""The rules of the Markdown parser that are on; any other markup stays plain text."""
DEEPEST_HEADING = 3
"""The deepest level of headings; deeper ones become this level."""
_HEADING_NUMBER = re.compile(r"^[\d.]+ ")
"""The number of a heading, which is left out of a table's caption."""
_TONES = {"strong_open": Tone.STRONG, "em_open": Tone.QUIET}


def blocks_of(text: str, replacements: Mapping[str, Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, with some paragraphs replaced.

    ``replacements`` is the text of a paragraph -> its blocks. A heading without words is left out; one more than a
    level below the heading before is raised. A table has the heading above it as its caption.
    """
    heading = Heading("", 0)
    tokens = iter(MarkdownIt("zero").enable(list(MARKDOWN_RULES)).parse(text))
    for token in tokens:
        if token.type == "heading_open":
            if words := _words(next(tokens)):
                heading = Heading(words, min(int(token.tag[1:]), heading.level + 1, DEEPEST_HEADING))
                yield heading
        elif token.type == "inline":
            yield from replacements.get(token.content, [_paragraph(token)])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            list_tokens = _tokens_until_closed(tokens, token)
            if lines := [_words(line) for line in list_tokens if line.type == "inline"]:
                yield from _list(token, lines)
        elif token.type == "table_open":
            yield _table(_HEADING_NUMBER.sub("", heading.words), list(_tokens_until_closed(tokens, token)))


def _tokens_until_closed(tokens: Iterator[Token], opened: Token) -> Iterator[Token]:
    """Yield the tokens up to the one that closes ``opened``."""
    for token in tokens:
        if token.level == opened.level and token.nesting < 0:
            return
        yield token


def _list(opened: Token, lines: list[str]) -> Iterator[Block]:
    """Yield a list, without nesting; a numbered one that does not begin at 1 becomes numbered paragraphs."""
    first = opened.attrGet("start") or 1
    if opened.type == "bullet_list_open":
        yield Bullets(tuple(lines))
    elif first == 1:
        yield Numbered(tuple(lines))
    else:
        yield from (Paragraph(f"{number}. {line}") for number, line in enumerate(lines, start=int(first)))


def _table(caption: str, tokens: list[Token]) -> Table:
    cells = [token for token in tokens if token.type == "inline"]
    columns = sum(token.type == "th_open" for token in tokens)
    heads, *rows = (cells[start : start + columns] for start in range(0, len(cells), columns))
    return Table(caption, tuple(map(_words, heads)), tuple(tuple(map(_cell, row)) for row in rows))


def _cell(token: Token) -> Cell:
    return (_paragraph(token),) if token.content else (Paragraph("–"),)


def _paragraph(token: Token) -> Paragraph:
    """Return a paragraph: its tone is that of all its words, its lead the bold words before a colon at its start."""
    parts = [part for part in token.children or [] if part.type != "text" or part.content]
    tone = _TONES.get(parts[0].type) if parts else None
    if tone is None:
        return Paragraph(_words(token))
    end = next(number for number, part in enumerate(parts) if part.level == parts[0].level and part.nesting < 0)
    start, rest = _plain_text(parts[:end]), _plain_text(parts[end:]).strip()
    if not rest:
        return Paragraph(start, tone=tone)
    if tone is Tone.STRONG and start.endswith(":"):
        return Paragraph(rest, lead=start.removesuffix(":"))
    return Paragraph(_words(token))


def _words(token: Token) -> str:
    return _plain_text(token.children or [])


def _plain_text(parts: Sequence[Token]) -> str:
    return "".join(" " if part.type in ("softbreak", "hardbreak") else part.content for part in parts)
