"""The styles and lists of an OpenDocument file: what is bold, struck out, hidden, a heading, a bullet or numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from msgspec import Struct

from planner.importing.reading.elements import child, number, tag, value
from planner.importing.reading.runs import BULLET, Run
from planner.importing.reading.sheets.values import ALL_PARTS, DateParts

_MOST_STYLES = 20
"""The most styles followed in a chain, each based on the next: a damaged file may have a circle."""
_BODY_LEVEL = 10
"""Lists have as many levels."""
_LISTS = ("list-level-style-bullet", "list-level-style-number", "list-level-style-image")


class _Style(Struct, frozen=True):
    """What a style sets itself; for None and blank the style that it is based on decides."""

    parent: tuple[str, str]
    bold: bool | None
    italic: bool | None
    struck: bool | None
    hidden: bool | None
    is_heading: bool
    data_style: str


class OpenDocumentStyles:
    """The styles of the roots given; where two have the same name, the last one's counts."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}  # by family and name
        self._lists: dict[str, dict[int, str]] = {}  # by name: the mark of each level
        self._date_parts: dict[str, DateParts] = {}
        for root in roots:
            for group in root:
                if tag(group) in ("styles", "automatic-styles"):
                    for element in group:
                        self._add(element)

    def run(self, around: Run, family: str, name: str) -> Run:
        """Return an empty run in a style, which stands within text of another style."""
        chain = list(self._chain(family, name))
        bold = next((style.bold for style in chain if style.bold is not None), around.bold)
        italic = next((style.italic for style in chain if style.italic is not None), around.italic)
        struck = next((style.struck for style in chain if style.struck is not None), around.struck)
        return Run("", bold, italic, struck)

    def is_hidden(self, family: str, name: str) -> bool:
        """Return whether what has a style is not shown."""
        return next((style.hidden for style in self._chain(family, name) if style.hidden is not None), False)

    def is_heading(self, name: str) -> bool:
        """Return whether a paragraph of a style is a heading or the title."""
        return any(style.is_heading for style in self._chain("paragraph", name))

    def list_mark(self, name: str, level: int) -> str:
        """Return '•' for a level of a list with bullets, '1.' for one with numbers, or blank."""
        return self._lists.get(name, {}).get(min(level, _BODY_LEVEL), "")

    def date_parts(self, cell_style: str) -> DateParts:
        """Return which parts of a date a cell of a style shows; all where it does not say."""
        data_styles = (style.data_style for style in self._chain("table-cell", cell_style))
        return self._date_parts.get(next(filter(None, data_styles), ""), ALL_PARTS)

    def _chain(self, family: str, name: str) -> Iterator[_Style]:
        """Yield a style, and those that it is based on."""
        return islice(self._based_on(family, name), _MOST_STYLES)

    def _based_on(self, family: str, name: str) -> Iterator[_Style]:
        style = self._styles.get((family, name))
        while style:
            yield style
            style = self._styles.get(style.parent)

    def _add(self, element: etree._Element) -> None:
        """Add a style of any kind."""
        name = value(element, "name")
        match tag(element):
            case "style":
                self._styles[value(element, "family"), name] = _style(element)
            case "list-style":
                self._lists[name] = {
                    number(level, 1, "level"): _mark(level) for level in islice(element, 20) if tag(level) in _LISTS
                }
            case "date-style":
                shown = {tag(part) for part in element}
                self._date_parts[name] = DateParts("day" in shown, "month" in shown, "year" in shown, "hours" in shown)


def _style(element: etree._Element) -> _Style:
    """Return what a style sets itself."""
    text, family = child(element, "text-properties"), value(element, "family")
    weight, slant = value(text, "font-weight"), value(text, "font-style")
    lines = [
        value(text, f"text-line-through-{name}")
        for name in ("style", "type")
        if value(text, f"text-line-through-{name}")
    ]
    names = f"{value(element, 'name')} {value(element, 'display-name')}".casefold().split()
    display = value(text, "display") or value(child(element, "table-properties"), "display")
    return _Style(
        parent=(family, value(element, "parent-style-name")),
        bold=weight == "bold" or weight in ("600", "700", "800", "900") if weight else None,
        italic=slant in ("italic", "oblique") if slant else None,
        struck=any(line != "none" for line in lines) if lines else None,
        hidden=display in ("none", "false") if display else None,
        is_heading=bool(value(element, "default-outline-level"))
        or any(each.startswith(("title", "heading_")) for each in names),
        data_style=value(element, "data-style-name"),
    )


def _mark(level: etree._Element) -> str:
    """Return the mark of a level of a list; one whose numbers are not shown has none."""
    if tag(level) != "list-level-style-number":
        return BULLET
    return "1." if value(level, "num-format") else ""
