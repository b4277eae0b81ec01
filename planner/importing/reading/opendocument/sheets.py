"""The sheets of an OpenDocument spreadsheet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from planner.importing.reading.elements import number, tag, value
from planner.importing.reading.limits import COLUMNS
from planner.importing.reading.opendocument.styles import OpenDocumentStyles
from planner.importing.reading.opendocument.text import SHAPES, TextReader, words
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import Run
from planner.importing.reading.sheets.cells import CELL_ERROR, COMMENT, COVERED, DRAWN, Paragraphs, SheetCells, plain
from planner.importing.reading.sheets.values import date_text, duration_text, number_text, truth_text

_GROUPS = {
    "table-header-rows",
    "table-rows",
    "table-row-group",
    "table-header-columns",
    "table-columns",
    "table-column-group",
}
_DURATION = re.compile(r"(-?)PT?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_ERROR = re.compile(r"#(N/A|REF!|DIV/0!|NAME\?|NULL!|NUM!|VALUE!)|Err:\d{3}")
_HIDDEN = ("collapse", "filter")


def add_sheets(spreadsheet: etree._Element, styles: OpenDocumentStyles, page: PageBuilder) -> None:
    """Add each sheet of a spreadsheet to a page."""
    for table in spreadsheet:
        if tag(table) == "table":
            sheet = SheetCells(page.name, value(table, "name"), styles.is_hidden("table", value(table, "style-name")))
            _SheetReader(sheet, styles).read(table)
            sheet.add_to(page)


class _SheetReader:
    """Reads the rows of a sheet."""

    def __init__(self, sheet: SheetCells, styles: OpenDocumentStyles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._text = TextReader(styles, {})
        self._column_styles: list[tuple[int, str]] = []  # the last column of each range, and the style of its cells

    def read(self, table: etree._Element) -> None:
        """Read the columns and rows of a table."""
        row = 1
        for element in _unwrapped(table):
            if tag(element) == "table-column":
                self._add_columns(element)
            elif tag(element) == "table-row":
                repeated = max(1, number(element, 1, "number-rows-repeated"))
                for place in range(row, row + repeated):
                    if not self._add_row(element, place):
                        break  # a million blank rows are one
                row += repeated
            elif tag(element) == "shapes":
                self._sheet.leave_out(words(element), DRAWN)

    def _add_columns(self, element: etree._Element) -> None:
        """Note the style and, where they are hidden, the numbers of a range of columns."""
        first = self._column_styles[-1][0] + 1 if self._column_styles else 1
        last = first + max(1, number(element, 1, "number-columns-repeated")) - 1
        self._column_styles.append((last, value(element, "default-cell-style-name")))
        if value(element, "visibility") in _HIDDEN:
            self._sheet.hidden_columns.update(range(first, min(last, COLUMNS) + 1))

    def _add_row(self, element: etree._Element, row: int) -> bool:
        """Add the cells of a row, and return whether it has any with words."""
        column, count_before = 1, self._sheet.count
        if value(element, "visibility") in _HIDDEN:
            self._sheet.hidden_rows.add(row)
        for cell in element:
            repeated = max(1, number(cell, 1, "number-columns-repeated"))
            if tag(cell) == "table-cell" and (len(cell) or value(cell, "value-type")):
                own_style = value(cell, "style-name") or value(element, "default-cell-style-name")
                across, down = (number(cell, 1, f"number-{name}-spanned") for name in ("columns", "rows"))
                for place in range(column, column + min(repeated, COLUMNS + 1)):
                    if not self._add_cell(cell, own_style or self._style_of_column(place), row, place):
                        break
                    if (across, down) != (1, 1):
                        self._sheet.merged[row, place] = (across, down)
            elif tag(cell) == "covered-table-cell":
                self._sheet.leave_out(words(cell), COVERED, row, column)
            column += repeated
        return self._sheet.count > count_before

    def _style_of_column(self, column: int) -> str:
        range_number = bisect_left(self._column_styles, (column, ""))
        return self._column_styles[range_number][1] if range_number < len(self._column_styles) else ""

    def _add_cell(self, cell: etree._Element, style: str, row: int, column: int) -> bool:
        """Add a cell, and return whether it has words; its comments are left out, and so is one with an error."""
        count_before = self._sheet.count
        for each in cell:
            if tag(each) == "annotation":
                self._sheet.leave_out(words(each), COMMENT, row, column)
            elif tag(each) in SHAPES:
                self._sheet.leave_out(words(each), DRAWN, row, column)
        shown = " ".join(words(each) for each in cell.iterchildren("{*}p")).strip()
        if "error" in (value(cell, "value-type"), _type_by_extension(cell)) or _ERROR.fullmatch(shown):
            self._sheet.leave_out(shown, CELL_ERROR, row, column)
        else:
            self._sheet.add(row, column, self._paragraphs(cell, style))
        return self._sheet.count > count_before

    def _paragraphs(self, cell: etree._Element, style: str) -> Paragraphs:
        """Return the content of a cell: its value as text, or else its paragraphs."""
        font = self._styles.run(Run(""), "table-cell", style)
        text = self._value_text(cell, style)
        if text:
            return [[font._replace(text=text)]]
        found = [self._text.content(each, font).runs for each in cell.iterchildren("{*}p")]
        return found or plain(value(cell, "string-value"))

    def _value_text(self, cell: etree._Element, style: str) -> str:
        """Return the value of a cell that holds a date, a time, a number or a truth value; blank for text."""
        match value(cell, "value-type"):
            case "date":
                return self._date(value(cell, "date-value"), style)
            case "time":
                return _time(value(cell, "time-value"))
            case "boolean":
                return truth_text(value(cell, "boolean-value") == "true")
            case "float" | "percentage" as kind:
                try:
                    return number_text(float(_own_value(cell)), is_percentage=kind == "percentage")
                except ValueError:
                    return ""
        return ""

    def _date(self, written: str, style: str) -> str:
        """Return a date as text; blank when it is none."""
        try:
            return date_text(datetime.fromisoformat(written[:26]), self._styles.date_parts(style))
        except ValueError:
            return ""


def _own_value(cell: etree._Element) -> str:
    """Return the value of a number, which is the attribute named just so."""
    return next((words for key, words in cell.attrib.items() if key.endswith("}value")), "")


def _type_by_extension(cell: etree._Element) -> str:
    """Return what LibreOffice itself says of a cell's type, such as 'error'."""
    return next((words for key, words in cell.attrib.items() if key.endswith("calcext:1.0}value-type")), "")


def _time(written: str) -> str:
    """Return a time such as '14:00' of one such as 'PT14H00M00S'; blank when it is none."""
    match = _DURATION.fullmatch(written)
    if not match or len(written) > 40:
        return ""
    sign, hours, minutes, seconds = match.groups("0")
    passed = timedelta(hours=int(hours[:6]), minutes=int(minutes[:6]), seconds=int(seconds[:6]))
    return duration_text(-passed if sign == "-" else passed)


def _unwrapped(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the columns and rows of a table, in or out of groups."""
    for element in table:
        if tag(element) in _GROUPS:
            yield from _unwrapped(element)
        else:
            yield element
