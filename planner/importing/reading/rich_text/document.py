"""A Rich Text document (RTF) as a page: its visible text and tables; comments and deletions are left out."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from striprtf.striprtf import charset_map, destinations, specialchars

from planner.importing.page import Page
from planner.importing.reading.limits import NESTED_GROUPS, RICH_TEXT_PIECES, too_large
from planner.importing.reading.rich_text.stories import STORIES, Stories
from planner.importing.reading.rich_text.table import CellShape
from planner.importing.reading.runs import Run

_PIECE = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|"
    r"(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\"
)
_TABLES = {"stylesheet", "fonttbl"}
"""The destinations that are read for what they say of styles and fonts."""
_STYLES = {"b": "bold", "i": "italic", "strike": "struck", "striked": "struck", "deleted": "deleted", "v": "hidden"}
"""The words that turn a style on, or with 0 off."""
_BREAKS = {"par", "sect", "page", "column", "nestcell", "nestrow"}
_TEXT = {word: text for word, text in specialchars.items() if word.isalpha() and word not in {*_BREAKS, "cell", "row"}}
_SIGNS = {"~": " ", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\"}
_DELETED = "it was deleted with tracked changes"
_HIDDEN = "it is hidden text"
_BODY_LEVEL = 9


class _State(NamedTuple):
    """What a group says of the text in it; ``destination`` is where the text belongs."""

    destination: str = ""
    is_ignored: bool = False
    bold: bool = False
    italic: bool = False
    struck: bool = False
    deleted: bool = False
    hidden: bool = False
    font: int = 0
    skipped_after_unicode: int = 1


def read_rich_text(content: bytes, name: str) -> Page:
    """Return the page that a Rich Text document shows."""
    reader = _Reader(name)
    reader.read(content.decode("latin-1"))  # each byte a character: what it means depends on its font
    return reader.finished()


class _Reader:
    """Reads the pieces of a document in order, and adds its paragraphs and tables to a page."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._stories = Stories(name)
        self._stack: list[_State] = []
        self._state = _State()
        self._bytes = bytearray()
        self._skipped = 0  # the characters still to skip after one given as a number
        self._encoding = "cp1252"
        self._encodings: dict[int, str] = {}  # by font
        self._headings: set[int] = set()
        self._style = 0
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
                raise too_large(self._name, f"has more than {RICH_TEXT_PIECES:,} pieces")
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
        """Return the page of what was read."""
        self._end_bytes()
        return self._stories.finished()

    def _open_group(self) -> None:
        self._end_bytes()
        self._skipped = 0
        self._stack.append(self._state)
        if len(self._stack) > NESTED_GROUPS:
            raise too_large(self._name, f"has groups within groups more than {NESTED_GROUPS:,} deep")

    def _close_group(self) -> None:
        self._end_bytes()
        self._skipped = 0
        self._state = self._stack.pop()
        self._stories.end_deeper(len(self._stack))

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
        if word in STORIES or word in _TABLES:
            self._state = self._state._replace(destination=word, is_ignored=False)
            if word in STORIES:
                self._stories.begin(word, len(self._stack))
        elif word in destinations:
            self._state = self._state._replace(is_ignored=True)
        if self._state.is_ignored:
            return
        if word == "f":
            self._state = self._state._replace(font=number or 0)
        elif self._state.destination in _TABLES:
            self._read_table_word(word, number or 0)
        elif word in _STYLES:
            change: dict[str, Any] = {_STYLES[word]: number != 0}
            self._state = self._state._replace(**change)
        elif word in _TEXT:
            self._add_text(_TEXT[word])
        elif word in _BREAKS:
            self._stories.end_paragraph()
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
                self._stories.is_heading = self._stories.is_in_table = False
            case "s":
                self._stories.is_heading = number in self._headings
            case "outlinelevel":
                self._stories.is_heading = number is not None and number < _BODY_LEVEL
            case "intbl":
                self._stories.is_in_table = True
            case "trowd":
                self._stories.shapes, self._shape = [], CellShape(0)
            case "clvmrg":
                self._shape = self._shape._replace(continues_above=True)
            case "clmrg":
                self._shape = self._shape._replace(continues_before=True)
            case "cellx":
                self._stories.shapes.append(self._shape._replace(edge=number or 0))
                self._shape = CellShape(0)
            case "cell":
                self._stories.end_cell()
            case "row":
                self._stories.end_row()

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
        if state.destination == "stylesheet":
            if text.strip().casefold().startswith(("heading", "title")):
                self._headings.add(self._style)
        elif state.destination not in _TABLES:
            paragraph = self._stories.paragraph
            why = _DELETED if state.deleted else _HIDDEN if state.hidden else ""
            if why:
                paragraph.leave_out(text, why)
            else:
                paragraph.runs.append(Run(text, state.bold, state.italic, state.struck))
