"""The stories of a Rich Text document, body, headers, notes and boxes, put onto a page as they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planner.importing.page import Page
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.rich_text.table import CellShape, Notes, Paragraph, RichTextTable
from planner.importing.reading.runs import BULLET

EDGES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "page header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "page footer"),
}
STORIES = {*EDGES, "footnote", "annotation", "listtext", "pntext", "shptxt"}
"""The destinations whose text is read apart from the text around them."""
_COMMENT = "it is a comment in the margin"
_NUMBER_MARK = re.compile(r"\(?(\d{1,3}|[a-z]{1,4})[.)]", re.IGNORECASE)


@dataclass(slots=True)
class _Story:
    """Paragraphs read apart from others, blank for the body; ``depth`` is that of the group they stand in.

    ``is_in_heading`` and ``is_in_table`` are about the paragraph around the story, which goes on after it.
    """

    kind: str = ""
    depth: int = 0
    is_in_heading: bool = False
    is_in_table: bool = False
    paragraph: Paragraph = field(default_factory=Paragraph)
    paragraphs: list[Paragraph] = field(default_factory=list)


class Stories:
    """Receives the text, paragraphs, cells and rows of a document in order, and adds them to a page."""

    def __init__(self, name: str) -> None:
        self.page = PageBuilder(name)
        self.is_heading = self.is_in_table = False
        self.shapes: list[CellShape] = []
        self._stories = [_Story()]
        self._notes: Notes = []
        self._table = RichTextTable()
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph being read."""
        return self._stories[-1].paragraph

    def begin(self, kind: str, depth: int) -> None:
        """Begin a story, in a group of this depth."""
        self._stories.append(_Story(kind, depth, self.is_heading, self.is_in_table))

    def end_deeper(self, depth: int) -> None:
        """End the stories in groups deeper than this."""
        while self._stories[-1].depth > depth:
            self._end_story()

    def finished(self) -> Page:
        """Return the page, after ending what the document left open."""
        while len(self._stories) > 1:
            self._end_story()
        if self.paragraph.runs:
            self.end_paragraph()
        if self._cell or self._cells:
            self.end_cell()
            self.end_row()
        self._end_table()
        for count, (paragraphs, where) in enumerate(self._notes, start=1):
            for paragraph in paragraphs:
                paragraph.add_to(self.page, [], f"footnote {count}, to {where}")
        return self.page.build(has_styles=True)

    def end_paragraph(self) -> None:
        """End the paragraph, which goes into the cell being read, the story being read, or else onto the page."""
        story = self._stories[-1]
        paragraph, story.paragraph = story.paragraph, Paragraph()
        paragraph.is_heading = self.is_heading
        if story.kind:
            story.paragraphs.append(paragraph)
        elif self.is_in_table:
            self._cell.append(paragraph)
        else:
            self._end_table()
            paragraph.add_to(self.page, self._notes)

    def _end_story(self) -> None:
        """End a story, which goes where it belongs."""
        self.end_paragraph()
        story = self._stories.pop()
        self.is_heading, self.is_in_table = story.is_in_heading, story.is_in_table
        around = self._stories[-1]
        words = " ".join(paragraph.text for paragraph in story.paragraphs)
        match story.kind:
            case "footnote":
                around.paragraph.notes.append(story.paragraphs)
            case "annotation":
                around.paragraph.left_out.append(([words], _COMMENT))
            case "listtext" | "pntext":
                around.paragraph.mark = words.strip() if _NUMBER_MARK.fullmatch(words.strip()) else BULLET
            case "shptxt":
                self._add_box(story.paragraphs)
            case edge:
                for paragraph in story.paragraphs:
                    paragraph.add_to(self.page, self._notes, EDGES[edge])

    def _add_box(self, paragraphs: list[Paragraph]) -> None:
        """Add the paragraphs of a text box, which stand before the paragraph that it is fixed to."""
        if self._stories[-1].kind:
            self._stories[-1].paragraphs += paragraphs
        elif self.is_in_table:
            self._cell += paragraphs
        else:
            self._end_table()
            for paragraph in paragraphs:
                paragraph.add_to(self.page, self._notes)

    def end_cell(self) -> None:
        """End the cell; outside the body, where tables are not read, a paragraph."""
        if self._stories[-1].kind:
            self.end_paragraph()
            return
        self.is_in_table = True
        self.end_paragraph()
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """End the row."""
        if self._stories[-1].kind:
            return
        self._table.rows.append((self._cells, self.shapes))
        self._cells = []

    def _end_table(self) -> None:
        """Add the table read so far to the page."""
        table, self._table = self._table, RichTextTable()
        if table.rows:
            table.add_to(self.page, self._notes)
