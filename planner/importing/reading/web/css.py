"""The styles of a web page's elements: what is bold, italic, struck out or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_STRUCK = re.compile("line-through", re.IGNORECASE)
_CLASS = re.compile(r"[a-z]*\d?\.([\w-]+)", re.IGNORECASE)


class TextStyle(NamedTuple):
    """How text is shown."""

    bold: bool = False
    italic: bool = False
    struck: bool = False


class StyleSheet:
    """The rules of a page for the classes of its elements; others, such as those for its media, are not followed."""

    def __init__(self) -> None:
        self._classes: dict[str, TextStyle] = {}

    def add(self, rules: str) -> None:
        """Add the rules of a style sheet."""
        for rule in rules.split("}"):
            selectors, _, declarations = rule.rpartition("{")
            style = style_of(declarations)
            for selector in selectors.split(","):
                name = _CLASS.fullmatch(selector.strip())
                if name and any(style):
                    self._classes[name[1]] = joined([self._classes.get(name[1], TextStyle()), style])

    def style(self, attributes: Mapping[str, str]) -> TextStyle:
        """Return the style that an element's classes and its own declarations give it."""
        own = style_of(attributes["style"]) if "style" in attributes else TextStyle()
        if not self._classes or "class" not in attributes:
            return own
        names = attributes["class"].split()[:50]
        return joined([own, *(self._classes[name] for name in names if name in self._classes)])


def style_of(declarations: str) -> TextStyle:
    """Return the style that declarations give."""
    return TextStyle(*(pattern.search(declarations) is not None for pattern in (_BOLD, _ITALIC, _STRUCK)))


def joined(styles: Iterable[TextStyle]) -> TextStyle:
    """Return what any of the styles has."""
    return TextStyle(*map(any, zip(*styles, strict=True)))


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Return whether an element is not shown, as its own attributes say."""
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None
