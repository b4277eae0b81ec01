"""Key hints that press their keys when they are clicked."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

KEYS = {"Tab": "tab", "Enter": "enter", "F2": "f2", "Esc": "escape", "←": "left"}
"""The first word of a hint -> the key that it is about."""
BETWEEN = " · "


def hints(words: str) -> Content:
    """Return hints such as 'F2 does it · Esc leaves it', each clickable where its first word is a key."""
    return Content(BETWEEN).join([_hint(each) for each in words.split(BETWEEN)])


def _hint(words: str) -> Content:
    key = KEYS.get(words.split()[0].rstrip(","))
    return (
        Content.assemble((words, Style.from_meta({"@click": f"screen.press_key({key!r})"}))) if key else Content(words)
    )
