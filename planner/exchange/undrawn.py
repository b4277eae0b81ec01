"""What a council's own template in Markdown has that is not drawn, by its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from markdown_it.token import Token

from planner.exchange.from_markdown import is_drawn, markdown_tokens
from planner.programme.english import listed

_WORDS = {
    "image": "a picture",
    "html_inline": "HTML",
    "hr": "a rule",
    "blockquote_open": "a quotation",
    "fence": "code",
    "code_inline": "code",
    "s_open": "struck words",
}
_HEADS = ("heading_open", "th_open")
_BREAKS = ("softbreak", "hardbreak")
_FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_MOST = 10
"""The most places that are named."""


def undrawn(source: str, name: str) -> str:
    """Return a sentence on what a template has that is not drawn, naming the lines; blank where there is nothing.

    The template is read as it is written, before it is filled in, so that the lines are those that people see.
    """
    found: dict[str, None] = dict.fromkeys(_places(_FILLED_IN.sub(_stand_in, source)))
    if not found:
        return ""
    named, more = list(found)[:_MOST], len(found) - _MOST
    others = [f"{more} more"] if more > 0 else []
    return f"{name} has markup of which only the words are drawn: {listed((*named, *others))}."


def _stand_in(mark: re.Match[str]) -> str:
    """Return a word in place of a value, and nothing in place of a statement or comment; lines stay as many."""
    return ("x" if mark[0].startswith("{{") else "") + "\n" * mark[0].count("\n")


def _places(text: str) -> Iterator[str]:
    tokens = markdown_tokens(text)
    for above, token in zip((None, *tokens), tokens, strict=False):
        is_head = above is not None and above.type in _HEADS
        line = token.map[0] + 1 if token.map else 1
        if token.type in _WORDS:
            yield f"{_WORDS[token.type]} (line {line})"
        parts = token.children or []
        lines_before = accumulate((part.type in _BREAKS for part in parts), initial=0)
        for part, before in zip(parts, lines_before, strict=False):
            if what := _what(part, is_head=is_head):
                yield f"{what} (line {line + before})"


def _what(part: Token, *, is_head: bool) -> str:
    """Return what a part of a sentence is, where it is not drawn; else blank."""
    if part.type == "link_open":
        if is_head:
            return "a link in a heading"
        return "" if is_drawn(str(part.attrGet("href") or "")) else "a link to no web page"
    return _WORDS.get(part.type, "")
