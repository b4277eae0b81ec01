"""A Word document as a page: its visible text, with tracked insertions; comments and deletions are left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.elements import child, number, tag, value
from planner.importing.reading.package import Package
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.runs import BULLET, with_list_number
from planner.importing.reading.word.paragraph import DELETED, WordParagraph
from planner.importing.reading.word.styles import Styles, formatting_of

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice"}
"""The elements around paragraphs, rows or cells that show nothing themselves."""
COMMENT = "it is a comment in the margin"


def read_word(package: Package) -> Page:
    """Return the page that a Word file shows: its header, its body, its notes and its footer."""
    reader = _Reader(package)
    for kind, where in (("header", "page header"), ("main", ""), ("footer", "page footer")):
        for root in package.roots(kind):
            reader.add_blocks(child(root, "body") if kind == "main" else root, where)
        if kind == "main":
            reader.add_notes()
    reader.leave_comments_out()
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

    def leave_comments_out(self) -> None:
        """Leave the comments out, and say where each stands."""
        places = {id: where for kind, id, where in self._references if kind == "comment"}
        for root in self._package.roots("comments"):
            for comment in root:
                where = places.get(value(comment, "id"), "the margin")
                self.page.leave_out(_words(comment), COMMENT, where)

    def _add_paragraph(self, paragraph: etree._Element, where: str) -> None:
        self.page.count()
        formatting = formatting_of(paragraph, "pStyle")
        content = WordParagraph(paragraph, formatting, self._styles)
        is_heading, mark = self._styles.is_heading(formatting), ""
        if any(run.text.strip() for run in content.runs) and not is_heading:
            mark = self._styles.list_mark(formatting)
        runs = with_list_number(content.runs, mark)
        self.page.add_paragraph(runs, bullet=mark == BULLET, heading=is_heading, where=where)
        self._references += [(kind, id, where or self.page.nearest_where) for kind, id in content.references]
        for why, words in content.left_out.items():
            self.page.leave_out("".join(words), why, where)
        for box in content.boxes:
            self.add_blocks(box, where)

    def _add_table(self, element: etree._Element) -> None:
        table = self.page.open_table()
        for row in _unwrapped(element, "tr"):
            if child(row, "trPr", "del") is not None:
                self.page.leave_out(_words(row), DELETED)
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


def _unwrapped(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children with these names, and those inside elements that only wrap them."""
    for element in () if parent is None else parent:
        if tag(element) in names:
            yield element
        elif tag(element) in _WRAPPERS:
            yield from _unwrapped(element, *names)


def _words(element: etree._Element) -> str:
    """Return all words within an element, each paragraph's apart."""
    paragraphs = (each for each in element.iter() if tag(each) == "p")
    return " ".join(
        "".join(text.text or "" for text in paragraph.iter() if tag(text) in ("t", "delText"))
        for paragraph in paragraphs
    )
