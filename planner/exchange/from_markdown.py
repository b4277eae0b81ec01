"""Markdown as a document's blocks: headings, paragraphs, lists and tables; anything else is the plain text it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.programme.documents.blocks import PORTRAIT, Block, Bullets, Cell, Heading, Numbered, Paragraph, Table, Tone

READ = ("heading", "list", "table", "emphasis", "escape", "entity", "newline")
"""What is read as Markdown."""
DEEPEST = 3
"""The deepest level of headings."""
NARROWEST, WIDEST = 12, 30
"""How few and how many characters of its longest cell a column is given room for."""
_NUMBER = re.compile(r"^[\d.]+ ")
"""The number of a heading, which is no part of a table's caption."""
_TONES = {"strong_open": Tone.STRONG, "em_open": Tone.QUIET}


def blocks_of(text: str, placed: Mapping[str, Sequence[Block]]) -> Iterator[Block]:
    """The blocks of a Markdown text, with what is ``placed`` where the paragraph that names it stands.

    A heading without words is left out, and none is more than a level below the one before; a table has the heading
    above it as its caption.
    """
    above = Heading("", 0)
    tokens = iter(MarkdownIt("zero").enable(list(READ)).parse(text))
    for token in tokens:
        if token.type == "heading_open":
            if words := _words(next(tokens)):
                above = Heading(words, min(int(token.tag[1:]), above.level + 1, DEEPEST))
                yield above
        elif token.type == "inline":
            yield from placed.get(token.content, [_paragraph(token)])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            if lines := [_words(each) for each in _inside(tokens, token) if each.type == "inline"]:
                yield from _list(token, lines)
        elif token.type == "table_open":
            yield _table(_NUMBER.sub("", above.words), list(_inside(tokens, token)))


def _inside(tokens: Iterator[Token], opened: Token) -> Iterator[Token]:
    """The tokens up to the one that closes what was opened."""
    for token in tokens:
        if token.level == opened.level and token.nesting < 0:
            return
        yield token


def _list(opened: Token, lines: list[str]) -> Iterator[Block]:
    """A list, without levels; one that does not begin at 1 keeps its numbers, as paragraphs."""
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
    room = [max(len(_words(row[column])) for row in (heads, *rows)) for column in range(columns)]
    shares = [min(max(each, NARROWEST), WIDEST) for each in room]
    widths = tuple(PORTRAIT * share / sum(shares) for share in shares)
    return Table(caption, tuple(map(_words, heads)), tuple(tuple(map(_cell, row)) for row in rows), widths)


def _cell(token: Token) -> Cell:
    return (_paragraph(token),) if token.content else (Paragraph("–"),)


def _paragraph(token: Token) -> Paragraph:
    """A paragraph that stands out as a whole, or the bold words with a colon at its beginning, or neither."""
    parts = [each for each in token.children or [] if each.type != "text" or each.content]
    tone = _TONES.get(parts[0].type) if parts else None
    if tone is None:
        return Paragraph(_words(token))
    end = next(number for number, each in enumerate(parts) if each.level == parts[0].level and each.nesting < 0)
    first, rest = _said(parts[:end]), _said(parts[end:]).strip()
    if not rest:
        return Paragraph(first, tone=tone)
    if tone is Tone.STRONG and first.endswith(":"):
        return Paragraph(rest, lead=first.removesuffix(":"))
    return Paragraph(_words(token))


def _words(token: Token) -> str:
    return _said(token.children or [])


def _said(parts: Sequence[Token]) -> str:
    return "".join(" " if each.type in ("softbreak", "hardbreak") else each.content for each in parts)
