"""An OpenDocument file as a page: a text with its visible words, or the sheets of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.elements import child, number, parsed, tag, value
from planner.importing.reading.limits import COLUMNS
from planner.importing.reading.opendocument.sheets import add_sheets
from planner.importing.reading.opendocument.styles import OpenDocumentStyles
from planner.importing.reading.opendocument.text import HIDDEN, SHAPES, TextReader, deletions_of, words
from planner.importing.reading.package import Package
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import BULLET, Run, with_list_number
from planner.programme.errors import Unusable

_MANIFEST = "META-INF/manifest.xml"
_WRAPPERS = SHAPES | {
    *("index-body", "index-title", "table-of-content", "alphabetical-index", "user-index", "bibliography"),
    *("illustration-index", "object-index", "table-index", "numbered-paragraph", "note-body"),
}
"""The elements around paragraphs and tables that show nothing themselves."""
_ROW_GROUPS = {"table-header-rows", "table-rows", "table-row-group"}


def read_opendocument(package: Package) -> Page:
    """Return the page of an OpenDocument file (ODT, ODS); raises Unusable when it is locked or damaged."""
    if _MANIFEST in package.names and package.root(_MANIFEST).find(".//{*}encryption-data") is not None:
        raise package.locked()
    if "content.xml" not in package.names:
        raise package.unreadable()
    return _page([package.root(part) for part in ("styles.xml", "content.xml") if part in package.names], package.name)


def read_flat_opendocument(content: bytes, name: str) -> Page:
    """Return the page of an OpenDocument file that is one document of XML (FODT, FODS)."""
    damaged = Unusable(f"{name} is damaged: open it in LibreOffice, save it as OpenDocument, and import that.")
    return _page([parsed(content, name, lambda: damaged)], name)


def _page(roots: list[etree._Element], name: str) -> Page:
    """Return the page of a document whose last root has the body, and whose first has the styles of its pages."""
    styles = OpenDocumentStyles(roots)
    body = child(roots[-1], "body")
    page = PageBuilder(name)
    if (spreadsheet := child(body, "spreadsheet")) is not None:
        add_sheets(spreadsheet, styles, page)
        return page.build(has_styles=True)
    edges = _Reader(page, OpenDocumentStyles(roots[:1]), {})
    edges.add_edges(roots[0], "header")
    for text in () if body is None else body:
        reader = _Reader(page, styles, deletions_of(text))
        reader.add_blocks(text)
        reader.add_notes()
    edges.add_edges(roots[0], "footer")
    return page.build(has_styles=True)


class _Reader:
    """Adds the paragraphs, lists and tables of a text to a page, and remembers its notes."""

    def __init__(self, page: PageBuilder, styles: OpenDocumentStyles, deletions: dict[str, str]) -> None:
        self.page = page
        self._styles = styles
        self._text = TextReader(styles, deletions)
        self._notes: list[tuple[etree._Element, str]] = []
        self._counts: dict[tuple[str, int], int] = {}  # by list and level: the items counted

    def add_blocks(self, parent: Iterable[etree._Element], where: str = "", mark: str = "") -> None:
        """Add the blocks within an element, in order; ``mark`` is the list mark of the first paragraph."""
        for block in parent:
            match tag(block):
                case "p" | "h":
                    self._add_paragraph(block, where, mark)
                    mark = ""
                case "list":
                    self._add_list(block, where, value(block, "style-name"), 1)
                case "table":
                    self._add_table(block)
                case "section" if value(block, "display") == "none":
                    self.page.leave_out(words(block), HIDDEN, where)
                case "section":
                    self.add_blocks(block, where)
                case "change":
                    self.page.leave_out(*self._text.deletion(block), where)
                case name if name in _WRAPPERS:
                    self.add_blocks(block, where)

    def add_notes(self) -> None:
        """Add the footnotes and endnotes that the text refers to; the place of each names that of its reference."""
        for kind in ("footnote", "endnote"):
            notes = [(note, where) for note, where in self._notes if value(note, "note-class") == kind]
            for count, (note, where) in enumerate(notes, start=1):
                self.add_blocks(note, f"{kind} {count}, to {where}")

    def add_edges(self, root: etree._Element, kind: str) -> None:
        """Add the headers or the footers of the pages."""
        for edge in root.iter(f"{{*}}{kind}", f"{{*}}{kind}-left", f"{{*}}{kind}-first"):
            self.add_blocks(edge, f"page {kind}")

    def _add_paragraph(self, paragraph: etree._Element, where: str, mark: str) -> None:
        self.page.count()
        content = self._text.content(paragraph, Run(""))
        is_heading = tag(paragraph) == "h" or self._styles.is_heading(value(paragraph, "style-name"))
        if is_heading or not any(run.text.strip() for run in content.runs):
            mark = ""
        runs = with_list_number(content.runs, mark)
        self.page.add_paragraph(runs, bullet=mark == BULLET, heading=is_heading, where=where)
        for text, why in content.left_out:
            self.page.leave_out(text, why, where)
        self._notes += [(note, where or self.page.nearest_where) for note in content.notes]
        for shape in content.shapes:
            self.add_blocks([shape], where)

    def _add_list(self, element: etree._Element, where: str, name: str, level: int) -> None:
        """Add a list, and those within its items; one without a style of its own has that of the list around it."""
        if level == 1 and value(element, "continue-numbering") != "true" and not value(element, "continue-list"):
            self._counts = {}
        for item in element:
            mark = self._next_mark(item, name, level)
            for block in item:
                if tag(block) == "list":
                    self._counts.pop((name, level + 1), None)
                    self._add_list(block, where, value(block, "style-name") or name, level + 1)
                else:
                    self.add_blocks([block], where, mark)
                    mark = ""

    def _next_mark(self, item: etree._Element, name: str, level: int) -> str:
        """Return the mark of the next item of a list: '•', '3.' for the third with numbers, or blank."""
        mark = self._styles.list_mark(name, level) if tag(item) == "list-item" else ""
        if mark in ("", BULLET):
            return mark
        count = number(item, self._counts.get((name, level), 0) + 1, "start-value")
        self._counts[name, level] = count
        return f"{count}."

    def _add_table(self, element: etree._Element) -> None:
        table = self.page.open_table()
        number_of_row = 1
        for row in rows_of(element):
            repeated = max(1, number(row, 1, "number-rows-repeated"))
            is_shown = value(row, "visibility") not in ("collapse", "filter")
            if not is_shown:
                self.page.leave_out(words(row), HIDDEN)
            elif any(text.strip() for text in row.itertext()):
                for _ in range(repeated):
                    table.open_row(number_of_row)
                    self._add_cells(row)
                    number_of_row += 1
                continue
            number_of_row += repeated
        self.page.close_table()

    def _add_cells(self, row: etree._Element) -> None:
        table, column = self.page.table, 1
        assert table is not None
        for cell in row:
            repeated = max(1, number(cell, 1, "number-columns-repeated"))
            if tag(cell) == "table-cell":
                across, down = (number(cell, 1, f"number-{name}-spanned") for name in ("columns", "rows"))
                for place in range(column, column + min(repeated, COLUMNS + 1)):
                    table.open_cell(across, down, column=place)
                    self.add_blocks(cell)
                    table.close_cell()
            column += repeated


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, in or out of groups of rows."""
    for element in table:
        if tag(element) == "table-row":
            yield element
        elif tag(element) in _ROW_GROUPS:
            yield from rows_of(element)
