"""A Rich Text document (RTF) as a page: its visible text and tables; comments and deletions are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from striprtf.striprtf import charset_map, destinations, specialchars

from planner.importing.page import Page
from planner.importing.reading.limits import NESTED_GROUPS, RICH_TEXT_PIECES, too_large
from planner.importing.reading.page_builder import PageBuilder
from planner.importing.reading.rich_text_table import CellShape, Notes, Paragraph, RichTextTable
from planner.importing.reading.runs import BULLET, Run

_PIECE = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|"
    r"(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\"
)
_EDGES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "page header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "page footer"),
}
_TABLES = {"stylesheet", "fonttbl"}
_READ_APART = {*_EDGES, *_TABLES, "footnote", "annotation", "listtext", "pntext", "shptxt"}
"""The destinations that are read, though apart from the text around them."""
_STYLES = {"b": "bold", "i": "italic", "strike": "struck", "striked": "struck", "deleted": "deleted", "v": "hidden"}
"""The words that turn a style on, or with 0 off."""
_BREAKS = {"par", "sect", "page", "column", "nestcell", "nestrow"}
_TEXT = {word: text for word, text in specialchars.items() if word.isalpha() and word not in {*_BREAKS, "cell", "row"}}
_SIGNS = {"~": " ", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\"}
_DELETED = "it was deleted with tracked changes"
_HIDDEN = "it is hidden text"
_COMMENT = "it is a comment in the margin"
_BODY_LEVEL = 9
_NUMBER_MARK = re.compile(r"\(?(\d{1,3}|[a-z]{1,4})[.)]", re.IGNORECASE)


class _State(NamedTuple):
    """What a group says of the text in it; ``apart`` is the destination that the text belongs to, if any."""

    apart: str = ""
    is_ignored: bool = False
    bold: bool = False
    italic: bool = False
    struck: bool = False
    deleted: bool = False
    hidden: bool = False
    font: int = 0
    skipped_after_unicode: int = 1


@dataclass(slots=True)
class _Story:
    """A run of paragraphs read apart from others: the body, a header, a note; ``depth`` is that of its group."""

    apart: str = ""
    depth: int = 0
    paragraph: Paragraph = field(default_factory=Paragraph)
    paragraphs: list[Paragraph] = field(default_factory=list)


def read_rich_text(content: bytes, name: str) -> Page:
    """Return the page that a Rich Text document shows."""
    reader = _Reader(name)
    reader.read(content.decode("latin-1"))  # each byte a character: what it means depends on its font
    return reader.finished()


class _Reader:
    """Reads the pieces of a document in order, and adds its paragraphs and tables to a page."""

    def __init__(self, name: str) -> None:
        self._page = PageBuilder(name)
        self._stack: list[_State] = []
        self._state = _State()
        self._stories = [_Story()]
        self._notes: Notes = []
        self._bytes = bytearray()
        self._skipped = 0  # the characters still to skip after one given as a number
        self._encoding = "cp1252"
        self._encodings: dict[int, str] = {}  # by font
        self._headings: set[int] = set()
        self._style = 0
        self._is_heading = self._is_in_table = False
        self._table = RichTextTable()
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []
        self._shapes: list[CellShape] = []
        self._shape = CellShape(0)

    def read(self, text: str) -> None:
        """Read the whole document."""
        position = pieces = 0
        while position < len(text):
            piece = _PIECE.match(text, position)
            assert piece is not None
            position = piece.end()
            pieces += 1
            if pieces > RICH_TEXT_PIECES:
                raise too_large(self._page.name, f"has more than {RICH_TEXT_PIECES:,} pieces")
            match piece.lastgroup:
                case "word" | "number":
                    number = piece["number"]
                    if piece["word"] == "bin":
                        position += max(0, int(number or 0))
                    else:
                        self._read_word(piece["word"], None if number is None else int(number))
                case "byte" if self._skipped:
                    self._skipped -= 1
                case "byte":
                    self._bytes.append(int(piece["byte"], 16))
                case "text":
                    self._read_text(piece["text"])
                case "sign":
                    self._read_sign(piece["sign"])
                case "brace" if piece["brace"] == "{":
                    self._open_group()
                case "brace":
                    if len(self._stack) < 2:
                        return
                    self._close_group()

    def finished(self) -> Page:
        """Return the page, after ending what the document left open."""
        self._end_bytes()
        while len(self._stories) > 1:
            self._end_story()
        if self._story.paragraph.runs:
            self._end_paragraph()
        if self._cell or self._cells:
            self._end_cell()
            self._end_row()
        self._end_table()
        for count, (paragraphs, where) in enumerate(self._notes, start=1):
            for paragraph in paragraphs:
                paragraph.add_to(self._page, [], f"footnote {count}, to {where}")
        return self._page.build(has_styles=True)

    @property
    def _story(self) -> _Story:
        return self._stories[-1]

    def _open_group(self) -> None:
        self._end_bytes()
        self._skipped = 0
        self._stack.append(self._state)
        if len(self._stack) > NESTED_GROUPS:
            raise too_large(self._page.name, f"has groups within groups more than {NESTED_GROUPS:,} deep")

    def _close_group(self) -> None:
        self._end_bytes()
        self._skipped = 0
        self._state = self._stack.pop()
        while self._story.depth > len(self._stack):
            self._end_story()

    def _read_sign(self, sign: str) -> None:
        self._end_bytes()
        self._skipped = 0
        if sign == "*":
            self._state = self._state._replace(is_ignored=True)
        elif sign in "\r\n":
            self._read_word("par", None)
        else:
            self._add_text(_SIGNS.get(sign, ""))

    def _read_text(self, text: str) -> None:
        skipped = min(self._skipped, len(text))
        self._skipped -= skipped
        if text.isascii():
            self._end_bytes()
            self._add_text(text[skipped:])
        else:
            self._bytes += text[skipped:].encode("latin-1")

    def _read_word(self, word: str, number: int | None) -> None:
        self._end_bytes()
        self._skipped = 0
        if word in _READ_APART:
            self._state = self._state._replace(apart=word, is_ignored=False)
            if word not in _TABLES:
                self._stories.append(_Story(word, len(self._stack)))
        elif word in destinations:
            self._state = self._state._replace(is_ignored=True)
        if self._state.is_ignored:
            return
        if word == "f":
            self._state = self._state._replace(font=number or 0)
        elif self._state.apart in _TABLES:
            self._read_table_word(word, number or 0)
        elif word in _STYLES:
            change: dict[str, Any] = {_STYLES[word]: number != 0}
            self._state = self._state._replace(**change)
        elif word in _TEXT:
            self._add_text(_TEXT[word])
        elif word in _BREAKS:
            self._end_paragraph()
        else:
            self._read_other_word(word, number)

    def _read_table_word(self, word: str, number: int) -> None:
        """Read a word of the tables of fonts and styles."""
        if word == "fcharset" and number in charset_map:
            self._encodings[self._state.font] = charset_map[number]
        elif word == "s":
            self._style = number

    def _read_other_word(self, word: str, number: int | None) -> None:
        """Read a word about a paragraph, a table or the whole document."""
        match word:
            case "u":
                self._add_text(chr((number or 0) % 0x10000))
                self._skipped = self._state.skipped_after_unicode
            case "uc":
                self._state = self._state._replace(skipped_after_unicode=min(number or 0, 10))
            case "ansicpg":
                self._encoding = f"cp{number}"
            case "plain":
                plain: dict[str, Any] = dict.fromkeys(_STYLES.values(), False)
                self._state = self._state._replace(**plain)
            case "pard":
                self._is_heading = self._is_in_table = False
            case "s":
                self._is_heading = number in self._headings
            case "outlinelevel":
                self._is_heading = number is not None and number < _BODY_LEVEL
            case "intbl":
                self._is_in_table = True
            case "trowd":
                self._shapes, self._shape = [], CellShape(0)
            case "clvmrg":
                self._shape = self._shape._replace(continues_above=True)
            case "clmrg":
                self._shape = self._shape._replace(continues_before=True)
            case "cellx":
                self._shapes.append(self._shape._replace(edge=number or 0))
                self._shape = CellShape(0)
            case "cell" if self._story.apart:
                self._end_paragraph()
            case "cell":
                self._end_cell()
            case "row" if not self._story.apart:
                self._end_row()

    def _end_bytes(self) -> None:
        """Add the bytes read so far as text, in the encoding of their font."""
        if not self._bytes:
            return
        content, self._bytes = bytes(self._bytes), bytearray()
        encoding = self._encodings.get(self._state.font, self._encoding)
        try:
            self._add_text(content.decode(encoding, "replace"))
        except LookupError:
            self._add_text(content.decode("cp1252", "replace"))

    def _add_text(self, text: str) -> None:
        state = self._state
        if state.is_ignored or not text:
            return
        if state.apart == "stylesheet":
            if text.strip().casefold().startswith(("heading", "title")):
                self._headings.add(self._style)
        elif state.apart not in _TABLES:
            paragraph = self._story.paragraph
            why = _DELETED if state.deleted else _HIDDEN if state.hidden else ""
            if why:
                paragraph.leave_out(text, why)
            else:
                paragraph.runs.append(Run(text, state.bold, state.italic, state.struck))

    def _end_paragraph(self) -> None:
        """End the paragraph, which goes into the cell being read, the story being read, or else onto the page."""
        story = self._story
        paragraph, story.paragraph = story.paragraph, Paragraph()
        paragraph.is_heading = self._is_heading
        if story.apart:
            story.paragraphs.append(paragraph)
        elif self._is_in_table:
            self._cell.append(paragraph)
        else:
            self._end_table()
            paragraph.add_to(self._page, self._notes)

    def _end_story(self) -> None:
        """End a story, which goes where it belongs."""
        self._end_paragraph()
        story = self._stories.pop()
        around = self._story
        words = " ".join(paragraph.text for paragraph in story.paragraphs)
        match story.apart:
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
                    paragraph.add_to(self._page, self._notes, _EDGES[edge])

    def _add_box(self, paragraphs: list[Paragraph]) -> None:
        """Add the paragraphs of a text box, which stand before the paragraph that it is fixed to."""
        if self._story.apart:
            self._story.paragraphs += paragraphs
        elif self._is_in_table:
            self._cell += paragraphs
        else:
            self._end_table()
            for paragraph in paragraphs:
                paragraph.add_to(self._page, self._notes)

    def _end_cell(self) -> None:
        self._is_in_table = True
        self._end_paragraph()
        self._cells.append(self._cell)
        self._cell = []

    def _end_row(self) -> None:
        self._table.rows.append((self._cells, self._shapes))
        self._cells = []

    def _end_table(self) -> None:
        """Add the table read so far to the page."""
        table, self._table = self._table, RichTextTable()
        if table.rows:
            table.add_to(self._page, self._notes)
