"""A Word document as a page: its visible text, with tracked insertions and without tracked deletions."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.package import Package
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import BULLET, Run, with_list_number
from planner.importing.reading.word_styles import Formatting, Styles, child, formatting_of, number, tag, value

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice"}
"""The elements around paragraphs, rows or cells that show nothing themselves."""
_NOT_SEEN = {"", "del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "instrText", "delText", "delInstrText", "rt"}
"""The elements of a paragraph whose text is not shown."""
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(content: bytes, name: str) -> Page:
    """Return the page that a Word file shows: its header, its body, its notes and its footer."""
    package = Package(content, name)
    reader = _Reader(package)
    for kind, where in (("header", "page header"), ("main", ""), ("footer", "page footer")):
        for root in package.roots(kind):
            reader.add_blocks(child(root, "body") if kind == "main" else root, where)
        if kind == "main":
            reader.add_notes()
    return reader.page.build(has_styles=True)


class _Reader:
    """Adds the parts of a Word file to a page, and remembers the notes that the text refers to."""

    def __init__(self, package: Package) -> None:
        self.page = PageBuilder(package.name)
        self._package = package
        self._styles = Styles(package)
        self._references: list[tuple[str, str, str]] = []  # kind, id, place

    def add_blocks(self, parent: etree._Element | None, where: str = "") -> None:
        """Add the paragraphs and tables within an element, in order."""
        for block in _unwrapped(parent, "p", "tbl"):
            if tag(block) == "p":
                self._add_paragraph(block, where)
            else:
                self._add_table(block)

    def add_notes(self) -> None:
        """Add the footnotes and endnotes that the text refers to; the place of each names that of its reference."""
        for kind in ("footnote", "endnote"):
            notes = {value(note, "id"): note for root in self._package.roots(f"{kind}s") for note in root}
            references = [(id, where) for note_kind, id, where in self._references if note_kind == kind]
            for count, (id, where) in enumerate(references, start=1):
                self.add_blocks(notes.get(id), f"{kind} {count}, to {where}")

    def _add_paragraph(self, paragraph: etree._Element, where: str) -> None:
        self.page.count()
        formatting = formatting_of(paragraph, "pStyle")
        content = _ParagraphContent(paragraph, formatting, self._styles)
        is_heading, mark = self._styles.is_heading(formatting), ""
        if any(run.text.strip() for run in content.runs) and not is_heading:
            mark = self._styles.list_mark(formatting)
        runs = with_list_number(content.runs, mark)
        self.page.add_paragraph(runs, bullet=mark == BULLET, heading=is_heading, where=where)
        self._references += [(kind, id, where or self.page.last_where) for kind, id in content.references]
        for box in content.boxes:
            self.add_blocks(box, where)

    def _add_table(self, element: etree._Element) -> None:
        table = self.page.open_table()
        for row in _unwrapped(element, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            table.open_row()
            for _ in range(number(child(row, "trPr", "gridBefore"), 0)):
                table.open_cell()
                table.close_cell()
            for cell in _unwrapped(row, "tc"):
                columns = number(child(cell, "tcPr", "gridSpan"), 1)
                merged = child(cell, "tcPr", "vMerge")
                if merged is not None and value(merged) != "restart":
                    table.repeat_above(columns)
                else:
                    table.open_cell(columns)
                    self.add_blocks(cell)
                    table.close_cell()
        self.page.close_table()


class _ParagraphContent:
    """The content of a paragraph: its runs in order, the notes it refers to (kind, id), and its text boxes."""

    def __init__(self, paragraph: etree._Element, formatting: Formatting, styles: Styles) -> None:
        self.runs: list[Run] = []
        self.references: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self._styles = styles
        self._paragraph_styles = [style for style in styles.cascade(formatting) if style is not formatting]
        self._collect(paragraph, Run(""))

    def _collect(self, parent: etree._Element, style: Run) -> None:
        """Collect the content of an element, whose text has the style of the run ``style``."""
        for element in parent:
            match tag(element):
                case name if name in _NOT_SEEN:
                    pass
                case "r":
                    if child(element, "rPr", "vanish") is None:
                        self._collect(element, self._style_of(element))
                case "t":
                    self.runs.append(style._replace(text=(element.text or "").replace("\n", " ")))
                case "sym":
                    self.runs.append(style._replace(text=_symbol(value(element, "char"))))
                case name if name in _CHARACTERS:
                    self.runs.append(style._replace(text=_CHARACTERS[name]))
                case "txbxContent":
                    self.boxes.append(element)
                case "footnoteReference" | "endnoteReference" as reference:
                    self.references.append((reference.removesuffix("Reference"), value(element, "id")))
                case _:
                    self._collect(element, style)

    def _style_of(self, run: etree._Element) -> Run:
        """Return an empty run, bold or italic as its own formatting, its style or the style of its paragraph says."""
        cascade = [*self._styles.cascade(formatting_of(run, "rStyle")), *self._paragraph_styles]
        bold = next((style.bold for style in cascade if style.bold is not None), False)
        italic = next((style.italic for style in cascade if style.italic is not None), False)
        return Run("", bold, italic)


def _unwrapped(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children with these names, and those inside elements that only wrap them."""
    for element in () if parent is None else parent:
        if tag(element) in names:
            yield element
        elif tag(element) in _WRAPPERS:
            yield from _unwrapped(element, *names)


def _symbol(code: str) -> str:
    """Return the character with a hexadecimal code, blank for an invalid code."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
