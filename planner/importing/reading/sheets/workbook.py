"""An Excel workbook (XLSX, XLSM) as a page: a table for each sheet; what is hidden, and the comments, are left out.

The sheets are read as they are unpacked and never kept whole: a sheet has seventeen thousand million places, and a
library that lays them all out can be made to ask for more memory than there is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.elements import child, local_name, tag, value
from planner.importing.reading.limits import COLUMNS, SHEET_ELEMENTS, too_large
from planner.importing.reading.package import Package
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.sheets.cells import CELL_ERROR, COMMENT, DRAWN, SheetCells
from planner.importing.reading.sheets.styles import RichText, SharedTexts, TextRun, WorkbookStyles
from planner.importing.reading.sheets.values import ALL_PARTS, date_text, number_text, serial_text, truth_text

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_COLUMN_RANGES = 16_384
"""How many ranges of columns a sheet says something about: it has no more columns."""
_NO_VALUE = "the file does not have what this formula gives: open it in Excel, save it again, and import that"
_CONVERSATION = "[Threaded comment]"
"""How Excel begins the copy of a conversation that it keeps for older versions of itself."""


def read_workbook(package: Package) -> Page:
    """Return the page of a workbook: its sheets in order."""
    reader = _Reader(package)
    for part in package.parts("main")[:1]:
        reader.read_sheets(part)
    return reader.page.build(has_styles=True)


class _Reader:
    """Reads the sheets of a workbook, and counts their elements together."""

    def __init__(self, package: Package) -> None:
        self.page = PageBuilder(package.name)
        self.styles = WorkbookStyles(package)
        self.from_1904 = False
        self._package = package
        self._elements = 0
        shared = SharedTexts(self.count_element)
        for part in package.parts("sharedStrings")[:1]:
            package.feed(part, shared)
        self.shared_texts = shared.texts

    def read_sheets(self, main: str) -> None:
        """Add every sheet of the workbook to the page."""
        workbook, related = self._package.root(main), self._package.related(main)
        self.from_1904 = value(child(workbook, "workbookPr"), "date1904") in ("1", "true")
        sheets = child(workbook, "sheets")
        for sheet in () if sheets is None else sheets:
            kind, part = related.get(value(sheet, "id"), ("", ""))
            if kind == "worksheet":
                cells = SheetCells(
                    self.page.name, value(sheet, "name"), is_hidden=value(sheet, "state") in ("hidden", "veryHidden")
                )
                self._package.feed(part, _SheetTarget(self, cells))
                self._add_remarks(part, cells)
                cells.add_to(self.page)

    def count_element(self) -> None:
        """Count one more element; raises Unusable beyond the limit."""
        self._elements += 1
        if self._elements > SHEET_ELEMENTS:
            raise too_large(self.page.name, f"has more than {SHEET_ELEMENTS:,} pieces in its sheets")

    def _add_remarks(self, part: str, cells: SheetCells) -> None:
        """Add the comments on the cells of a sheet, and the texts of what is drawn on it."""
        related = sorted(self._package.related(part).values())
        has_conversations = any(kind == "threadedComment" for kind, _ in related)
        for kind, other in related:
            if kind in ("comments", "threadedComment"):
                for comment in self._package.root(other).iter("{*}comment", "{*}threadedComment"):
                    words = _words(comment, "text" if kind == "threadedComment" else "t")
                    if not (has_conversations and words.startswith(_CONVERSATION)):
                        row, column = place_of(value(comment, "ref")) or (1, 1)
                        cells.leave_out(words, COMMENT, row, column)
            elif kind == "drawing":
                for shape in self._package.root(other).iter("{*}sp"):
                    cells.leave_out(_words(shape, "t"), DRAWN)


class _SheetTarget:
    """Receives the elements of a sheet in order, and adds its cells."""

    def __init__(self, reader: _Reader, sheet: SheetCells) -> None:
        self._reader = reader
        self._sheet = sheet
        self._row = self._column = self._ranges = 0
        self._is_hidden = False
        self._type = self._style = ""
        self._inline: list[TextRun] = []
        self._value: list[str] = []
        self._formula: list[str] = []
        self._collected: list[str] | None = None
        self._text: RichText | None = None

    def start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._reader.count_element()
        name = local_name(qualified)
        if self._text:
            self._text.start(name, attributes)
            return
        match name:
            case "row":
                self._row = _whole(attributes.get("r"), self._row + 1)
                self._column = 0
                self._is_hidden = attributes.get("hidden") in ("1", "true")
            case "c":
                place = place_of(attributes.get("r", ""))
                self._column = place[1] if place else self._column + 1
                self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
                self._value, self._formula, self._inline = [], [], []
            case "v":
                self._collected = self._value
            case "f":
                self._collected = self._formula
            case "is":
                self._text = RichText()
            case "col":
                self._add_columns(attributes)
            case "mergeCell":
                self._add_merged(attributes.get("ref", ""))

    def data(self, text: str) -> None:
        """Add text to the value of the cell."""
        if self._text:
            self._text.data(text)
        elif self._collected is not None:
            self._collected.append(text)

    def end(self, qualified: str) -> None:
        """End an element."""
        name = local_name(qualified)
        if self._text and name != "is":
            self._text.end()
            return
        self._collected = None
        if name == "is" and self._text:
            self._inline, self._text = self._text.runs, None
        elif name == "c":
            self._end_cell()

    def close(self) -> None:
        """End the sheet."""

    def _end_cell(self) -> None:
        """Add the cell read; one with an error, or whose formula has no value, is left out."""
        value, formula = "".join(self._value), "".join(self._formula)
        if self._type == "e":
            self._leave_out(value, CELL_ERROR)
        elif formula and not (value or self._inline) and self._type != "str":
            self._leave_out(f"={formula}", _NO_VALUE)
        elif value or self._inline:
            font = self._reader.styles.style(self._style).font
            runs = [(run.font or font)._replace(text=run.text) for run in self._texts(value)]
            self._sheet.add(self._row, self._column, [runs])
            if self._is_hidden:
                self._sheet.hidden_rows.add(self._row)

    def _texts(self, value: str) -> list[TextRun]:
        """Return the texts of the cell, whose value as stored is ``value``."""
        match self._type:
            case "inlineStr":
                return self._inline
            case "s":
                place = _whole(value, -1)
                return self._reader.shared_texts[place] if 0 <= place < len(self._reader.shared_texts) else []
            case "b":
                return [TextRun(truth_text(value.strip() == "1"), None)]
            case "d":
                return [TextRun(self._iso_date(value), None)]
            case "n":
                return [TextRun(self._number(value), None)]
            case _:
                return [TextRun(value, None)]

    def _number(self, value: str) -> str:
        """Return a number or date as text."""
        try:
            amount = float(value)
        except ValueError:
            return value
        style = self._reader.styles.style(self._style)
        if style.date_parts:
            return serial_text(amount, style.date_parts, from_1904=self._reader.from_1904)
        return number_text(amount, is_percentage=style.is_percentage)

    def _iso_date(self, value: str) -> str:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return date_text(moment, self._reader.styles.style(self._style).date_parts or ALL_PARTS)

    def _leave_out(self, words: str, why: str) -> None:
        self._sheet.leave_out(words, why, self._row, self._column)

    def _add_columns(self, attributes: Mapping[str, str]) -> None:
        """Note the hidden columns of a range."""
        self._ranges += 1
        if attributes.get("hidden") in ("1", "true") and self._ranges <= _COLUMN_RANGES:
            first, last = _whole(attributes.get("min"), 1), _whole(attributes.get("max"), 1)
            self._sheet.hidden_columns.update(range(first, min(last, COLUMNS) + 1))

    def _add_merged(self, ref: str) -> None:
        """Note a merged cell, whose range is such as 'A4:A5'."""
        first, _, last = ref.partition(":")
        start, end = place_of(first), place_of(last)
        if start in self._sheet.cells and start and end:
            self._sheet.merged[start] = (max(1, end[1] - start[1] + 1), max(1, end[0] - start[0] + 1))


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and the column of a reference such as 'B3'; None when it is none."""
    match = _PLACE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _whole(words: str | None, missing: int) -> int:
    """Return an attribute or value as a whole number, ``missing`` when it is none of at most nine digits."""
    words = (words or "").strip()
    return int(words) if words.isdecimal() and len(words) < 10 else missing


def _words(element: etree._Element, name: str) -> str:
    """Return the text of the elements of this name within another, each paragraph's apart."""
    texts = (" " if tag(each) == "p" else (each.text or "") for each in element.iter(f"{{*}}{name}", "{*}p"))
    return "".join(texts)
