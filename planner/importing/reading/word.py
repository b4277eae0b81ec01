"""A Word document as a page: what a reader sees of it, tracked insertions in and deletions out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planner.importing.page import Page
from planner.importing.reading.new_page import NewPage
from planner.importing.reading.package import Package
from planner.importing.reading.runs import BULLET, Run, marked
from planner.importing.reading.word_styles import Look, Styles, child, look, number, tag, value

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice"}
"""What stands around paragraphs, rows or cells without being seen."""
_NOT_SEEN = {"", "del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "instrText", "delText", "delInstrText", "rt"}
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(content: bytes, name: str) -> Page:
    """The page that a Word file shows: its header, its body, its notes and its footer."""
    package = Package(content, name)
    reader = _Reader(package)
    for kind, place in (("header", "page header"), ("main", ""), ("footer", "page footer")):
        for root in package.roots(kind):
            reader.blocks(child(root, "body") if kind == "main" else root, place)
        if kind == "main":
            reader.notes()
    return reader.page.finished(has_styles=True)


class _Reader:
    def __init__(self, package: Package) -> None:
        self.page = NewPage(package.name)
        self._package = package
        self._styles = Styles(package)
        self._noted: list[tuple[str, str, str]] = []

    def blocks(self, parent: etree._Element | None, place: str = "") -> None:
        """The paragraphs and tables within an element, in order."""
        for block in _unwrapped(parent, "p", "tbl"):
            if tag(block) == "p":
                self._paragraph(block, place)
            else:
                self._table(block)

    def notes(self) -> None:
        """The footnotes and endnotes that were referred to, each with the place that refers to it."""
        for kind in ("footnote", "endnote"):
            texts = {value(note, "id"): note for root in self._package.roots(f"{kind}s") for note in root}
            noted = [(which, where) for each, which, where in self._noted if each == kind]
            for count, (which, where) in enumerate(noted, start=1):
                self.blocks(texts.get(which), f"{kind} {count}, to {where}")

    def _paragraph(self, paragraph: etree._Element, place: str) -> None:
        self.page.count()
        own = look(paragraph, "pStyle")
        words = _Words(paragraph, own, self._styles)
        heading, mark = self._styles.is_heading(own), ""
        if any(run.text.strip() for run in words.runs) and not heading:
            mark = self._styles.list_mark(own)
        self.page.say(marked(words.runs, mark), bullet=mark == BULLET, heading=heading, place=place)
        self._noted += [(kind, which, place or self.page.where) for kind, which in words.references]
        for box in words.boxes:
            self.blocks(box, place)

    def _table(self, table: etree._Element) -> None:
        grid = self.page.open_table()
        for row in _unwrapped(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            grid.open_row()
            for _ in range(number(child(row, "trPr", "gridBefore"), 0)):
                grid.open_cell()
                grid.close_cell()
            for cell in _unwrapped(row, "tc"):
                across = number(child(cell, "tcPr", "gridSpan"), 1)
                merged = child(cell, "tcPr", "vMerge")
                if merged is not None and value(merged) != "restart":
                    grid.repeat_above(across)
                else:
                    grid.open_cell(across)
                    self.blocks(cell)
                    grid.close_cell()
        self.page.close_table()


class _Words:
    """What a paragraph holds: its runs in order, the notes it refers to, and its text boxes."""

    def __init__(self, paragraph: etree._Element, own: Look, styles: Styles) -> None:
        self.runs: list[Run] = []
        self.references: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self._styles = styles
        self._paragraph = [look for look in styles.looks(own) if look is not own]
        self._gather(paragraph, Run(""))

    def _gather(self, parent: etree._Element, style: Run) -> None:
        for each in parent:
            match tag(each):
                case name if name in _NOT_SEEN:
                    pass
                case "r":
                    if child(each, "rPr", "vanish") is None:
                        self._gather(each, self._style_of(each))
                case "t":
                    self.runs.append(style._replace(text=(each.text or "").replace("\n", " ")))
                case "sym":
                    self.runs.append(style._replace(text=_symbol(value(each, "char"))))
                case name if name in _CHARACTERS:
                    self.runs.append(style._replace(text=_CHARACTERS[name]))
                case "txbxContent":
                    self.boxes.append(each)
                case "footnoteReference" | "endnoteReference" as reference:
                    self.references.append((reference.removesuffix("Reference"), value(each, "id")))
                case _:
                    self._gather(each, style)

    def _style_of(self, run: etree._Element) -> Run:
        """Whether a run is bold or italic: as it says itself, or else its own or its paragraph's style."""
        looks = [*self._styles.looks(look(run, "rStyle")), *self._paragraph]
        bold = next((each.bold for each in looks if each.bold is not None), False)
        italic = next((each.italic for each in looks if each.italic is not None), False)
        return Run("", bold, italic)


def _unwrapped(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of those names, through whatever wraps them."""
    for each in () if parent is None else parent:
        if tag(each) in names:
            yield each
        elif tag(each) in _WRAPPERS:
            yield from _unwrapped(each, *names)


def _symbol(code: str) -> str:
    """A character of a symbol font."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
