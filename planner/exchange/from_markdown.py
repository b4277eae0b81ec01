"""Markdown as a document's blocks: headings, paragraphs, lists and tables, with links, bold and italic in sentences.

Of pictures, quotations and other markup only the words are drawn: the module ``undrawn`` says where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from planner.programme.documents.blocks import Block, Bullets, Cell, Heading, Numbered, Paragraph, Run, Table, Tone

_DRAWN = ("heading", "list", "table", "emphasis", "link", "autolink", "reference", "escape", "entity", "newline")
_ONLY_WORDS = ("image", "html_inline", "hr", "blockquote", "fence", "backticks", "strikethrough")
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
DEEPEST_HEADING = 3
"""The deepest level of headings; deeper ones become this level."""
_HEADING_NUMBER = re.compile(r"^[\d.]+ ")
"""The number of a heading, which is left out of a table's caption."""
_TONES = {"strong_open": Tone.STRONG, "em_open": Tone.QUIET}


def markdown_tokens(text: str) -> list[Token]:
    """Return the tokens of a Markdown text."""
    parser = MarkdownIt("zero").enable([*_DRAWN, *_ONLY_WORDS])
    parser.options["html"] = True
    parser.validateLink = _is_link  # type: ignore[method-assign]
    return parser.parse(text)


def _is_link(url: str) -> bool:  # noqa: ARG001
    """Return that any address makes a link, as one that is not drawn is no raw text either."""
    return True


def is_drawn(address: str) -> bool:
    """Return whether a link to an address is drawn: one to a web page or for mail."""
    return bool(_WEB.match(address))


def blocks_of(text: str, replacements: Mapping[str, Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, with some paragraphs replaced.

    ``replacements`` is the text of a paragraph -> its blocks. A heading without words is left out; one more than a
    level below the heading before is raised. A table has the heading above it as its caption.
    """
    heading = Heading("", 0)
    tokens = iter(markdown_tokens(text))
    for token in tokens:
        if token.type == "heading_open":
            if words := _words(next(tokens)):
                heading = Heading(words, min(int(token.tag[1:]), heading.level + 1, DEEPEST_HEADING))
                yield heading
        elif token.type == "inline":
            yield from replacements.get(token.content, [_paragraph(token)])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield from _list(token, _tokens_until_closed(tokens, token))
        elif token.type == "fence":
            yield from (Paragraph(line) for line in token.content.splitlines() if line.strip())
        elif token.type == "table_open":
            yield _table(_HEADING_NUMBER.sub("", heading.words), list(_tokens_until_closed(tokens, token)))


def _tokens_until_closed(tokens: Iterator[Token], opened: Token) -> Iterator[Token]:
    """Yield the tokens up to the one that closes ``opened``."""
    for token in tokens:
        if token.level == opened.level and token.nesting < 0:
            return
        yield token


def _list(opened: Token, tokens: Iterator[Token], level: int = 0) -> Iterator[Block]:
    """Yield a list, and the lists within its lines where they stand; it goes on after each of them."""
    is_numbered, number = opened.type == "ordered_list_open", int(opened.attrGet("start") or 1)
    lines: list[str] = []
    runs: list[tuple[Run, ...]] = []

    def so_far() -> Iterator[Block]:
        nonlocal number
        if lines:
            styled = tuple(runs) if any(runs) else ()
            all_lines = tuple(lines)
            yield Numbered(all_lines, level, styled, number) if is_numbered else Bullets(all_lines, level, styled)
        number += len(lines)
        lines.clear()
        runs.clear()

    for token in tokens:
        if token.type == "inline":
            found = _runs(token.children or [])
            lines.append(_joined(found))
            runs.append(_if_styled(found))
        elif token.type == "fence":
            lines += (code := [line for line in token.content.splitlines() if line.strip()])
            runs += [()] * len(code)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            has_line = bool(lines) or number > 1
            yield from so_far()
            yield from _list(token, _tokens_until_closed(tokens, token), level + has_line)
    yield from so_far()


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
    runs = _runs(parts)
    tone = _TONES.get(parts[0].type) if parts else None
    if tone is None:
        return Paragraph(_joined(runs), runs=_if_styled(runs))
    end = next(number for number, part in enumerate(parts) if part.level == parts[0].level and part.nesting < 0)
    start, rest = _runs(parts[1:end]), _stripped(_runs(parts[end + 1 :]))
    if not rest:
        words = _joined(start)
        return Paragraph(words, runs=_if_styled(runs)) if _if_styled(start) else Paragraph(words, tone=tone)
    if tone is Tone.STRONG and _joined(start).endswith(":"):
        return Paragraph(_joined(rest), lead=_joined(start).removesuffix(":"), runs=_if_styled(rest))
    return Paragraph(_joined(runs), runs=_if_styled(runs))


def _words(token: Token) -> str:
    return _joined(_runs(token.children or []))


def _joined(runs: Sequence[Run]) -> str:
    return "".join(run.words for run in runs)


def _if_styled(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs where any of them is bold, italic or a link; none for plain words."""
    return tuple(runs) if any(run.bold or run.italic or run.link for run in runs) else ()


def _stripped(runs: Sequence[Run]) -> list[Run]:
    """Return runs without white space at their beginning and end, and without blank ones there."""
    kept = list(runs)
    while kept and not (words := kept[0].words.lstrip()):
        kept.pop(0)
    if kept:
        kept[0] = replace(kept[0], words=words)
    while kept and not (words := kept[-1].words.rstrip()):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], words=words)
    return kept


def _runs(parts: Sequence[Token]) -> list[Run]:
    """Return the words of parts of a sentence, those that are alike and stand together as one."""
    runs: list[Run] = []
    bold = italic = 0
    link = ""
    for part in parts:
        match part.type:
            case "strong_open" | "strong_close":
                bold += part.nesting
            case "em_open" | "em_close":
                italic += part.nesting
            case "link_open":
                address = str(part.attrGet("href") or "")
                link = address if is_drawn(address) else ""
            case "link_close":
                link = ""
        run = Run(_words_of(part), bold > 0, italic > 0, link)
        if runs and replace(runs[-1], words="") == replace(run, words=""):
            runs[-1] = replace(run, words=runs[-1].words + run.words)
        elif run.words:
            runs.append(run)
    return runs


def _words_of(part: Token) -> str:
    if part.type in ("softbreak", "hardbreak"):
        return " "
    return "" if part.type == "html_inline" else part.content
