"""Markdown as a document's blocks: headings, paragraphs, lists and tables; anything else is the plain text it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.programme.documents.blocks import PORTRAIT, Block, Bullets, Cell, Heading, Numbered, Paragraph, Table, Tone

MARKDOWN_RULES = ("heading", "list", "table", "emphasis", "escape", "entity", "newline")
"""The rules of Markdown that are read; anything else is plain text."""
DEEPEST_HEADING = 3
"""The deepest level of headings; those below it are raised to it."""
NARROWEST_COLUMN, WIDEST_COLUMN = 12, 30
"""The bounds, in characters, of the longest cell by which a column gets its share of the page."""
_HEADING_NUMBER = re.compile(r"^[\d.]+ ")
"""The number of a heading, which is left out of a table's caption."""
_TONES = {"strong_open": Tone.STRONG, "em_open": Tone.QUIET}


def blocks_of(text: str, replacements: Mapping[str, Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, with some paragraphs replaced.

    ``replacements`` is the text of a paragraph -> its blocks. A heading without words is left out, and none is
    more than a level below the one before; a table has the heading above it as its caption.
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
            if lines := [_words(each) for each in _tokens_until_closed(tokens, token) if each.type == "inline"]:
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
    """Yield a list, all on one level; one that does not begin at 1 keeps its numbers, as paragraphs."""
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
    lengths = [max(len(_words(row[column])) for row in (heads, *rows)) for column in range(columns)]
    shares = [min(max(each, NARROWEST_COLUMN), WIDEST_COLUMN) for each in lengths]
    widths = tuple(PORTRAIT * share / sum(shares) for share in shares)
    return Table(caption, tuple(map(_words, heads)), tuple(tuple(map(_cell, row)) for row in rows), widths)


def _cell(token: Token) -> Cell:
    return (_paragraph(token),) if token.content else (Paragraph("–"),)


def _paragraph(token: Token) -> Paragraph:
    """Return a paragraph with the tone that all of it has, or with bold words and a colon at its start as its lead."""
    parts = [each for each in token.children or [] if each.type != "text" or each.content]
    tone = _TONES.get(parts[0].type) if parts else None
    if tone is None:
        return Paragraph(_words(token))
    end = next(number for number, each in enumerate(parts) if each.level == parts[0].level and each.nesting < 0)
    start, rest = _plain_text(parts[:end]), _plain_text(parts[end:]).strip()
    if not rest:
        return Paragraph(start, tone=tone)
    if tone is Tone.STRONG and start.endswith(":"):
        return Paragraph(rest, lead=start.removesuffix(":"))
    return Paragraph(_words(token))


def _words(token: Token) -> str:
    return _plain_text(token.children or [])


def _plain_text(parts: Sequence[Token]) -> str:
    return "".join(" " if each.type in ("softbreak", "hardbreak") else each.content for each in parts)
