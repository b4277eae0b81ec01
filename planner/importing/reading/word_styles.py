"""What the styles and lists of a Word document make of a paragraph or a run: bold, a heading, a bullet, a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from planner.importing.reading.package import Package
from planner.importing.reading.runs import BULLET

_OFF = {"0", "false", "off", "none"}
_BODY_TEXT = 9
"""The outline level of what is no heading; lists have as many levels."""
_GENERATIONS = 20
"""How many styles, each based on the next, are looked through."""


def tag(element: etree._Element) -> str:
    """An element's name without its namespace, of which Word has two; blank for a comment and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that name, and in it the next, and so on."""
    for name in names:
        element = None if element is None else next((each for each in element if tag(each) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute's value, or blank."""
    if element is None:
        return ""
    return next((words for key, words in element.attrib.items() if key.rpartition("}")[2] == name), "")


def number(element: etree._Element | None, missing: int, name: str = "val") -> int:
    """An attribute's value as a number that is not negative."""
    words = value(element, name)
    return int(words) if words.isdecimal() and len(words) < 10 else missing


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, a paragraph or a run says of itself; None and blank are what it leaves to the style it has."""

    name: str
    style: str
    bold: bool | None
    italic: bool | None
    outline: int | None
    list: str
    level: int


def look(of: etree._Element, follows: str) -> Look:
    """What an element says of itself; ``follows`` names the one that says which style it has."""
    paragraph, run = child(of, "pPr"), child(of, "rPr")
    outline, numbering = child(paragraph, "outlineLvl"), child(paragraph, "numPr")
    around = {"basedOn": of, "pStyle": paragraph, "rStyle": run}[follows]
    return Look(
        name=value(child(of, "name")).casefold(),
        style=value(child(around, follows)),
        bold=_is_on(child(run, "b")),
        italic=_is_on(child(run, "i")),
        outline=None if outline is None else number(outline, _BODY_TEXT),
        list=value(child(numbering, "numId")),
        level=min(number(child(numbering, "ilvl"), 0), _BODY_TEXT),
    )


def _is_on(switch: etree._Element | None) -> bool | None:
    return None if switch is None else value(switch) not in _OFF


class Styles:
    """The styles and lists of one document; it counts numbered lists as they are read."""

    def __init__(self, package: Package) -> None:
        self._styles = {
            value(style, "styleId"): look(style, "basedOn")
            for root in package.roots("styles")
            for style in root
            if tag(style) == "style"
        }
        self._formats: dict[tuple[str, int], str] = {}
        for root in package.roots("numbering"):
            self._formats.update(_formats(root))
        self._counts: dict[str, list[int]] = {}

    def looks(self, own: Look) -> Iterator[Look]:
        """What says how it looks, nearest first: itself, its style, the style that is based on ..."""
        return islice(self._looks(own), _GENERATIONS)

    def _looks(self, own: Look) -> Iterator[Look]:
        look: Look | None = own
        while look is not None:
            yield look
            look = self._styles.get(look.style)

    def is_heading(self, paragraph: Look) -> bool:
        """Whether a paragraph is a heading or the title."""
        looks = list(self.looks(paragraph))
        outline = next((look.outline for look in looks if look.outline is not None), _BODY_TEXT)
        return outline < _BODY_TEXT or any(look.name == "title" or look.name.startswith("heading") for look in looks)

    def list_mark(self, paragraph: Look) -> str:
        """'•' for a bullet, '3.' for the third of a numbered list, or blank."""
        looks = list(self.looks(paragraph))
        numbered = next((look for look in looks if look.list), None)
        if numbered is None:
            return BULLET if any(look.name.startswith("list bullet") for look in looks) else ""
        match self._formats.get((numbered.list, numbered.level), ""):
            case "" | "none":
                return ""
            case "bullet":
                return BULLET
        counts = self._counts.setdefault(numbered.list, [0] * (_BODY_TEXT + 1))
        counts[numbered.level :] = [counts[numbered.level] + 1, *[0] * (_BODY_TEXT - numbered.level)]
        return f"{counts[numbered.level]}."


def _formats(numbering: etree._Element) -> Iterator[tuple[tuple[str, int], str]]:
    """The format of each level of each list."""
    kinds = {
        value(each, "abstractNumId"): [
            (number(level, 0, "ilvl"), value(child(level, "numFmt"))) for level in each if tag(level) == "lvl"
        ][: _BODY_TEXT + 1]
        for each in numbering
        if tag(each) == "abstractNum"
    }
    for each in numbering:
        if tag(each) == "num":
            for level, format in kinds.get(value(child(each, "abstractNumId")), ()):
                yield (value(each, "numId"), level), format
