"""The styles and lists of a Word document: what is bold, a heading, a bullet, or numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from planner.importing.reading.elements import child, number, tag, value
from planner.importing.reading.package import Package
from planner.importing.reading.runs import BULLET

_OFF_VALUES = {"0", "false", "off", "none"}
_BODY_LEVEL = 9
"""The outline level of body text; lists have as many levels."""
_MOST_STYLES = 20
"""The most styles followed in a chain, each based on the next: a damaged file may have a circle."""


@dataclass(frozen=True, slots=True)
class Formatting:
    """The formatting that a style, a paragraph or a run sets itself; for None and blank its style decides."""

    name: str
    style: str
    bold: bool | None
    italic: bool | None
    struck: bool | None
    hidden: bool | None
    outline: int | None
    list: str
    level: int


def formatting_of(element: etree._Element, style_tag: str) -> Formatting:
    """Return the formatting that an element sets itself; ``style_tag`` is the tag of the child that names its style."""
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    outline, numbering = child(paragraph, "outlineLvl"), child(paragraph, "numPr")
    parent = {"basedOn": element, "pStyle": paragraph, "rStyle": run}[style_tag]
    return Formatting(
        name=value(child(element, "name")).casefold(),
        style=value(child(parent, style_tag)),
        bold=_is_on(child(run, "b")),
        italic=_is_on(child(run, "i")),
        struck=_is_struck(run),
        hidden=_is_on(child(run, "vanish")),
        outline=None if outline is None else number(outline, _BODY_LEVEL),
        list=value(child(numbering, "numId")),
        level=min(number(child(numbering, "ilvl"), 0), _BODY_LEVEL),
    )


def _is_struck(run: etree._Element | None) -> bool | None:
    """Return whether words are struck out, by one line or two; None when neither is said."""
    switches = [switch for name in ("strike", "dstrike") if (switch := _is_on(child(run, name))) is not None]
    return any(switches) if switches else None


def _is_on(switch: etree._Element | None) -> bool | None:
    return None if switch is None else value(switch) not in _OFF_VALUES


class Styles:
    """The styles and lists of one document; it counts the items of numbered lists as they are read."""

    def __init__(self, package: Package) -> None:
        self._styles = {
            value(style, "styleId"): formatting_of(style, "basedOn")
            for root in package.roots("styles")
            for style in root
            if tag(style) == "style"
        }
        self._list_formats: dict[tuple[str, int], str] = {}  # (list id, level) -> number format
        for root in package.roots("numbering"):
            self._list_formats.update(_list_formats(root))
        self._counts: dict[str, list[int]] = {}  # list id -> items counted at each level

    def cascade(self, own: Formatting) -> Iterator[Formatting]:
        """Yield the formatting of a paragraph or run, its own first, then its style's and those it is based on."""
        return islice(self._cascade(own), _MOST_STYLES)

    def _cascade(self, own: Formatting) -> Iterator[Formatting]:
        formatting: Formatting | None = own
        while formatting is not None:
            yield formatting
            formatting = self._styles.get(formatting.style)

    def is_heading(self, paragraph: Formatting) -> bool:
        """Return whether a paragraph is a heading or the title."""
        cascade = list(self.cascade(paragraph))
        outline = next((style.outline for style in cascade if style.outline is not None), _BODY_LEVEL)
        return outline < _BODY_LEVEL or any(
            style.name == "title" or style.name.startswith("heading") for style in cascade
        )

    def list_mark(self, paragraph: Formatting) -> str:
        """Return '•' for a bullet, '3.' for the third of a numbered list, or blank; counts numbered items."""
        cascade = list(self.cascade(paragraph))
        numbered = next((style for style in cascade if style.list), None)
        if numbered is None:
            return BULLET if any(style.name.startswith("list bullet") for style in cascade) else ""
        match self._list_formats.get((numbered.list, numbered.level), ""):
            case "" | "none":
                return ""
            case "bullet":
                return BULLET
        counts = self._counts.setdefault(numbered.list, [0] * (_BODY_LEVEL + 1))
        counts[numbered.level :] = [counts[numbered.level] + 1, *[0] * (_BODY_LEVEL - numbered.level)]
        return f"{counts[numbered.level]}."


def _list_formats(numbering: etree._Element) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield ((id, level), number format) for each level of each list."""
    definitions = {
        value(definition, "abstractNumId"): [
            (number(level, 0, "ilvl"), value(child(level, "numFmt"))) for level in definition if tag(level) == "lvl"
        ][: _BODY_LEVEL + 1]
        for definition in numbering
        if tag(definition) == "abstractNum"
    }
    for list_element in numbering:
        if tag(list_element) == "num":
            for level, format in definitions.get(value(child(list_element, "abstractNumId")), ()):
                yield (value(list_element, "numId"), level), format
