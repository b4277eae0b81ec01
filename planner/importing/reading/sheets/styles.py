"""The styles and texts that the cells of an Excel workbook share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lxml import etree
from msgspec import Struct

from planner.importing.reading.elements import child, local_name, number, value
from planner.importing.reading.package import Package
from planner.importing.reading.runs import Run
from planner.importing.reading.sheets.values import DateParts, parts_of_format

_DATE = DateParts(time=False)
_TIME = DateParts(day=False, month=False, year=False)
_BUILT_IN_FORMATS = {
    **dict.fromkeys([14, 15, 16, *range(27, 32), 36, *range(50, 55), 57, 58], _DATE),
    17: DateParts(day=False, time=False),
    **dict.fromkeys([*range(18, 22), *range(32, 36), 45, 47, 55, 56], _TIME),
    22: DateParts(),
    46: DateParts(day=False, month=False, year=False, hours=True),
}
"""The formats that a workbook uses by number alone, which show dates or times."""
_BUILT_IN_PERCENTAGES = (9, 10)
_FONT_STYLES = {"b": "bold", "i": "italic", "strike": "struck"}
_OFF_VALUES = ("0", "false")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class CellStyle(Struct, frozen=True):
    """How a cell shows its value; ``date_parts`` is None where it is no date."""

    date_parts: DateParts | None = None
    is_percentage: bool = False
    font: Run = Run("")


class TextRun(NamedTuple):
    """Text of a cell; ``font`` is an empty run in its style, None where the cell decides."""

    text: str
    font: Run | None


class RichText:
    """Collects the text of a cell as its elements go by."""

    def __init__(self) -> None:
        self.runs: list[TextRun] = []
        self._font: Run | None = None
        self._within: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._within.append(name)
        match name:
            case "r":
                self._font = None
            case "rPr":
                self._font = Run("")
            case name if name in _FONT_STYLES and self._font is not None:
                is_on = attributes.get("val", "1") not in _OFF_VALUES
                change: dict[str, Any] = {_FONT_STYLES[name]: is_on}
                self._font = self._font._replace(**change)

    def data(self, text: str) -> None:
        """Add text, unless it only says how other text is pronounced."""
        if self._within[-1:] == ["t"] and "rPh" not in self._within:
            self.runs.append(TextRun(unescaped(text), self._font))

    def end(self) -> None:
        """End an element."""
        self._within.pop()


class WorkbookStyles:
    """The styles of a workbook's cells."""

    def __init__(self, package: Package) -> None:
        self._styles: list[CellStyle] = []
        for root in package.roots("styles"):
            codes = {number(each, 0, "numFmtId"): value(each, "formatCode") for each in _children(root, "numFmts")}
            fonts = [_font(each) for each in _children(root, "fonts")]
            self._styles = [_cell_style(each, codes, fonts) for each in _children(root, "cellXfs")]

    def style(self, index: str) -> CellStyle:
        """Return the style with a number; the plain one where there is none."""
        place = int(index) if index.isdecimal() and len(index) < 10 else 0
        return self._styles[place] if place < len(self._styles) else CellStyle()


class SharedTexts:
    """Receives the list of texts that cells share; ``count_element`` is called for each of its elements."""

    def __init__(self, count_element: Callable[[], None]) -> None:
        self._count_element = count_element
        self.texts: list[list[TextRun]] = []
        self._text: RichText | None = None

    def start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._count_element()
        name = local_name(qualified)
        if name == "si":
            self._text = RichText()
        elif self._text:
            self._text.start(name, attributes)

    def data(self, text: str) -> None:
        """Add text."""
        if self._text:
            self._text.data(text)

    def end(self, qualified: str) -> None:
        """End an element."""
        if self._text is None:
            return
        if local_name(qualified) == "si":
            self.texts.append(self._text.runs)
            self._text = None
        else:
            self._text.end()

    def close(self) -> None:
        """End the list."""


def unescaped(text: str) -> str:
    """Return text in which a workbook wrote control characters such as '_x000D_'."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    """Return the elements of a list in the styles; none when there is no such list."""
    found = child(root, name)
    return [] if found is None else list(found)


def _font(element: etree._Element) -> Run:
    """Return an empty run in the style of a font."""
    bold, italic, struck = (
        (switch := child(element, name)) is not None and value(switch) not in _OFF_VALUES for name in _FONT_STYLES
    )
    return Run("", bold, italic, struck)


def _cell_style(element: etree._Element, codes: Mapping[int, str], fonts: list[Run]) -> CellStyle:
    format, font = number(element, 0, "numFmtId"), number(element, 0, "fontId")
    code = codes.get(format)
    return CellStyle(
        date_parts=_BUILT_IN_FORMATS.get(format) if code is None else parts_of_format(code),
        is_percentage=format in _BUILT_IN_PERCENTAGES if code is None else code.endswith("%"),
        font=fonts[font] if font < len(fonts) else Run(""),
    )
