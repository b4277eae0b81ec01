"""What the styles and lists of a Word document make of a paragraph or a run: bold, a heading, a bullet, a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from planner.exchange.reading.package import Package
from planner.exchange.reading.runs import BULLET

BODY_TEXT = 9
"""The outline level of what is no heading."""
_OFF = {"0", "false", "off", "none"}


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


class Styles:
    """The styles and lists of one document; it counts numbered lists as they are read."""

    def __init__(self, package: Package) -> None:
        self._styles = {
            value(style, "styleId"): style
            for root in package.roots("styles")
            for style in root
            if tag(style) == "style"
        }
        self._formats: dict[tuple[str, int], str] = {}
        for root in package.roots("numbering"):
            self._learn(root)
        self._counts: Counter[tuple[str, int]] = Counter()

    def has(self, trait: str, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether a run is bold ('b') or italic ('i') by itself, or by its own or its paragraph's style."""
        own = child(run, "rPr")
        for properties in (own, *self._inherited(own, "rStyle", "rPr"), *self._of_paragraph(paragraph, "rPr")):
            if (found := child(properties, trait)) is not None:
                return value(found) not in _OFF
        return False

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a heading or the title."""
        if any(number(child(each, "outlineLvl"), BODY_TEXT) < BODY_TEXT for each in self._all(paragraph)):
            return True
        return any(name == "title" or name.startswith("heading") for name in self._names(paragraph))

    def list_mark(self, paragraph: etree._Element) -> str:
        """'•' for a bullet, '3.' for the third of a numbered list, or blank."""
        for properties in self._all(paragraph):
            if which := value(child(properties, "numPr", "numId")):
                return self._mark(which, number(child(properties, "numPr", "ilvl"), 0))
        return BULLET if any(name.startswith("list bullet") for name in self._names(paragraph)) else ""

    def _mark(self, which: str, level: int) -> str:
        match self._formats.get((which, level), ""):
            case "" | "none":
                return ""
            case "bullet":
                return BULLET
        for deeper in [key for key in self._counts if key[0] == which and key[1] > level]:
            del self._counts[deeper]
        self._counts[which, level] += 1
        return f"{self._counts[which, level]}."

    def _all(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        own = child(paragraph, "pPr")
        return (each for each in (own, *self._of_paragraph(paragraph, "pPr")) if each is not None)

    def _of_paragraph(self, paragraph: etree._Element, kind: str) -> Iterator[etree._Element | None]:
        return self._inherited(child(paragraph, "pPr"), "pStyle", kind)

    def _inherited(self, properties: etree._Element | None, names: str, kind: str) -> Iterator[etree._Element | None]:
        """The properties of a style and of those it is based on, nearest first."""
        return (child(style, kind) for style in self._chain(value(child(properties, names))))

    def _names(self, paragraph: etree._Element) -> list[str]:
        chain = self._chain(value(child(paragraph, "pPr", "pStyle")))
        return [value(child(style, "name")).casefold() for style in chain]

    def _chain(self, style: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(child(self._styles[style], "basedOn"))

    def _learn(self, root: etree._Element) -> None:
        """The format of each level of each list."""
        kinds = {
            value(each, "abstractNumId"): [
                (number(level, 0, "ilvl"), value(child(level, "numFmt"))) for level in each if tag(level) == "lvl"
            ]
            for each in root
            if tag(each) == "abstractNum"
        }
        for each in root:
            if tag(each) == "num":
                for level, format in kinds.get(value(child(each, "abstractNumId")), ()):
                    self._formats[value(each, "numId"), level] = format
